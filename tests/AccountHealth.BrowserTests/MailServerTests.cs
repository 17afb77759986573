using System.Text.Json;
using AccountHealth.BrowserTests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AccountHealth.BrowserTests;

/// <summary>What becomes of a mail when the mail server is not in the mood.</summary>
[Collection(WithBrowser.Name)]
public class MailServerTests(Browser browser)
{
    private const string Good = "good@agency.example";
    private const string Refuse = "refuse@agency.example";
    private const string Defer = "defer@agency.example";
    private const string Drop = "drop@agency.example";

    [Fact]
    public async Task Each_recipient_gets_an_answer_of_its_own()
    {
        await using var server = await MailServer.StartAsync();
        await using var product = await ToldAsync(server, Good, Refuse, Defer);

        await product.RunAsync("check", "deliver");
        await product.RunAsync("check", "deliver");

        Assert.Single(server.MailsTo(Good));
        Assert.Empty(server.MailsTo(Refuse));
        Assert.Empty(server.MailsTo(Defer));
        var told = await DeliveriesAsync(product);
        Assert.Equal("sent", told[Good].State);
        Assert.Equal("refused", told[Refuse].State);
        Assert.Contains("550", told[Refuse].Error, StringComparison.Ordinal);
        Assert.Contains("No such mailbox here", told[Refuse].Error, StringComparison.Ordinal);
        Assert.Equal("deferred", told[Defer].State);
        Assert.Contains("451", told[Defer].Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deferred_mail_is_sent_by_a_retry_from_the_notices_page()
    {
        await using var server = await MailServer.StartAsync();
        await using var product = await ToldAsync(server, Defer);
        await product.RunAsync("check", "deliver");
        server.AcceptDeferred();
        await product.StartAsync();
        var page = await browser.PageAsync(product.Url);
        await page.SetUpAsync(product);
        await page.OpenAsync("/notices");
        await Expect(page.Row(Defer)).ToContainTextAsync("Try again later");

        await page.Row(Defer).GetByRole(AriaRole.Button, new() { Name = "Retry" }).ClickAsync();

        Assert.Single(await server.WaitForAsync(Defer));
        await Expect(page.Row(Defer)).ToContainTextAsync("Sent");
    }

    [Fact]
    public async Task A_connection_lost_after_the_mail_was_handed_over_repeats_it_under_the_same_Message_ID()
    {
        await using var server = await MailServer.StartAsync();
        await using var product = await ToldAsync(server, Drop);
        await product.RunAsync("check", "deliver");
        Assert.Equal("deferred", (await DeliveriesAsync(product))[Drop].State);
        await product.StartAsync();
        var page = await browser.PageAsync(product.Url);
        await page.SetUpAsync(product);
        await page.OpenAsync("/notices");

        await page.Row(Drop).GetByRole(AriaRole.Button, new() { Name = "Retry" }).ClickAsync();

        var mails = await server.WaitForAsync(Drop, 2);
        Assert.Equal(mails[0].MessageId, mails[1].MessageId);
        await Expect(page.Row(Drop)).ToContainTextAsync("Sent");
    }

    [Fact]
    public async Task A_test_sends_the_true_mail_and_says_of_each_recipient_what_the_server_answered()
    {
        await using var server = await MailServer.StartAsync();
        await using var product = await ToldAsync(server, Good, Refuse);
        await product.StartAsync();
        var page = await browser.PageAsync(product.Url);
        await page.SetUpAsync(product);
        await page.OpenAsync("/macros");
        await page.GetByRole(AriaRole.Link, new() { Name = "Warn" }).ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Send a test…" }).ClickAsync();
        await page.GetByLabel("Everybody this macro tells").CheckAsync();
        await page.ChooseAsync("Send test");

        var results = page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Listitem);
        await Expect(results.Filter(new() { HasText = Good })).ToContainTextAsync("Accepted");
        await Expect(results.Filter(new() { HasText = Refuse })).ToContainTextAsync("550 5.1.1 No such mailbox here");
        Assert.Contains("Kestrel Air", (await server.WaitForAsync(Good))[0].Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_from_a_file_are_only_text_in_the_mail()
    {
        await using var server = await MailServer.StartAsync();
        await using var product = await Installed.WithAsync(
            Settings(server), AccountFile.Page("1", "<b>Kestrel</b> & Sons 日本", "", "Rosa <img src=x>", TimeSpan.FromDays(3)));
        await product.SaveMacroAsync("Warn", [Good], [7]);

        await product.RunAsync("check", "deliver");

        var mail = Assert.Single(server.MailsTo(Good));
        Assert.Contains("<b>Kestrel</b> & Sons 日本", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("<b>Kestrel</b> & Sons 日本", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Kestrel", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x>", mail.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Kestrel&lt;/b&gt; &amp; Sons", mail.Html, StringComparison.Ordinal);
    }

    private static async Task<Product> ToldAsync(MailServer server, params string[] recipients)
    {
        var product = await Installed.WithAsync(Settings(server), AccountFile.Page("1", "Kestrel Air", "", "Rosa Silva", TimeSpan.FromDays(3)));
        await product.SaveMacroAsync("Warn", recipients, [7]);
        return product;
    }

    private static (string Key, string Value)[] Settings(MailServer server) =>
        [.. server.Settings, ("PublicUrl", "https://health.agency.example"), ("Notifications:Enabled", "true")];

    private static async Task<Dictionary<string, (string State, string Error)>> DeliveriesAsync(Product product)
    {
        using var notices = JsonDocument.Parse(await product.RunAsync("notices", "--json"));
        return notices.RootElement.EnumerateArray().SelectMany(notice => notice.GetProperty("deliveries").EnumerateArray()).ToDictionary(
            delivery => delivery.GetProperty("to").GetString()!,
            delivery => (delivery.GetProperty("state").GetString()!, delivery.GetProperty("error").GetString() ?? ""));
    }
}

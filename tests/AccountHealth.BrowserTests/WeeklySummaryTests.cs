using AccountHealth.BrowserTests.Running;
using static Microsoft.Playwright.Assertions;

namespace AccountHealth.BrowserTests;

[Collection(WithBrowser.Name)]
public class WeeklySummaryTests(Browser browser)
{
    [Fact]
    public async Task The_week_is_mailed_to_the_admin_once_and_shows_among_the_notices()
    {
        await using var server = await MailServer.StartAsync();
        await using var product = await Installed.WithAsync(
            [.. server.Settings, ("PublicUrl", "https://health.agency.example"), ("Notifications:Enabled", "true")],
            AccountFile.Page("1", "<b>Kestrel</b> Air", "", "Rosa Silva", TimeSpan.FromDays(3)));
        await product.StartAsync();
        var page = await browser.PageAsync(product.Url);
        await page.SetUpAsync(product);

        var first = await product.RunAsync("check", "summary");
        var second = await product.RunAsync("check", "summary");
        await product.RunAsync("check", "all");

        Assert.Contains("1 summary written", first, StringComparison.Ordinal);
        Assert.Contains("was sent before", second, StringComparison.Ordinal);
        var mail = Assert.Single(server.MailsTo(Product.Admin), one => one.Subject.StartsWith("Week ", StringComparison.Ordinal));
        Assert.Contains("1 account to come", mail.Subject, StringComparison.Ordinal);
        Assert.StartsWith("<weekly-", mail.MessageId, StringComparison.Ordinal);
        Assert.Contains("* <b>Kestrel</b> Air (Facebook page)", mail.Text, StringComparison.Ordinal);
        Assert.Contains("https://health.agency.example/accounts/facebook/page/1", mail.Links);
        Assert.DoesNotContain("<b>Kestrel</b>", mail.Html, StringComparison.Ordinal);
        await page.OpenAsync("/notices?kind=weekly-summary");
        await Expect(page.Row(Product.Admin)).ToContainTextAsync("Weekly summary");
        await Expect(page.Row(Product.Admin)).ToContainTextAsync("Sent");
    }
}

using AccountHealth.BrowserTests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AccountHealth.BrowserTests;

/// <summary>The product's main job as its three kinds of users see it, from a file to the mail in somebody's inbox.</summary>
[Collection(WithBrowser.Name)]
public class MainJobTests(Browser browser)
{
    private const string Owner = "olga.owner@agency.example";

    [Fact]
    public async Task An_imported_account_is_covered_by_a_macro_and_its_owner_follows_the_mail_to_it()
    {
        await using var server = await MailServer.StartAsync();
        await using var product = Product.New();
        await product.StartAsync();
        var page = await browser.PageAsync(product.Url);
        await page.SetUpAsync(product);

        await ImportAsync(page, AccountFile.Write(
            product,
            AccountFile.Page("100", "Kestrel Air", Owner, "Rosa Silva", TimeSpan.FromHours(6)),
            AccountFile.Page("101", "Maple Bank", Owner, "Omar Haddad", TimeSpan.FromDays(50))));
        await SetMailAsync(page, server, product.Url);
        await CreateMacroAsync(page);

        await Expect(await page.RunCheckAsync("Deliver")).ToContainTextAsync(" sent");
        var mail = Assert.Single(await server.WaitForAsync(Owner));
        Assert.Contains("Kestrel Air", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("Rosa Silva", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Maple Bank", mail.Text, StringComparison.Ordinal);
        var link = Assert.Single(mail.Links, one => one.Contains("/accounts/", StringComparison.Ordinal));
        Assert.Contains(link, mail.Html, StringComparison.Ordinal);

        var reader = await browser.PageAsync(product.Url);
        await reader.GotoAsync(link);
        await reader.GetByLabel("E-mail").FillAsync(Product.Admin);
        await reader.GetByLabel("Password").FillAsync(Product.Password);
        await reader.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(reader.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Kestrel Air");

        await page.OpenAsync("/notices");
        var row = page.GetByRole(AriaRole.Row, new() { Name = Owner });
        await Expect(row).ToContainTextAsync("Sent");
        await row.GetByRole(AriaRole.Button, new() { Name = "Mail" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync(mail.Subject);
    }

    private static async Task ImportAsync(IPage page, string file)
    {
        await page.OpenAsync("/import");
        await page.ChooseFileAsync(file);
        await Expect(page.GetByText("2 accounts new")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Imported.")).ToBeVisibleAsync();
    }

    private static async Task SetMailAsync(IPage page, MailServer server, string address)
    {
        await page.OpenAsync("/settings");
        await page.GetByLabel("SMTP server").FillAsync("127.0.0.1");
        await page.GetByLabel("Port", new() { Exact = true }).FillAsync(server.Port.ToString());
        await page.GetByLabel("Sender address").FillAsync("health@agency.example");
        await page.GetByLabel("Encrypt with STARTTLS").UncheckAsync();
        await page.GetByLabel("Public address").FillAsync(address);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save settings" }).ClickAsync();
        await Expect(page.GetByText("Saved.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send a test to me" }).ClickAsync();
        await server.WaitForAsync(Product.Admin);
        await page.GetByRole(AriaRole.Button, new() { Name = "Turn sending on" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Turn sending off" })).ToBeVisibleAsync();
    }

    private static async Task CreateMacroAsync(IPage page)
    {
        await page.OpenAsync("/macros/new");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Warn owners");
        var plan = page.GetByRole(AriaRole.Row, new() { Name = "Kestrel Air" });
        await Expect(plan).ToContainTextAsync(Owner);
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Maple Bank" })).ToHaveCountAsync(3);
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove 30 days" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Maple Bank" })).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and apply to 2" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Warn owners" })).ToBeVisibleAsync();
    }
}

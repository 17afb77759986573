using AccountHealth.BrowserTests.Running;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AccountHealth.BrowserTests;

/// <summary>A new user, an empty folder, and the list of what is still to be done.</summary>
[Collection(WithBrowser.Name)]
public class FirstQuarterHourTests(Browser browser)
{
    [Fact]
    public async Task The_list_leads_from_the_first_sign_in_to_mail_that_is_sent_and_then_goes_away()
    {
        await using var server = await MailServer.StartAsync();
        await using var product = Product.New();
        await product.StartAsync();
        var page = await browser.PageAsync(product.Url);
        await page.SetUpAsync(product);
        await page.OpenAsync("/");
        await Expect(page.GetByText("0 of 7")).ToBeVisibleAsync();
        Assert.Empty((await page.RunAxe()).Violations.Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}"));

        await FollowAsync(page, "Say how mail leaves", "Settings");
        await page.GetByLabel("SMTP server").FillAsync("127.0.0.1");
        await page.GetByLabel("Port", new() { Exact = true }).FillAsync($"{server.Port}");
        await page.GetByLabel("Encrypt with STARTTLS").UncheckAsync();
        await page.GetByLabel("Public address").FillAsync(product.Url);
        await page.ChooseAsync("Save settings");
        await Expect(page.GetByText("Saved.")).ToBeVisibleAsync();
        await page.ChooseAsync("Send a test to me");
        await Expect(page.GetByText($"Accepted for {Product.Admin}.")).ToBeVisibleAsync();

        await TodayAsync(page, "3 of 7");
        await FollowAsync(page, "Import the accounts", "Import");
        await page.ChooseFileAsync(AccountFile.Write(
            product, AccountFile.Page("1", "Kestrel Air", "olga@agency.example", "Rosa Silva", TimeSpan.FromDays(3))));
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Imported.")).ToBeVisibleAsync();

        await TodayAsync(page, "5 of 7");
        await FollowAsync(page, "Say who is warned, and when", "macro");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Standard");
        await page.ChooseAsync("Save and apply to 1");
        await page.WaitForURLAsync(url => !url.Contains("/macros/new", StringComparison.Ordinal));

        await TodayAsync(page, "6 of 7");
        await FollowAsync(page, "Turn sending on", "Settings");
        await page.ChooseAsync("Turn sending on");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Turn sending off" })).ToBeVisibleAsync();

        await page.OpenAsync("/");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Runway by week" })).ToBeVisibleAsync();
        await Expect(page.GetByText("Getting started")).ToHaveCountAsync(0);
    }

    private static async Task TodayAsync(IPage page, string progress)
    {
        await page.OpenAsync("/");
        await Expect(page.GetByText(progress)).ToBeVisibleAsync();
    }

    private static async Task FollowAsync(IPage page, string step, string heading)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = step }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(heading);
    }
}

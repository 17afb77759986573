using AccountHealth.BrowserTests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AccountHealth.BrowserTests;

[Collection(WithBrowser.Name)]
public class CoverageTests(Browser browser)
{
    [Fact]
    public async Task An_account_nobody_would_be_told_about_is_found_from_Today_and_mended_where_it_is_listed()
    {
        await using var product = await Installed.WithAsync(
            [],
            AccountFile.Page("1", "Kestrel Air", "olga@agency.example", "Rosa Silva", TimeSpan.FromDays(20)),
            AccountFile.Page("2", "Maple Bank", "olga@agency.example", "Omar Haddad", TimeSpan.FromDays(50)));
        await product.SaveMacroAsync("Warn", ["owner"], [7], """{"ids": ["facebook/page/1"]}""");
        await product.StartAsync();
        var page = await browser.PageAsync(product.Url);
        await page.SetUpAsync(product);

        await page.OpenAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "See why" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("1 account nobody would be told about in time.");
        await page.GetByRole(AriaRole.Link, new() { Name = "No macro" }).ClickAsync();
        await page.WaitForURLAsync("**/coverage?why=no-macro");
        await page.GetByLabel("Maple Bank", new() { Exact = true }).CheckAsync();
        await page.ChooseAsync("Apply macro");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Choose macro" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Every account has somebody who would be told.");
        await Expect(page.GetByText("2 accounts are watched.")).ToBeVisibleAsync();
    }
}

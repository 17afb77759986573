using AccountHealth.BrowserTests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AccountHealth.BrowserTests;

[Collection(WithDemo.Name)]
public class AccountsTests(Browser browser, Demo demo)
{
    [Fact]
    public async Task An_account_is_found_by_filter_and_search_and_the_address_leads_there_again()
    {
        var page = await demo.PageAsync(browser);
        await page.OpenAsync("/accounts");

        await page.GetByLabel("Network").SelectOptionAsync("LinkedIn");
        await page.GetByLabel("Expiry").SelectOptionAsync("within 30 days");
        await page.GetByLabel("Search name, id or person").FillAsync("orchid");

        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(2);
        await Expect(page.Row("Orchid Hotels España")).ToContainTextAsync("16 days");
        Assert.Contains("network=linkedin", page.Url, StringComparison.Ordinal);
        await page.ReloadAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(2);
        await Expect(page.GetByLabel("Search name, id or person")).ToHaveValueAsync("orchid");
    }

    [Fact]
    public async Task A_search_without_a_match_says_what_was_asked_and_how_to_go_back()
    {
        var page = await demo.PageAsync(browser);
        await page.OpenAsync("/accounts?status=expiring");

        await page.GetByLabel("Search name, id or person").FillAsync("zeppelin");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "No account matches" })).ToBeVisibleAsync();
        await Expect(page.GetByText("zeppelin")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Clear the filters" }).ClickAsync();
        await Expect(page.Row("Quill Books FR")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Tabs_sorting_and_going_back_keep_to_the_address()
    {
        var page = await demo.PageAsync(browser);
        await page.OpenAsync("/accounts");
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("Deactivated");

        await page.GetByRole(AriaRole.Navigation, new() { Name = "Status" }).GetByRole(AriaRole.Link, new() { Name = "Expiring" }).ClickAsync();
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("3 days");
        await page.GetByRole(AriaRole.Columnheader, new() { Name = "Account" }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("Blue Lantern Tea");
        await page.GoBackAsync();
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("Kestrel Air ads");
        await page.GoBackAsync();
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("Deactivated");
    }

    [Fact]
    public async Task Many_accounts_come_page_by_page()
    {
        await using var product = Product.New();
        await product.RunAsync("import", AccountFile.Write(product, [.. Enumerable.Range(1, 120).Select(number =>
            AccountFile.Page($"{number}", $"Shop {number:000}", "", "Rosa Silva", TimeSpan.FromDays(90)))]));
        await product.StartAsync();
        var page = await browser.PageAsync(product.Url);
        await page.SetUpAsync(product);

        await page.OpenAsync("/accounts?sort=name");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(50);
        await page.GetByRole(AriaRole.Link, new() { Name = "Next" }).ClickAsync();
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("Shop 051");
        await page.GetByRole(AriaRole.Link, new() { Name = "Next" }).ClickAsync();

        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(20);
        await Expect(page.GetByText("101–120 of 120")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_macro_is_applied_to_the_chosen_accounts()
    {
        await using var product = await Installed.WithAsync(
            [("Notifications:Enabled", "true")],
            AccountFile.Page("1", "Kestrel Air", "", "Rosa Silva", TimeSpan.FromDays(50)),
            AccountFile.Page("2", "Maple Bank", "", "Omar Haddad", TimeSpan.FromDays(60)));
        await product.SaveMacroAsync("Warn early", ["ops@agency.example"], [14], accounts: """{"tag": "vip"}""");
        await product.StartAsync();
        var page = await browser.PageAsync(product.Url);
        await page.SetUpAsync(product);
        await page.OpenAsync("/accounts");
        await Expect(page.Row("Maple Bank")).ToContainTextAsync("Nobody told");

        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Maple Bank" }).CheckAsync();
        await page.ChooseAsync("Apply macro");
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Warn early").CheckAsync();
        await page.ChooseAsync("Choose macro");

        await Expect(page.Row("Maple Bank")).ToContainTextAsync("Warn early");
        await Expect(page.Row("Kestrel Air")).ToContainTextAsync("Nobody told");
    }
}

using AccountHealth.BrowserTests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AccountHealth.BrowserTests;

/// <summary>One account, two users: Rosa's token is in use, Omar's stands by and lasts longer.</summary>
[Collection(WithBrowser.Name)]
public class AuthenticateTokensTests(Browser browser)
{
    private const string Account = "/accounts/facebook/page/1";

    [Fact]
    public async Task They_show_who_authorized_the_account_until_when_and_whose_turn_it_is()
    {
        await using var product = await TwoUsersAsync();
        var page = await SignedInAsync(product);

        await page.OpenAsync(Account);

        await Expect(page.Row("Rosa Silva").First).ToContainTextAsync("In use");
        await Expect(page.Row("Rosa Silva").First).ToContainTextAsync("6 days");
        await Expect(page.Row("Omar Haddad").First).ToContainTextAsync("Standby");
        await Expect(page.Row("Omar Haddad").First).ToContainTextAsync("40 days");
        await Expect(page.GetByText("in 40 days").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Another_token_made_active_runs_the_account_and_an_open_page_shows_it_by_itself()
    {
        await using var product = await TwoUsersAsync();
        var page = await SignedInAsync(product);
        var onlooker = await page.Context.NewPageAsync();
        await onlooker.OpenAsync(Account);
        await page.OpenAsync(Account);

        await page.GetByLabel("Actions for Omar Haddad").ClickAsync();
        await page.ChooseAsync("Make active");

        await Expect(page.Row("Omar Haddad").First).ToContainTextAsync("In use");
        await Expect(page.Row("Rosa Silva").First).ToContainTextAsync("Standby");
        await Expect(onlooker.Row("Omar Haddad").First).ToContainTextAsync("In use");
        await Expect(onlooker.GetByText("Made Omar Haddad active").Or(onlooker.GetByText("Omar Haddad made active")).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Withdrawing_lists_first_what_each_account_of_the_login_loses()
    {
        await using var product = await TwoUsersAsync();
        var page = await SignedInAsync(product);
        await page.OpenAsync(Account);

        await page.GetByLabel("Actions for Rosa Silva").ClickAsync();
        await page.ChooseAsync("Withdraw…");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("All 2 accounts of this login").CheckAsync();
        await Expect(dialog.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Kestrel Air" })).ToContainTextAsync("moves to Omar Haddad’s token");
        await Expect(dialog.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Maple Bank" })).ToContainTextAsync("is deactivated at once: nobody else covers it");
        await page.ChooseAsync("Withdraw from 2 accounts");

        await Expect(page.Row("Omar Haddad").First).ToContainTextAsync("In use");
        await page.OpenAsync("/accounts?status=deactivated");
        await Expect(page.Row("Maple Bank")).ToContainTextAsync("Withdrawn");
    }

    [Fact]
    public async Task A_new_end_recorded_for_a_login_reaches_all_its_accounts()
    {
        await using var product = await TwoUsersAsync();
        var page = await SignedInAsync(product);
        await page.OpenAsync("/accounts/facebook/page/2");

        await page.GetByLabel("Actions for Rosa Silva").ClickAsync();
        await page.ChooseAsync("Renewed: new end…");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Access").First.FillAsync(InDays(55));
        await dialog.GetByRole(AriaRole.Button).Filter(new() { HasText = "Record" }).ClickAsync();

        await Expect(page.GetByText("in 55 days").First).ToBeVisibleAsync();
        await page.OpenAsync(Account);
        await Expect(page.Row("Rosa Silva").First).ToContainTextAsync("55 days");
    }

    [Fact]
    public async Task A_reason_recorded_by_a_person_deactivates_what_nobody_else_covers()
    {
        await using var product = await TwoUsersAsync();
        var page = await SignedInAsync(product);
        await page.OpenAsync("/accounts/facebook/page/2");

        await page.GetByLabel("Actions for Rosa Silva").ClickAsync();
        await page.ChooseAsync("Record a reason…");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Reason").SelectOptionAsync(new SelectOptionValue { Label = "Password changed" });
        await dialog.GetByLabel("Note").FillAsync("She told us on the phone.");
        await dialog.GetByRole(AriaRole.Button).Filter(new() { HasText = "Record" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Deactivated");
        await Expect(page.GetByText("She told us on the phone.").First).ToBeVisibleAsync();
        await page.OpenAsync(Account);
        await Expect(page.Row("Omar Haddad").First).ToContainTextAsync("In use");
    }

    [Fact]
    public async Task A_paused_account_says_so_until_it_is_resumed()
    {
        await using var product = await TwoUsersAsync();
        var page = await SignedInAsync(product);
        await page.OpenAsync(Account);
        var title = page.GetByRole(AriaRole.Heading, new() { Level = 1 });
        var more = page.GetByText("Moreexpand_more");

        await more.ClickAsync();
        await page.ChooseAsync("Pause…");
        await page.ChooseAsync("Pause 1 account");
        await Expect(title).ToContainTextAsync("Paused");
        await page.OpenAsync(Account);
        await more.ClickAsync();
        await page.ChooseAsync("Resume");

        await Expect(title).Not.ToContainTextAsync("Paused");
    }

    private static Task<Product> TwoUsersAsync() => Installed.WithAsync(
        [],
        AccountFile.Page("1", "Kestrel Air", "", "Rosa Silva", TimeSpan.FromHours(140)),
        AccountFile.Page("1", "Kestrel Air", "", "Omar Haddad", TimeSpan.FromHours(950), order: 2),
        AccountFile.Page("2", "Maple Bank", "", "Rosa Silva", TimeSpan.FromHours(140)));

    private static string InDays(int days) =>
        TimeProvider.System.GetUtcNow().AddDays(days).AddHours(-3).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<IPage> SignedInAsync(Product product)
    {
        await product.StartAsync();
        var page = await browser.PageAsync(product.Url);
        await page.SetUpAsync(product);
        return page;
    }
}

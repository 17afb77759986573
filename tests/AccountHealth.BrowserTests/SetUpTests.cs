using AccountHealth.BrowserTests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AccountHealth.BrowserTests;

[Collection(WithBrowser.Name)]
public class SetUpTests(Browser browser)
{
    [Fact]
    public async Task The_first_admin_is_made_with_the_printed_code_and_finds_an_empty_house()
    {
        await using var product = Product.New();
        await product.StartAsync();
        var page = await browser.PageAsync(product.Url);

        await page.SetUpAsync(product);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "No accounts yet." })).ToBeVisibleAsync();
        await page.OpenAsync("/accounts");
        await Expect(page.GetByText("Here every social and ad account appears")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_wrong_code_makes_no_admin()
    {
        await using var product = Product.New();
        await product.StartAsync();
        var page = await browser.PageAsync(product.Url);
        await page.GotoAsync("/");

        await page.GetByLabel("Set-up code").FillAsync("WRONGCODE1");
        await page.GetByLabel("Your e-mail").FillAsync("thief@example.com");
        await page.GetByLabel("Password").FillAsync("a long enough password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make admin and sign in" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("not the set-up code");
        await page.GotoAsync("/accounts");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Make the first admin" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_user_out()
    {
        await using var product = Product.New();
        await product.StartAsync();
        await (await browser.PageAsync(product.Url)).SetUpAsync(product);
        var stranger = await browser.PageAsync(product.Url);

        for (var attempt = 0; attempt < 6; attempt++)
        {
            await stranger.GotoAsync("/sign-in");
            await stranger.GetByLabel("E-mail").FillAsync(Product.Admin);
            await stranger.GetByLabel("Password").FillAsync("wrong password");
            await stranger.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
            await Expect(stranger.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        }

        await Expect(stranger.GetByRole(AriaRole.Alert)).ToContainTextAsync("Too many wrong passwords");
    }

    [Fact]
    public async Task A_user_added_on_the_command_line_has_to_change_the_password_first()
    {
        await using var product = Product.New();
        var printed = await product.RunAsync("user", "add", "Ops@Agency.example", "--role", "ops");
        await product.StartAsync();
        var page = await browser.PageAsync(product.Url);

        await page.SignInAsync("ops@agency.example", printed.Split(": ")[^1].Trim());
        await Expect(page.GetByText("Somebody else chose your password")).ToBeVisibleAsync();
        await page.GotoAsync("/accounts");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Change password" })).ToBeVisibleAsync();
        await page.GetByLabel("Password so far").FillAsync(printed.Split(": ")[^1].Trim());
        await page.GetByLabel("New password").FillAsync("my very own words");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change password" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Macros" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Settings" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Ops_cannot_open_what_is_for_admins()
    {
        await using var product = Product.New();
        var printed = await product.RunAsync("user", "add", "ops@agency.example", "--role", "ops");
        await product.StartAsync();
        var page = await browser.PageAsync(product.Url);
        await page.SignInAsync("ops@agency.example", printed.Split(": ")[^1].Trim());
        await page.GetByLabel("Password so far").FillAsync(printed.Split(": ")[^1].Trim());
        await page.GetByLabel("New password").FillAsync("my very own words");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change password" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Macros" })).ToBeVisibleAsync();

        foreach (var path in new[] { "/settings", "/users", "/import" })
        {
            await page.GotoAsync(path);
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "You may not see this page" })).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task A_second_server_on_the_same_data_is_refused_with_what_to_do()
    {
        await using var product = Product.New();
        await product.StartAsync();

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => product.RunAsync("serve"));

        Assert.Contains("Another Account Health already serves", refusal.Message, StringComparison.Ordinal);
    }
}

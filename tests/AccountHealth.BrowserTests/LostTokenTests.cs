using AccountHealth.BrowserTests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AccountHealth.BrowserTests;

/// <summary>What happens at a network is found out by one verify check, and told in one mail to each who has to know.</summary>
[Collection(WithNetworks.Name)]
public class LostTokenTests(Networks networks)
{
    private readonly Sandbox _sandbox = networks.Sandbox;
    private readonly IPage _admin = networks.Admin;

    [Fact]
    public async Task A_changed_password_moves_all_accounts_of_the_login_to_the_next_person_and_is_one_mail()
    {
        const string Owner = "pia.owner@agency.example";
        await _sandbox.AddPersonAsync("Mbali Petrov");
        await _sandbox.AddPersonAsync("Lena Fischer");
        await _sandbox.AddAccountAsync("facebook", "page", "301", "Jolt Energy", "Mbali Petrov", "Lena Fischer");
        await _sandbox.AddAccountAsync("facebook", "page", "302", "Jolt Solar", "Mbali Petrov", "Lena Fischer");
        await networks.ConnectAsync("Facebook", "Mbali Petrov", Owner, "Jolt Energy", "Jolt Solar");
        await networks.ConnectAsync("Facebook", "Lena Fischer", "", "Jolt Energy", "Jolt Solar");
        await _sandbox.OrderAsync("change-password", new { network = "facebook", person = "Mbali Petrov" });

        await Expect(await _admin.RunCheckAsync("Verify")).ToContainTextAsync("1 refused");
        // Beside the server, and done when it ends: whatever there is to send was sent.
        await networks.Product.RunAsync("check", "deliver");

        var mail = Assert.Single(await networks.Mails.WaitForAsync(Owner));
        Assert.Equal("2 accounts moved to a standby token", mail.Subject);
        Assert.Contains("Jolt Energy", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Jolt Solar", mail.Text, StringComparison.Ordinal);
        Assert.Contains("It now runs on Lena Fischer’s token.", mail.Text, StringComparison.Ordinal);
        var told = Assert.Single(networks.Mails.MailsTo(Product.Admin), one => one.Text.Contains("Jolt", StringComparison.Ordinal));
        Assert.Contains("Jolt Energy", told.Text, StringComparison.Ordinal);
        Assert.Contains("Jolt Solar", told.Text, StringComparison.Ordinal);
        foreach (var id in new[] { "301", "302" })
        {
            await _admin.OpenAsync("/accounts/facebook/page/" + id);
            await Expect(_admin.Row("Lena Fischer").First).ToContainTextAsync("In use");
            await Expect(_admin.Row("Mbali Petrov").First).ToContainTextAsync("Password changed");
            await Expect(_admin.GetByText("Moved from Mbali Petrov to Lena Fischer")).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task The_mail_about_a_revoked_last_token_leads_its_owner_to_an_account_that_works_again()
    {
        var owner = AccountFile.AddressOf("Nora Quist");
        await _sandbox.AddPersonAsync("Nora Quist");
        await _sandbox.AddAccountAsync("linkedin", "page", "311", "Nordic Home", "Nora Quist");
        await networks.ConnectAsync("LinkedIn", "Nora Quist", owner, "Nordic Home");
        await _sandbox.OrderAsync("revoke", new { network = "linkedin", person = "Nora Quist" });

        await Expect(await _admin.RunCheckAsync("Verify")).ToContainTextAsync("1 refused");
        await _admin.RunCheckAsync("Deliver");

        var mail = Assert.Single(await networks.Mails.WaitForAsync(owner));
        Assert.Equal("Nordic Home is deactivated", mail.Subject);
        Assert.Contains("Permitted services", mail.Text, StringComparison.Ordinal);
        Assert.Contains(networks.Product.Url + "/guidance/linkedin#access-revoked", mail.Links);
        var page = await networks.VisitorAsync();
        await page.GotoAsync(mail.SignInLink);
        await page.WaitForURLAsync("**/accounts/linkedin/page/311");
        await page.LiveAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "What to do: Access revoked" })).ToBeVisibleAsync();
        await page.ChooseAsync("Reconnect Nora Quist…");
        await page.ChooseAsync("Go to LinkedIn");
        await page.SignInAtNetworkAsync("Nora Quist");
        await Expect(page.Title()).ToHaveTextAsync("Nora Quist’s LinkedIn sign-in is renewed: 1 account repaired.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Back to the account" }).ClickAsync();
        await Expect(page.Title()).ToHaveAccessibleNameAsync("Nordic Home Active");
        await _admin.RunCheckAsync("Deliver");
        Assert.Equal("Nordic Home works again", (await networks.Mails.WaitForAsync(owner, 2))[1].Subject);
    }

    [Fact]
    public async Task A_network_that_does_not_answer_is_shown_as_that_and_no_account_is_blamed_for_it()
    {
        await _sandbox.AddPersonAsync("Sara Lund");
        await _sandbox.AddAccountAsync("pinterest", "ad-account", "321", "Fjord Pins", "Sara Lund");
        await networks.ConnectAsync("Pinterest", "Sara Lund", "", "Fjord Pins");
        await _sandbox.OrderAsync("outage", new { network = "pinterest" });

        await Expect(await _admin.RunCheckAsync("Verify")).ToContainTextAsync("no answer from Pinterest");

        foreach (var path in new[] { "/checks", "/" })
        {
            await _admin.OpenAsync(path);
            var condition = _admin.GetByRole(AriaRole.Status).Filter(new() { HasText = "Pinterest: not answering since" });
            await Expect(condition).ToContainTextAsync("No account’s state is changed by that.");
        }

        await _admin.OpenAsync("/accounts/pinterest/ad-account/321");
        await Expect(_admin.Title()).ToHaveAccessibleNameAsync("Fjord Pins Active");
        // Pinterest tells the name of the login, not of the person.
        await Expect(_admin.Row("saralund").First).ToContainTextAsync("In use");
    }
}

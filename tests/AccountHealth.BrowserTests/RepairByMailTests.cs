using System.Globalization;
using System.Text.RegularExpressions;
using AccountHealth.BrowserTests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AccountHealth.BrowserTests;

/// <summary>Owners whose own logins died: from the mail to the account that works again, without a password and without an admin.</summary>
[Collection(WithBrowser.Name)]
public partial class RepairByMailTests(RepairByMailTests.OwnLogins installation) : IClassFixture<RepairByMailTests.OwnLogins>
{
    private const string Rosa = "Rosa Silva";
    private const string Omar = "Omar Haddad";
    private const string Ines = "Ines Jansen";
    private const string Tess = "Tess Ueda";

    private static readonly TimeSpan Healthy = TimeSpan.FromDays(50);

    [Theory]
    [InlineData(Rosa, "Kestrel Air", "What to do: Security check pending", "Go to facebook.com and sign in as Rosa Silva.", true)]
    [InlineData(Omar, "Maple Bank", "What to do: Token expired", "Sign in to Facebook as Omar Haddad, in the browser normally used.", false)]
    public async Task The_steps_of_the_mail_lead_to_an_account_that_works_again_and_a_mail_that_says_so(
        string person, string account, string heading, string step, bool waits)
    {
        var address = AccountFile.AddressOf(person);
        var mail = Assert.Single(await installation.Server.WaitForAsync(address));
        Assert.Equal($"{account} is deactivated", mail.Subject);
        Assert.Equal(waits, mail.Text.Contains("Wait until ", StringComparison.Ordinal));
        var page = await installation.VisitorAsync();

        await page.GotoAsync(mail.SignInLink);
        var title = page.GetByRole(AriaRole.Heading, new() { Level = 1 });
        await Expect(title).ToContainTextAsync(account);
        await Expect(title).ToContainTextAsync("Deactivated");
        var toDo = page.GetByRole(AriaRole.Region, new() { Name = heading });
        await Expect(toDo).ToContainTextAsync(step);
        await Expect(toDo).ToContainTextAsync($"Connect {account} again");
        var steps = Step().Matches(mail.Text).Select(match => match.Groups[1].Value).ToList();
        Assert.Contains(step, steps);
        foreach (var one in steps)
        {
            await Expect(toDo).ToContainTextAsync(one);
        }

        await Expect(toDo.GetByText(Countdown())).ToHaveCountAsync(waits ? 1 : 0);
        await RenewAsync(page, person, InDays(55));

        await Expect(title).ToContainTextAsync("Active");
        await Expect(page.GetByText("in 55 days").First).ToBeVisibleAsync();
        await Expect(toDo).ToHaveCountAsync(0);
        await installation.SendAsync();
        var recovered = (await installation.Server.WaitForAsync(address, 2))[1];
        Assert.Equal($"{account} works again", recovered.Subject);
    }

    [Fact]
    public async Task A_request_to_the_admins_reaches_their_mailbox_with_the_note_and_the_way_to_the_account()
    {
        var mail = Assert.Single(await installation.Server.WaitForAsync(AccountFile.AddressOf(Ines)));
        var page = await installation.VisitorAsync();
        await page.GotoAsync(mail.SignInLink);
        await page.WaitForURLAsync("**/accounts/facebook/page/3");
        await page.OpenAsync("/accounts/facebook/page/3");

        await page.ChooseAsync("Ask an admin…");
        await page.ChooseAsync("Ask");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("what you need");
        await page.GetByLabel("What do you need?").FillAsync("I lost the <b>admin</b> role.\nWho can give it back?");
        await page.ChooseAsync("Ask");

        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(page.GetByText("Asked an admin")).ToBeVisibleAsync();
        await installation.SendAsync();
        var asked = await RequestAsync();
        Assert.Equal($"{AccountFile.AddressOf(Ines)} asks for help with Quill Books", asked.Subject);
        Assert.Contains("> I lost the <b>admin</b> role.\n> Who can give it back?", asked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>admin</b>", asked.Html, StringComparison.Ordinal);
        await installation.Admin.GotoAsync(Assert.Single(asked.Links, link => link.Contains("/accounts/", StringComparison.Ordinal)));
        await Expect(installation.Admin.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Quill Books");
        await Expect(installation.Admin.GetByText("Who can give it back?")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_mail_leads_to_the_part_of_the_guidance_that_fits()
    {
        var mail = Assert.Single(await installation.Server.WaitForAsync(AccountFile.AddressOf(Tess)));
        var more = Assert.Single(mail.Links, link => link.Contains("/guidance/", StringComparison.Ordinal));
        Assert.Equal(installation.Product.Url + "/guidance/facebook#access-revoked", more);
        Assert.Contains(more, mail.Html, StringComparison.Ordinal);
        var page = await installation.VisitorAsync();
        await page.GotoAsync(mail.SignInLink);
        await page.WaitForURLAsync("**/accounts/facebook/page/4");

        await page.GotoAsync(more);

        await Expect(page.GetByText("Look at the other accounts of this login in Account Health")).ToBeVisibleAsync();
        await Expect(page.GetByText("Clear the cookies and the history")).ToBeHiddenAsync();
    }

    private async Task<ReceivedMail> RequestAsync()
    {
        // The first ones are about what was deactivated.
        for (var count = 1; ; count++)
        {
            var mails = await installation.Server.WaitForAsync(Product.Admin, count);
            if (mails.FirstOrDefault(mail => mail.Subject.Contains("asks for help", StringComparison.Ordinal)) is { } found)
            {
                return found;
            }
        }
    }

    private static async Task RenewAsync(IPage page, string person, string end)
    {
        await page.GetByLabel($"Actions for {person}").ClickAsync();
        await page.ChooseAsync("Renewed: new end…");
        await page.GetByLabel("Access ends", new() { Exact = true }).FillAsync(end);
        await page.ChooseAsync("Record new end");
    }

    private static string InDays(int days) =>
        TimeProvider.System.GetUtcNow().AddDays(days).AddHours(-3).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\d+\. (.+)$", RegexOptions.Multiline, 1000)]
    private static partial Regex Step();

    /// <summary>It counts whole minutes up, so a day is left in the first of them.</summary>
    [GeneratedRegex(@"Wait (24 hours|23 hours \d+ minutes?) more", RegexOptions.None, 1000)]
    private static partial Regex Countdown();

    public sealed class OwnLogins(Browser browser) : MailingInstallation(
        browser,
        AccountFile.Page("1", "Kestrel Air", AccountFile.AddressOf(Rosa), Rosa, Healthy, reason: "SECURITY_CHECKPOINT"),
        AccountFile.Page("2", "Maple Bank", AccountFile.AddressOf(Omar), Omar, TimeSpan.FromDays(-5)),
        AccountFile.Page("3", "Quill Books", AccountFile.AddressOf(Ines), Ines, Healthy, reason: "INSUFFICIENT_PAGE_ROLE"),
        AccountFile.Page("4", "Corner Bakery", AccountFile.AddressOf(Tess), Tess, Healthy, reason: "ACCESS_REVOKED"));
}

using System.Text;
using AccountHealth.BrowserTests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AccountHealth.BrowserTests;

/// <summary>Owners without a password: what the link in their mail opens, and what it does not.</summary>
[Collection(WithBrowser.Name)]
public class OwnerLinkTests(OwnerLinkTests.Owners installation) : IClassFixture<OwnerLinkTests.Owners>
{
    private const string Olga = "olga@agency.example";
    private const string Rita = "rita@agency.example";
    private const string Eva = "eva@agency.example";
    private const string Nora = "nora@agency.example";
    private const string Lena = "lena@agency.example";
    private const string Vera = "vera@agency.example";
    private const string Hasty = "hasty@agency.example";
    private const string Calm = "calm@agency.example";

    private static readonly TimeSpan Ended = TimeSpan.FromDays(-5);
    private static readonly TimeSpan Healthy = TimeSpan.FromDays(50);

    [Fact]
    public async Task The_link_in_a_deactivation_mail_opens_its_account_and_shows_its_owner_nothing_of_others()
    {
        var mail = Assert.Single(await installation.Server.WaitForAsync(Olga));
        Assert.Equal("Kestrel Air is deactivated", mail.Subject);
        Assert.Contains(mail.SignInLink, mail.Html, StringComparison.Ordinal);
        var page = await installation.VisitorAsync();

        await page.GotoAsync(mail.SignInLink);

        await page.WaitForURLAsync("**/accounts/facebook/page/1");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Kestrel Air");
        var menu = page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link);
        await Expect(menu).ToContainTextAsync(["Account Health", "Today", "Accounts", "Guidance"]);
        await page.OpenAsync("/accounts");
        await Expect(page.Row("Kestrel Air")).ToBeVisibleAsync();
        await Expect(page.Row("Maple Bank")).ToBeVisibleAsync();
        // The third is the one of the headings.
        await Expect(page.GetByRole(AriaRole.Row)).ToHaveCountAsync(3);
        var export = await (await page.APIRequest.GetAsync("/accounts/export")).TextAsync();
        Assert.Contains("Maple Bank", export, StringComparison.Ordinal);
        Assert.DoesNotContain("Quill Books", export, StringComparison.Ordinal);
        await page.OpenAsync("/accounts/facebook/page/3");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "There is no such account" })).ToBeVisibleAsync();
        await Expect(page.GetByText("Quill Books")).ToHaveCountAsync(0);
        foreach (var path in new[] { "/people", "/macros", "/coverage", "/notices", "/lifespans", "/checks", "/import", "/users", "/settings" })
        {
            await page.GotoAsync(path);
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "You may not see this page" })).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task A_link_that_was_used_is_refused_with_a_way_to_another()
    {
        var link = Assert.Single(await installation.Server.WaitForAsync(Rita)).SignInLink;
        var owner = await installation.VisitorAsync();
        await owner.GotoAsync(link);
        await Expect(owner.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Quill Books");
        var thief = await installation.VisitorAsync();

        await thief.GotoAsync(link);

        await RefusedAsync(thief, link);
        await thief.GetByRole(AriaRole.Link, new() { Name = "Mail me another" }).ClickAsync();
        await Expect(thief.GetByRole(AriaRole.Button, new() { Name = "Mail me a link" })).ToBeVisibleAsync();
        await thief.GotoAsync("/accounts");
        await Expect(thief.GetByLabel("Password")).ToBeVisibleAsync();
        await owner.ReloadAsync();
        await Expect(owner.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Quill Books");
    }

    [Fact]
    public async Task A_link_in_a_mail_works_for_a_week_and_then_no_more()
    {
        var late = Assert.Single(await installation.Server.WaitForAsync(Eva)).SignInLink;
        var inTime = Assert.Single(await installation.Server.WaitForAsync(Nora)).SignInLink;
        Assert.Equal(1, await Database.AgeLinksAsync(installation.Product, Eva, TimeSpan.FromDays(7)));
        Assert.Equal(1, await Database.AgeLinksAsync(installation.Product, Nora, TimeSpan.FromDays(7) - TimeSpan.FromHours(1)));

        var page = await installation.VisitorAsync();
        await page.GotoAsync(late);
        await RefusedAsync(page, late);

        // In the same tab, where nothing but what stands after the # differs.
        await page.GotoAsync(inTime);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Delta Cycles");
    }

    [Fact]
    public async Task Who_asks_for_a_link_gets_the_same_answer_whoever_they_are_but_only_owners_get_one()
    {
        var page = await installation.VisitorAsync();

        var toNobody = await AskAsync(page, "nobody@agency.example");
        var toAnAdmin = await AskAsync(page, Product.Admin);
        var toAnOwner = await AskAsync(page, Vera);

        Assert.Contains("If that address owns accounts here, a link that signs it in is on its way.", toAnOwner, StringComparison.Ordinal);
        Assert.Equal(toAnOwner, toNobody);
        Assert.Equal(toAnOwner, toAnAdmin);
        // They are answered one after the other, so those before hers were answered, too.
        var mail = Assert.Single(await installation.Server.WaitForAsync(Vera));
        Assert.Empty(installation.Server.MailsTo("nobody@agency.example"));
        Assert.NotEmpty(installation.Server.MailsTo(Product.Admin));
        Assert.All(installation.Server.MailsTo(Product.Admin), one => Assert.DoesNotContain("/sign-in/link", one.Text + one.Html, StringComparison.Ordinal));
        await page.GotoAsync(mail.SignInLink);
        await page.WaitForURLAsync(installation.Product.Url + "/");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Nothing needs you. 1 account watched.");
    }

    [Fact]
    public async Task Who_asks_a_fourth_time_gets_the_same_answer_and_no_more_mail()
    {
        var page = await installation.VisitorAsync();

        var answers = new HashSet<string>(StringComparer.Ordinal);
        for (var time = 0; time < 4; time++)
        {
            answers.Add(await AskAsync(page, Hasty));
        }

        answers.Add(await AskAsync(page, Calm));
        Assert.Single(answers);
        await installation.Server.WaitForAsync(Calm);
        var mails = installation.Server.MailsTo(Hasty);
        Assert.Equal(3, mails.Count);
        Assert.Equal(3, mails.Select(mail => mail.SignInLink).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_link_s_secret_is_seen_in_its_mail_only()
    {
        var told = Assert.Single(await installation.Server.WaitForAsync(Lena)).SignInLink;
        var page = await installation.VisitorAsync();
        await page.GotoAsync(told);
        await page.WaitForURLAsync("**/accounts/facebook/page/7");
        await NoSecretAsync(page, told);

        await AskAsync(await installation.VisitorAsync(), Lena);
        var asked = (await installation.Server.WaitForAsync(Lena, 2))[1].SignInLink;
        Assert.NotEqual(told, asked);
        var again = await installation.VisitorAsync();
        await again.GotoAsync(asked);
        await again.WaitForURLAsync(installation.Product.Url + "/");
        await NoSecretAsync(again, asked);

        var admin = installation.Admin;
        await admin.OpenAsync("/notices");
        await admin.Row(Lena).GetByRole(AriaRole.Button, new() { Name = "Mail" }).ClickAsync();
        await Expect(admin.FrameLocator("iframe[title=Mail]").GetByText("Lumen Optics").First).ToBeVisibleAsync();
        await NoSecretAsync(admin, told);
        await admin.GetByRole(AriaRole.Tab, new() { Name = "Plain text" }).ClickAsync();
        await Expect(admin.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Open your accounts in Account Health: [link made when the mail leaves]");
        await NoSecretAsync(admin, told);

        var kept = installation.Sent + installation.Product.Output + string.Concat(
            Directory.GetFiles(installation.Product.Data, "account-health.db*").Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))));
        Assert.Contains(Lena, kept, StringComparison.Ordinal);
        Assert.All([told, asked], link => Assert.DoesNotContain(Secret(link), kept, StringComparison.Ordinal));
    }

    private static string Secret(string link)
    {
        var secret = link.Split('#')[1];
        Assert.True(secret.Length >= 32, $"'{secret}' is too short for a secret");
        return secret;
    }

    private static async Task NoSecretAsync(IPage page, string link)
    {
        Assert.DoesNotContain(Secret(link), page.Url, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret(link), await page.ContentAsync(), StringComparison.Ordinal);
    }

    private static async Task RefusedAsync(IPage page, string link)
    {
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("This link does not work any more: it was used, has expired, or is not complete.");
        await NoSecretAsync(page, link);
    }

    /// <summary>Asks for a link; answers with all that the page says then.</summary>
    private static async Task<string> AskAsync(IPage page, string email)
    {
        await page.GotoAsync("/sign-in/ask");
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.ChooseAsync("Mail me a link");
        await Expect(page.GetByRole(AriaRole.Status).First).ToBeVisibleAsync();
        return await page.GetByRole(AriaRole.Main).InnerTextAsync();
    }

    public sealed class Owners(Browser browser) : MailingInstallation(
        browser,
        AccountFile.Page("1", "Kestrel Air", Olga, "Rosa Silva", Ended),
        AccountFile.Page("2", "Maple Bank", Olga, "Omar Haddad", Healthy),
        AccountFile.Page("3", "Quill Books", Rita, "Ines Jansen", Ended),
        AccountFile.Page("4", "Corner Bakery", Eva, "Tess Ueda", Ended),
        AccountFile.Page("5", "Delta Cycles", Nora, "Bo Singh", Ended),
        AccountFile.Page("6", "Head Office", Running.Product.Admin, "Ann Abara", Ended),
        AccountFile.Page("7", "Lumen Optics", Lena, "Wen Zhou", Ended),
        AccountFile.Page("8", "Casa Verde", Vera, "Keiko Eriksen", Healthy),
        AccountFile.Page("9", "Jolt Energy", Hasty, "Mbali Petrov", Healthy),
        AccountFile.Page("10", "Nordic Home", Calm, "Quang Tran", Healthy));
}

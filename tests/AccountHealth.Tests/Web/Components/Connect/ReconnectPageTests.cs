using AccountHealth.Core.Connecting;
using AccountHealth.Core.Reasons;
using AccountHealth.Monitoring.Connecting;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Pages;
using AccountHealth.Web.Hosting;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccountHealth.Tests.Web.Components.Connect;

/// <summary>A login comes back with less than all, too late, or beside another app's token: what its page says.</summary>
public class ReconnectPageTests
{
    private static readonly CsvRow Cafe = ConnectingInstallation.Row with { Expires = CsvFile.In(5) };
    private static readonly CsvRow Bakery = Cafe with { Id = "2", Name = "Bakery" };

    private readonly HarbourConnector _harbour = new() { Offer = new Offer([HarbourConnector.Page("1", "Cafe"), HarbourConnector.Page("2", "Bakery")], []) };

    [Fact]
    public async Task A_reconnect_that_lacks_a_permission_stores_nothing_before_that_is_seen()
    {
        _harbour.Offer = new Offer([HarbourConnector.Page("1", "Cafe"), HarbourConnector.Page("2", "Bakery")], ["r_ads"]);
        await using var installation = await InstalledAsync(Cafe, Bakery);
        var before = await installation.ExportAsync();
        await using var screen = PageScreen.On(installation, Policies.Admin);

        var page = Open(screen, await installation.ComeBackAsync(await installation.ReconnectAsync()));

        Assert.Equal("Ann Berg signed in, and something is missing.", page.Find("h1").Text());
        Assert.Equal("Nothing stored was changed.", page.Find(".then").Text());
        Assert.Contains("Missing: see ad accounts (r_ads).", page.Find(".note").Text(), StringComparison.Ordinal);
        Assert.Equal(["Ask again", "Store it all the same", "Leave it as it was"], page.FindAll("button").Select(Rendered.Text));
        Assert.Equal(before, await installation.ExportAsync());
        await page.FindAll("button")[0].ClickAsync();
        Assert.EndsWith("again=True", Last(screen), StringComparison.Ordinal);
        Assert.Equal(before, await installation.ExportAsync());
        await page.FindAll("button")[1].ClickAsync();
        Assert.Equal("Ann Berg’s Harbour sign-in is renewed: 2 accounts repaired.", page.Find("h1").Text());
    }

    [Fact]
    public async Task A_reconnect_that_lacks_an_account_can_be_left_as_it_was()
    {
        _harbour.Offer = new Offer([HarbourConnector.Page("1", "Cafe")], []);
        await using var installation = await InstalledAsync(Cafe, Bakery);
        var before = await installation.ExportAsync();
        await using var screen = PageScreen.On(installation, Policies.Admin);

        var page = Open(screen, await installation.ComeBackAsync(await installation.ReconnectAsync()));

        Assert.StartsWith("1 account of this login was not offered this time: Bakery.", page.Find(".note").Text(), StringComparison.Ordinal);
        Assert.Contains("it serves 1 account; whatever stands against the others goes on standing", page.Text(), StringComparison.Ordinal);
        await page.FindAll("button")[2].ClickAsync();
        Assert.EndsWith("accounts/harbour/page/1", Last(screen), StringComparison.Ordinal);
        Assert.Equal(before, await installation.ExportAsync());
        Assert.Null(await GrantAsync(installation));
    }

    [Fact]
    public async Task Another_apps_token_is_left_alone_and_joined_by_one_of_ours_only_when_told()
    {
        await using var installation = await InstalledAsync(Cafe with { App = "sprinklr" });
        var before = await installation.ExportAsync();
        await using var screen = PageScreen.On(installation, Policies.Admin);

        var page = Open(screen, await installation.ComeBackAsync(await installation.ReconnectAsync()));

        Assert.Contains("The token that stands here is of sprinklr, which is none of our apps: only there can it be renewed.", page.Text(), StringComparison.Ordinal);
        Assert.Equal(["Add it to 1 account", "Leave it as it was"], page.FindAll("button").Select(Rendered.Text));
        Assert.Equal(before, await installation.ExportAsync());
        await page.FindAll("button")[0].ClickAsync();
        Assert.Equal("1 account got Ann Berg’s token as standby.", page.Find("h1").Text());
        Assert.Equal(["sprinklr", "default"], (await installation.AccountAsync("1")).Authorizations.OrderBy(one => one.Order).Select(one => one.Token.App));
    }

    [Fact]
    public async Task Accounts_under_another_app_are_offered_as_gaining_a_token_not_as_renewed()
    {
        await using var installation = await InstalledAsync(Cafe with { App = "sprinklr" });
        await using var screen = PageScreen.On(installation, Policies.Admin);

        var page = Open(screen, await installation.ComeBackAsync());

        Assert.Contains("gets Ann Berg’s token beside its others", page.FindAll("tbody tr")[0].Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watching_nothing_throws_away_what_came_back()
    {
        await using var installation = await InstalledAsync();
        await using var screen = PageScreen.On(installation, Policies.Admin);
        var id = await installation.ComeBackAsync();
        var page = Open(screen, id);

        await page.FindAll("button").Single(one => one.Text() == "Watch nothing").ClickAsync();

        Assert.EndsWith("accounts", Last(screen), StringComparison.Ordinal);
        Assert.Null(await GrantAsync(installation));
        Assert.Equal("This is done already.", Open(screen, id).Find("h1").Text());
    }

    [Fact]
    public async Task What_waited_for_more_than_a_day_is_not_stored_and_its_page_says_so()
    {
        await using var installation = await InstalledAsync();
        await using var screen = PageScreen.On(installation, Policies.Admin);
        var id = await installation.ComeBackAsync();
        installation.Clock.Now += TimeSpan.FromHours(25);

        var page = Open(screen, id);

        Assert.Equal("That waited for more than a day.", page.Find("h1").Text());
        Assert.Contains("Sign in there once more, and choose then.", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_newer_sign_in_overtook_is_not_stored_and_its_page_says_so()
    {
        await using var installation = await InstalledAsync();
        await using var screen = PageScreen.On(installation, Policies.Admin);
        var older = await installation.ComeBackAsync();
        var page = Open(screen, older);
        _harbour.Grant = HarbourConnector.Of("ann", "Ann Berg") with { At = Times.Now.AddMinutes(5) };
        Assert.NotNull(await installation.Get<ConnectChoice>().ChooseAsync(
            await installation.ComeBackAsync(), ["harbour/page/1"], "", ConnectingInstallation.Viewer, CancellationToken.None));

        await page.Find("input[aria-label='Cafe']").ChangeAsync(true);
        await page.Find("form").SubmitAsync();

        Assert.Equal("A newer sign-in is stored already.", page.Find("h1").Text());
        Assert.Contains("if it is not, sign in at Harbour once more", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_set_up_names_the_address_that_has_to_be_registered()
    {
        _harbour.Grant = new Problem(ReasonCodes.AppMisconfigured, "redirect_uri_mismatch");
        await using var installation = await InstalledAsync();
        await using var screen = PageScreen.On(installation, Policies.Admin);

        var page = Open(screen, await installation.ComeBackAsync());

        Assert.Contains("It was told to send people back to http://localhost/connect/return.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Harbour said: redirect_uri_mismatch", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_nobody_here_began_ends_on_a_page_that_says_what_to_do()
    {
        await using var installation = await InstalledAsync();
        await using var screen = PageScreen.On(installation, Policies.Admin);

        var page = screen.Open<ConnectUnknown>();

        Assert.Contains("Nothing stored was changed.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("begin again from here, signed in to Account Health as yourself", page.Text(), StringComparison.Ordinal);
        Assert.Equal("connect", page.Find("a.primary").GetAttribute("href"));
    }

    private static async Task<byte[]?> GrantAsync(TestInstallation installation) =>
        (await installation.QueryAsync(context => context.ConnectSessions.AsNoTracking().OrderBy(session => session.Id).FirstAsync())).Grant;

    private async Task<TestInstallation> InstalledAsync(params CsvRow[] rows)
    {
        var installation = await ConnectingInstallation.CreateAsync(_harbour);
        Assert.Empty((await installation.ImportAsync(CsvFile.Of(rows))).Problems);
        return installation;
    }

    private static IRenderedComponent<ConnectionPage> Open(PageScreen screen, long id)
    {
        var page = screen.Screen.Render<ConnectionPage>(parameters => parameters.Add(one => one.Id, id));
        page.WaitForState(() => page.FindAll("[aria-label=Loading]").Count == 0);
        return page;
    }

    private static string Last(PageScreen screen) =>
        ((BunitNavigationManager)screen.Screen.Services.GetRequiredService<NavigationManager>()).History.First().Uri;
}

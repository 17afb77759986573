using AccountHealth.Core.Connecting;
using AccountHealth.Tests.Facts;
using AccountHealth.Tests.Web.Components;
using AccountHealth.Web.Components.Pages;
using AccountHealth.Web.Hosting;
using Bunit;

namespace AccountHealth.Tests.Web.RoleGrids;

/// <summary>What owners are told who connect their account again with a login that serves others', too.</summary>
public class OwnerReconnectTests
{
    private static readonly CsvRow Own = ConnectingInstallation.Row with { Owner = ConnectingInstallation.Viewer, Expires = CsvFile.In(5) };
    private static readonly CsvRow Beside = Own with { Id = "2", Name = "Bakery", Owner = "elsewhere@example.com" };

    private readonly HarbourConnector _harbour = new() { Offer = new Offer([HarbourConnector.Page("1", "Cafe"), HarbourConnector.Page("2", "Bakery")], []) };

    [Theory]
    [InlineData(Policies.Owner, "accounts/harbour/page/1")]
    [InlineData(Policies.Admin, "accounts/harbour/page/1", "accounts/harbour/page/2")]
    public async Task A_reconnect_names_the_accounts_that_the_viewer_may_see_and_counts_the_others(string policy, params string[] links)
    {
        await using var installation = await InstalledAsync(Own, Beside);
        await using var screen = PageScreen.On(installation, policy);

        var page = await OpenAsync(screen, await installation.ComeBackAsync(await installation.ReconnectAsync()));

        await page.WaitForStateAsync(() => page.FindAll(".connected").Count > 0);
        Assert.Equal("Ann Berg’s Harbour sign-in is renewed: 2 accounts repaired.", page.Find("h1").Text());
        Assert.Equal(links, page.FindAll(".connected a").Select(link => link.GetAttribute("href")));
        Assert.Equal(links.Length == 1, page.Text().Contains("and 1 account of other owners", StringComparison.Ordinal));
        Assert.Equal(links.Length == 2, page.Text().Contains("Bakery", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Policies.Owner, false)]
    [InlineData(Policies.Ops, true)]
    [InlineData(Policies.Admin, true)]
    public async Task What_was_not_offered_is_named_where_the_viewer_may_see_it_and_counted_elsewhere(string policy, bool isNamed)
    {
        await using var installation = await InstalledAsync(Own, Beside, Beside with { Id = "3", Name = "Deli" });
        await using var screen = PageScreen.On(installation, policy);

        var page = await OpenAsync(screen, await installation.ComeBackAsync(await installation.ReconnectAsync()));

        Assert.Contains("1 account of this login was not offered this time", page.Text(), StringComparison.Ordinal);
        Assert.Equal(isNamed, page.Text().Contains("Deli", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Beside_another_apps_token_an_owner_adds_one_to_own_accounts_only()
    {
        await using var installation = await InstalledAsync(Own with { App = "sprinklr" }, Beside with { App = "sprinklr" });
        await using var screen = PageScreen.On(installation, Policies.Owner);
        var page = await OpenAsync(screen, await installation.ComeBackAsync(await installation.ReconnectAsync()));

        await page.FindAll("button").Single(one => one.Text() == "Add it to 1 account").ClickAsync();

        Assert.Equal((2, 1), ((await installation.AccountAsync("1")).Authorizations.Count, (await installation.AccountAsync("2")).Authorizations.Count));
    }

    private async Task<TestInstallation> InstalledAsync(params CsvRow[] rows)
    {
        var installation = await ConnectingInstallation.CreateAsync(_harbour);
        Assert.Empty((await installation.ImportAsync(CsvFile.Of(rows))).Problems);
        return installation;
    }

    private static async Task<IRenderedComponent<ConnectionPage>> OpenAsync(PageScreen screen, long id)
    {
        var page = screen.Screen.Render<ConnectionPage>(parameters => parameters.Add(one => one.Id, id));
        await page.WaitForStateAsync(() => page.FindAll("[aria-label=Loading]").Count == 0);
        return page;
    }
}

using AccountHealth.Core.Connecting;
using AccountHealth.Core.Reasons;
using AccountHealth.Monitoring.Connecting;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Pages;
using AccountHealth.Web.Hosting;
using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AccountHealth.Tests.Web.Components.Connect;

/// <summary>Back from a network: what came of it, what to watch, what was done.</summary>
public class ConnectionPageTests
{
    private readonly HarbourConnector _harbour = new();

    [Fact]
    public async Task What_is_offered_is_chosen_from_and_watched()
    {
        await using var installation = await ConnectingInstallation.CreateAsync(_harbour);
        Assert.Empty((await installation.ImportAsync(CsvFile.Of(ConnectingInstallation.Row with { User = "bo", UserName = "Bo", UserEmail = "bo@example.com" }))).Problems);
        _harbour.Offer = new Offer([HarbourConnector.Page("1", "Cafe"), HarbourConnector.Page("2", "Bakery"), HarbourConnector.Page("3", "Deli")], []);
        await using var screen = PageScreen.On(installation, Policies.Admin, Policies.Ops);
        var page = Open(screen, await installation.ComeBackAsync());

        Assert.Equal("Ann Berg signed in at Harbour.", page.Find("h1").Text());
        Assert.True(page.Find(".offer .primary").HasAttribute("disabled"));
        Assert.Contains("Watched As Harbour Cafe; gets Ann Berg’s token beside its others", page.FindAll("tbody tr")[0].Text(), StringComparison.Ordinal);
        await Box(page, "Cafe").ChangeAsync(true);
        await Box(page, "Bakery").ChangeAsync(true);
        await page.Find(".owner input").InputAsync("nobody");
        await page.Find("form").SubmitAsync();
        Assert.Equal("Write one address, such as ann@example.com.", page.Find("[role=alert]").Text());
        await page.Find(".owner input").InputAsync("Dana@example.com");
        Assert.Equal("Watch 2 accounts", page.Find(".offer .primary").Text());
        await page.Find("form").SubmitAsync();

        Assert.Equal("1 account added, 1 got Ann Berg’s token as standby.", page.Find("h1").Text());
        Assert.Equal(["accounts/harbour/page/1", "accounts/harbour/page/2"], page.FindAll(".connected a").Select(link => link.GetAttribute("href")));
        Assert.Equal("dana@example.com", (await installation.AccountAsync("2")).OwnerEmail);
        Assert.Equal(2, (await installation.AccountAsync("1")).Authorizations.Count);
    }

    [Fact]
    public async Task The_only_new_account_is_ticked_and_all_can_be_ticked_at_once()
    {
        await using var installation = await ConnectingInstallation.CreateAsync(_harbour);
        _harbour.Offer = new Offer([HarbourConnector.Page("2", "Bakery")], []);
        await using var screen = PageScreen.On(installation, Policies.Admin);
        Assert.Equal("Watch 1 account", Open(screen, await installation.ComeBackAsync()).Find(".offer .primary").Text());

        _harbour.Offer = new Offer([.. Enumerable.Range(10, 12).Select(one => HarbourConnector.Page($"{one}", $"Shop {one}"))], []);
        var page = Open(screen, await installation.ComeBackAsync());
        Assert.Equal("Watch 0 accounts", page.Find(".offer .primary").Text());
        await page.Find("input[type=search]").InputAsync("shop 1");
        Assert.Equal(10, page.FindAll("tbody tr").Count);
        await page.Find("input[aria-label='Select all']").ChangeAsync(true);
        Assert.Equal("Watch 10 accounts", page.Find(".offer .primary").Text());
    }

    public static TheoryData<ConnectFailure, string> Failures() => new()
    {
        { ConnectFailure.Declined, "Harbour was told no." },
        { ConnectFailure.Expired, "That took more than an hour." },
        { ConnectFailure.Unreadable, "Harbour sent nothing to go on." },
        { ConnectFailure.SetUp, "Harbour refuses our app." },
        { ConnectFailure.Silence, "Harbour gave no answer." },
        { ConnectFailure.Refused, "Harbour refused what it had just sent." },
        { ConnectFailure.NothingOffered, "Ann Berg has nothing to watch at Harbour." },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Whatever_went_wrong_is_said_with_what_to_do_and_nothing_stored_was_changed(ConnectFailure failure, string says)
    {
        await using var installation = await ConnectingInstallation.CreateAsync(_harbour);
        Assert.Empty((await installation.ImportAsync(CsvFile.Of(ConnectingInstallation.Row))).Problems);
        _harbour.Offer = failure == ConnectFailure.NothingOffered ? new Offer([], []) : new Offer([HarbourConnector.Page("1", "Cafe")], []);
        _harbour.Grant = failure switch
        {
            ConnectFailure.SetUp => new Problem(ReasonCodes.AppMisconfigured, "invalid_client"),
            ConnectFailure.Silence => new Problem(ReasonCodes.NetworkOutage, "timeout"),
            ConnectFailure.Refused => new Problem(ReasonCodes.UnknownAuthFailure, "code used"),
            _ => _harbour.Grant,
        };
        var before = await installation.ExportAsync();
        var id = failure switch
        {
            ConnectFailure.Declined => await installation.ComeBackAsync(null, ("error", "access_denied")),
            ConnectFailure.Unreadable => await installation.ComeBackAsync(null, ("else", "1")),
            ConnectFailure.Expired => await LateAsync(installation),
            _ => await installation.ComeBackAsync(),
        };
        await using var screen = PageScreen.On(installation, Policies.Admin);

        var page = Open(screen, id);

        Assert.Equal(says, page.Find("h1").Text());
        Assert.Contains("Nothing stored was changed.", page.Text(), StringComparison.Ordinal);
        Assert.Equal(before, await installation.ExportAsync());
        await page.Find("button.primary").ClickAsync();
        Assert.StartsWith("https://harbour.test/consent", Last(screen), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_agreed_to_is_named_and_can_be_asked_for_again()
    {
        await using var installation = await ConnectingInstallation.CreateAsync(_harbour);
        _harbour.Offer = new Offer([HarbourConnector.Page("2", "Bakery")], ["r_ads"]);
        await using var screen = PageScreen.On(installation, Policies.Admin);
        var page = Open(screen, await installation.ComeBackAsync());

        var note = page.Find(".note");
        Assert.StartsWith("Not everything was agreed to. Missing: see ad accounts (r_ads). Ad accounts are used with this token only when nothing better is there.", note.Text(), StringComparison.Ordinal);
        await note.QuerySelector("button")!.ClickAsync();

        Assert.EndsWith("again=True", Last(screen), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_expected_login_is_renewed_on_all_its_accounts_without_another_question()
    {
        await using var installation = await ConnectingInstallation.CreateAsync(_harbour);
        await ImportTwoAsync(installation);
        _harbour.Offer = new Offer([HarbourConnector.Page("1", "Cafe"), HarbourConnector.Page("2", "Bakery"), HarbourConnector.Page("3", "Deli")], []);
        await using var screen = PageScreen.On(installation, Policies.Admin);

        var page = Open(screen, await installation.ComeBackAsync(await installation.ReconnectAsync()));
        await page.WaitForStateAsync(() => page.FindAll(".connected").Count > 0);

        Assert.Equal("Ann Berg’s Harbour sign-in is renewed: 2 accounts repaired.", page.Find("h1").Text());
        Assert.Equal("accounts/harbour/page/1", page.Find("a.primary").GetAttribute("href"));
        Assert.Equal(Times.InDays(60), (await installation.AccountAsync("2")).Authorizations[0].Token.AccessEnd.Instant);
    }

    [Fact]
    public async Task Another_login_is_stored_only_where_an_admin_says_so()
    {
        await using var installation = await ConnectingInstallation.CreateAsync(_harbour);
        await ImportTwoAsync(installation);
        var before = await installation.ExportAsync();
        _harbour.Grant = HarbourConnector.Of("bo", "Bo Lind");
        _harbour.Offer = new Offer([HarbourConnector.Page("1", "Cafe"), HarbourConnector.Page("2", "Bakery")], []);
        await using var screen = PageScreen.On(installation, Policies.Admin);

        var page = Open(screen, await installation.ComeBackAsync(await installation.ReconnectAsync()));

        Assert.Equal("Bo Lind signed in, Ann Berg was expected.", page.Find("h1").Text());
        Assert.Equal(["Try again as Ann Berg", "Add Bo Lind as another authorization", "Leave it as it was"], page.FindAll("button").Select(Rendered.Text));
        Assert.Equal(before, await installation.ExportAsync());
        await page.FindAll("button")[1].ClickAsync();
        Assert.True(Box(page, "Cafe").HasAttribute("checked"));
        Assert.False(Box(page, "Bakery").HasAttribute("checked"));
        await page.Find("form").SubmitAsync();
        Assert.Equal("1 account got Bo Lind’s token as standby.", page.Find("h1").Text());
        Assert.Equal(["Ann Berg", "Bo Lind"], (await installation.AccountAsync("1")).Authorizations.Select(one => one.Token.Login.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Whoever_is_no_admin_is_offered_only_to_try_again()
    {
        await using var installation = await ConnectingInstallation.CreateAsync(_harbour);
        await ImportTwoAsync(installation);
        _harbour.Grant = HarbourConnector.Of("bo", "Bo Lind");
        _harbour.Offer = new Offer([HarbourConnector.Page("1", "Cafe")], []);
        await using var screen = PageScreen.On(installation, Policies.Owner);

        var page = Open(screen, await installation.ComeBackAsync(await installation.ReconnectAsync()));

        Assert.Equal(["Try again as Ann Berg", "Leave it as it was"], page.FindAll("button").Select(Rendered.Text));
    }

    [Fact]
    public async Task What_is_done_is_done_and_what_somebody_else_began_is_unknown()
    {
        await using var installation = await ConnectingInstallation.CreateAsync(_harbour);
        _harbour.Offer = new Offer([HarbourConnector.Page("2", "Bakery")], []);
        var id = await installation.ComeBackAsync();
        await installation.Get<ConnectChoice>().ChooseAsync(id, [], "", ConnectingInstallation.Viewer, CancellationToken.None);
        await using var screen = PageScreen.On(installation, Policies.Admin);

        Assert.Equal("This is done already.", Open(screen, id).Find("h1").Text());
        Assert.Equal("Nothing was begun here for you.", Open(screen, id + 1).Find("h1").Text());
        screen.Screen.Viewer.SetAuthorized("another@example.com");
        Assert.Equal("Nothing was begun here for you.", Open(screen, id).Find("h1").Text());
    }

    private static async Task<long> LateAsync(TestInstallation installation)
    {
        var consent = await installation.Get<Connections>().BeginAsync(new ConnectWish(HarbourConnector.Id, "default"), new Uri("http://localhost/"), ConnectingInstallation.Viewer, CancellationToken.None);
        installation.Clock.Now += TimeSpan.FromHours(2);
        var state = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(consent!.Query)["state"].ToString();
        return (await installation.Get<Connections>().ReturnAsync(new Dictionary<string, string> { ["state"] = state, ["code"] = "abc" }, ConnectingInstallation.Viewer, CancellationToken.None))!.Value;
    }

    private static async Task ImportTwoAsync(TestInstallation installation) => Assert.Empty((await installation.ImportAsync(CsvFile.Of(
        ConnectingInstallation.Row with { Expires = CsvFile.In(5) }, ConnectingInstallation.Row with { Id = "2", Name = "Bakery", Expires = CsvFile.In(5) }))).Problems);

    private static IRenderedComponent<ConnectionPage> Open(PageScreen screen, long id)
    {
        var page = screen.Screen.Render<ConnectionPage>(parameters => parameters.Add(one => one.Id, id));
        page.WaitForState(() => page.FindAll("[aria-label=Loading]").Count == 0);
        return page;
    }

    private static IElement Box(IRenderedComponent<ConnectionPage> page, string account) => page.Find($"input[aria-label='{account}']");

    private static string Last(PageScreen screen) =>
        ((BunitNavigationManager)screen.Screen.Services.GetRequiredService<NavigationManager>()).History.First().Uri;
}

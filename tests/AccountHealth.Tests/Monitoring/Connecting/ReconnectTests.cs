using AccountHealth.Core.Accounts;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Reasons;
using AccountHealth.Data.Queries;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Monitoring.Connecting;
using AccountHealth.Tests.Facts;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Tests.Monitoring.Connecting;

/// <summary>A login comes back, with more or less than it had.</summary>
public class ReconnectTests
{
    private const string Me = "me@example.com";
    private static readonly Uri Home = new("https://health.example.com/");
    private static readonly ImportLine First = new("1", "Ann") { Secret = "old" };
    private static readonly ImportLine Second = new("2", "Ann") { Secret = "old" };

    private readonly FakeConnector _network = new() { Offered = new Offer([Profile("1")], []) };

    [Fact]
    public async Task An_account_that_is_not_offered_again_keeps_what_stands_against_it()
    {
        await using var watched = await WatchedInstallation.CreateAskingAsync(_network);
        await watched.ImportAsync(First, Second with { Reason = ReasonCodes.InsufficientAccess });

        var done = await ReconnectAsync(watched);

        Assert.Equal(new ConnectDone(0, 0, 1), done);
        Assert.Equal(ReasonCodes.InsufficientAccess, (await watched.AccountAsync("2")).Authorizations[0].Finding?.Reason);
        Assert.Equal(AccountStatus.Deactivated, (await watched.AccountAsync("2")).Verdict.Status);
    }

    [Fact]
    public async Task Of_a_dead_login_that_comes_back_only_the_offered_accounts_recover()
    {
        await using var watched = await WatchedInstallation.CreateAskingAsync(_network);
        await watched.ImportAsync(First with { Reason = ReasonCodes.AccessRevoked }, Second with { Reason = ReasonCodes.AccessRevoked });
        await watched.RunAsync();
        var since = (await watched.AccountAsync("2")).Verdict.DeactivatesAt;
        watched.Now += TimeSpan.FromHours(1);

        var done = await ReconnectAsync(watched);

        await watched.RunAsync();
        Assert.Equal(new ConnectDone(0, 0, 1), done);
        var (first, second) = (await watched.AccountAsync("1"), await watched.AccountAsync("2"));
        Assert.Equal([first.Id], (await watched.NoticesAsync()).Where(notice => notice.Kind == NoticeKind.Recovered).Select(notice => notice.AccountId));
        Assert.Equal((AccountStatus.Deactivated, ReasonCodes.InsufficientAccess, since), (second.Verdict.Status, second.Verdict.Reason, second.Verdict.DeactivatesAt));
        Assert.Equal(2, (await watched.NoticesAsync()).Count(notice => notice.Kind == NoticeKind.Deactivated));
    }

    [Fact]
    public async Task An_offered_account_that_the_network_has_something_against_is_not_counted_as_repaired()
    {
        _network.Offered = new Offer([Profile("1"), Profile("2") with { Problem = new Problem(ReasonCodes.InsufficientAccess, "said the list") }], []);
        await using var watched = await WatchedInstallation.CreateAskingAsync(_network);
        await watched.ImportAsync(First, Second);

        Assert.Equal(new ConnectDone(0, 0, 1), await ReconnectAsync(watched));
    }

    [Fact]
    public async Task A_token_that_was_withdrawn_from_everything_meanwhile_is_not_taken_for_repaired()
    {
        await using var watched = await WatchedInstallation.CreateAskingAsync(_network);
        await watched.ImportAsync(First with { Reason = ReasonCodes.AccessRevoked });
        var id = await ComeBackAsync(watched);
        await watched.Get<AuthorizationChanges>().WithdrawAsync(await watched.AuthorizationAsync("1", "Ann"), wholeLogin: true, Me, CancellationToken.None);

        Assert.Null(await watched.Get<ConnectChoice>().ChooseAsync(id, [], "", Me, CancellationToken.None));

        Assert.Equal(ConnectFailure.Withdrawn, (await ViewAsync(watched, id)).Failure);
        Assert.NotNull((await watched.AccountAsync("1")).Authorizations[0].Token.Health.Finding);
    }

    [Fact]
    public async Task A_secret_that_cannot_be_read_any_more_is_replaced()
    {
        await using var watched = await WatchedInstallation.CreateAskingAsync(_network);
        await watched.ImportAsync(First);
        await watched.QueryAsync(context => context.TokenSecrets.ExecuteUpdateAsync(set => set.SetProperty(one => one.AccessToken, new byte[] { 1, 2, 3 })));

        Assert.Equal(new ConnectDone(0, 0, 1), await ReconnectAsync(watched));

        await watched.RunAsync("verify");
        Assert.Equal("Ann-newer", Assert.Single(_network.Inspected).AccessToken!.Reveal());
    }

    [Fact]
    public async Task An_account_that_worked_until_now_is_asked_about_before_anything_is_said_against_it()
    {
        await using var watched = await WatchedInstallation.CreateAskingAsync(_network);
        await watched.ImportAsync(First, Second);

        await ReconnectAsync(watched);

        var authorization = (await watched.AccountAsync("2")).Authorizations[0];
        Assert.Null(authorization.Finding);
        Assert.Null(authorization.Token.NextInspectionAt);
    }

    [Fact]
    public async Task From_a_list_that_was_cut_nothing_is_concluded()
    {
        _network.Offered = new Offer([Profile("1")], [], IsCut: true);
        await using var watched = await WatchedInstallation.CreateAskingAsync(_network);
        await watched.ImportAsync(First, Second with { Reason = ReasonCodes.InsufficientAccess });
        Assert.False((await ViewAsync(watched, await ComeBackAsync(watched))).IsPartial);

        watched.Now += TimeSpan.FromMinutes(1);
        await ReconnectAsync(watched);

        Assert.Null((await watched.AccountAsync("2")).Authorizations[0].Finding);
    }

    [Fact]
    public async Task Only_what_the_app_offers_can_be_missing_from_what_is_offered()
    {
        await using var watched = await WatchedInstallation.CreateAskingAsync(_network);
        await watched.ImportAsync(First, Second, new ImportLine("3", "Ann") { Secret = "old", Kind = AccountKind.AdAccount, Name = "Ads" });

        var view = await ViewAsync(watched, await ComeBackAsync(watched));

        Assert.Equal((1, "Account 2"), (view.NotOffered.Count, Assert.Single(view.NotOffered.Names)));
    }

    [Fact]
    public async Task Of_many_accounts_that_are_not_offered_all_are_counted_and_some_named()
    {
        await using var watched = await WatchedInstallation.CreateAskingAsync(_network);
        await watched.ImportAsync([First, .. Enumerable.Range(100, 30).Select(id => Second with { Account = $"{id}", Name = $"Account {id}" })]);

        var view = await ViewAsync(watched, await ComeBackAsync(watched));

        Assert.Equal((30, 20), (view.NotOffered.Count, view.NotOffered.Names.Count));
    }

    [Fact]
    public async Task The_names_of_anothers_accounts_are_not_told()
    {
        await using var watched = await WatchedInstallation.CreateAskingAsync(_network);
        await watched.ImportAsync(First, Second with { Owner = "else@example.com" }, new ImportLine("3", "Ann") { Secret = "old" });
        var id = await ComeBackAsync(watched);

        var view = await watched.Get<ConnectChoice>().FindAsync(id, Me, AccountScope.OwnedBy(WatchedInstallation.Owner), CancellationToken.None);

        Assert.Equal((2, "Account 3"), (view!.NotOffered.Count, Assert.Single(view.NotOffered.Names)));
    }

    [Fact]
    public async Task A_token_imported_without_an_app_signs_in_with_the_app_that_offers_the_account_and_keeps_its_place()
    {
        var network = new FakeConnector
        {
            Offered = _network.Offered,
            Connector = _network.Connector with { Apps = [new("business", "X ads", [new("x", AccountKind.AdAccount)], []), new("login", "X", [new("x", AccountKind.Profile)], [])] },
        };
        await using var watched = await WatchedInstallation.CreateAskingAsync(
            network,
            ("Networks:x:Apps:business:ClientId", "business-id"),
            ("Networks:x:Apps:business:ClientSecret", "s"),
            ("Networks:x:Apps:login:ClientId", "login-id"),
            ("Networks:x:Apps:login:ClientSecret", "s"));
        await watched.ImportAsync(First);

        var wish = await WishAsync(watched);
        var consent = await watched.Get<Connections>().BeginAsync(wish, Home, Me, CancellationToken.None);
        Assert.Contains("client_id=login-id", consent!.Query, StringComparison.Ordinal);
        var id = await ReturnAsync(watched, network);
        Assert.Equal((ConnectFailure.None, ""), ((await ViewAsync(watched, id)).Failure, (await ViewAsync(watched, id)).ForeignApp));

        Assert.Equal(new ConnectDone(0, 0, 1), await watched.Get<ConnectChoice>().ChooseAsync(id, ["x/profile/1"], "", Me, CancellationToken.None));
        Assert.Equal(wish.Token, (await watched.QueryAsync(context => context.Tokens.AsNoTracking().SingleAsync())).Id);
    }

    private static OfferedAccount Profile(string id) => new("x", AccountKind.Profile, id, $"Account {id}");

    private static async Task<ConnectWish> WishAsync(WatchedInstallation watched) =>
        new("x", "default", await watched.TokenAsync("Ann"), (await watched.AccountAsync("1")).Id);

    private static async Task<long> ReturnAsync(WatchedInstallation watched, FakeConnector network) => (await watched.Get<Connections>().ReturnAsync(
        new Dictionary<string, string> { ["state"] = network.Request!.State, ["code"] = "abc" }, Me, CancellationToken.None))!.Value;

    private static async Task<ConnectView> ViewAsync(WatchedInstallation watched, long id) =>
        (await watched.Get<ConnectChoice>().FindAsync(id, Me, AccountScope.All, CancellationToken.None))!;

    private async Task<long> ComeBackAsync(WatchedInstallation watched)
    {
        Assert.NotNull(await watched.Get<Connections>().BeginAsync(await WishAsync(watched), Home, Me, CancellationToken.None));
        return await ReturnAsync(watched, _network);
    }

    /// <summary>Stores what came back, all the same.</summary>
    private async Task<ConnectDone?> ReconnectAsync(WatchedInstallation watched)
    {
        var id = await ComeBackAsync(watched);
        var keys = (await ViewAsync(watched, id)).Offered.Where(one => one.HasLogin).Select(one => one.Key).ToList();
        return await watched.Get<ConnectChoice>().ChooseAsync(id, keys, "", Me, CancellationToken.None);
    }
}

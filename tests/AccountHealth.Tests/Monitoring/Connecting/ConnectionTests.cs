using AccountHealth.Core.Connecting;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Reasons;
using AccountHealth.Data.Queries;
using AccountHealth.Monitoring.Connecting;
using AccountHealth.Tests.Facts;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Tests.Monitoring.Connecting;

public class ConnectionTests
{
    private const string Me = "me@example.com";
    private static readonly Uri Home = new("https://health.example.com/");

    private readonly FakeConnector _network = new();

    [Fact]
    public async Task Accounts_are_watched_once_the_person_agreed_and_chose()
    {
        await using var watched = await WatchedInstallation.CreateAskingAsync(_network);
        _network.Offered = new Offer([Profile("1"), Profile("2")], []);
        var id = await ComeBackAsync(watched, new("x", "default"), ("code", "abc"));

        var done = await watched.Get<ConnectChoice>().ChooseAsync(id, ["x/profile/2"], "owner@example.com", Me, CancellationToken.None);

        Assert.Equal(new ConnectDone(1, 0, 0), done);
        Assert.Equal(("2", "Account 2", "owner@example.com"), await watched.QueryAsync(
            context => context.Accounts.Select(account => new ValueTuple<string, string, string>(account.NativeId, account.Name, account.OwnerEmail)).SingleAsync()));
        Assert.Equal(["Ann"], await LoginsAsync(watched));
    }

    [Fact]
    public async Task A_second_persons_sign_in_is_a_second_authorization_in_the_same_flow()
    {
        await using var watched = await WatchedInstallation.CreateAskingAsync(_network);
        await watched.ImportAsync(new ImportLine("1", "Bob") { Secret = "bob" });
        var id = await ComeBackAsync(watched, new("x", "default"), ("code", "abc"));
        var offered = Assert.Single((await ViewAsync(watched, id)).Offered);
        Assert.Equal(("Account 1", false), (offered.WatchedAs, offered.HasLogin));

        var done = await watched.Get<ConnectChoice>().ChooseAsync(id, [offered.Key], "", Me, CancellationToken.None);

        Assert.Equal(new ConnectDone(0, 1, 0), done);
        Assert.Equal(["Bob", "Ann"], await LoginsAsync(watched));
        Assert.Equal(WatchedInstallation.Owner, (await watched.AccountAsync("1")).OwnerEmail);
    }

    [Fact]
    public async Task A_reconnect_repairs_all_accounts_of_that_login_at_once()
    {
        await using var watched = await WatchedInstallation.CreateAskingAsync(_network);
        await watched.ImportAsync(
            new ImportLine("1", "Ann") { Secret = "old", Reason = ReasonCodes.AccessRevoked },
            new ImportLine("2", "Ann") { Secret = "old", Reason = ReasonCodes.AccessRevoked });
        var token = await watched.QueryAsync(context => context.Tokens.Select(one => one.Id).SingleAsync());
        _network.Offered = new Offer([Profile("1"), Profile("2"), Profile("3")], []);
        var id = await ComeBackAsync(watched, new("x", "default", token), ("code", "abc"));
        var view = await ViewAsync(watched, id);
        Assert.Equal((ConnectFailure.None, "Ann"), (view.Failure, view.Expected!.NativeId));

        var done = await watched.Get<ConnectChoice>().ChooseAsync(
            id, [.. view.Offered.Where(one => one.HasLogin).Select(one => one.Key)], "", Me, CancellationToken.None);

        Assert.Equal(new ConnectDone(0, 0, 2), done);
        Assert.Equal(["Ann", "Ann"], await LoginsAsync(watched));
        Assert.Null((await watched.QueryAsync(context => context.Tokens.AsNoTracking().SingleAsync())).Health.Finding);
    }

    [Fact]
    public async Task Another_login_is_never_stored_over_the_expected_one()
    {
        await using var watched = await WatchedInstallation.CreateAskingAsync(_network);
        await watched.ImportAsync(new ImportLine("1", "Bob") { Secret = "bob" });
        var token = await watched.QueryAsync(context => context.Tokens.Select(one => one.Id).SingleAsync());

        var id = await ComeBackAsync(watched, new("x", "default", token), ("code", "abc"));

        var view = await ViewAsync(watched, id);
        Assert.Equal((ConnectFailure.OtherLogin, "Bob", "Ann"), (view.Failure, view.Expected!.NativeId, view.Login!.NativeId));
        Assert.Equal(["Bob"], await watched.QueryAsync(context => context.Logins.Select(login => login.NativeId).ToListAsync()));
    }

    [Theory]
    [InlineData(ConnectFailure.Declined, "error", "access_denied")]
    [InlineData(ConnectFailure.Declined, "error", "user_cancelled_login")]
    [InlineData(ConnectFailure.SetUp, "error", "redirect_uri_mismatch")]
    [InlineData(ConnectFailure.Unreadable, "nothing", "of use")]
    public async Task What_comes_back_without_a_code_stores_nothing_and_says_why(ConnectFailure failure, string name, string value)
    {
        await using var watched = await WatchedInstallation.CreateAskingAsync(_network);

        var id = await ComeBackAsync(watched, new("x", "default"), (name, value));

        Assert.Equal(failure, (await ViewAsync(watched, id)).Failure);
        Assert.Equal(0, await watched.QueryAsync(context => context.Tokens.CountAsync()));
    }

    [Theory]
    [InlineData(ConnectFailure.Refused, ReasonCodes.UnknownAuthFailure)]
    [InlineData(ConnectFailure.SetUp, ReasonCodes.AppMisconfigured)]
    [InlineData(ConnectFailure.Silence, ReasonCodes.NetworkOutage)]
    [InlineData(ConnectFailure.Silence, ReasonCodes.RateLimited)]
    public async Task A_code_that_is_not_exchanged_stores_nothing_and_says_why(ConnectFailure failure, string reason)
    {
        await using var watched = await WatchedInstallation.CreateAskingAsync(_network);
        _network.Redemption = _ => new Problem(reason, "said the network");

        var id = await ComeBackAsync(watched, new("x", "default"), ("code", "abc"));

        var view = await ViewAsync(watched, id);
        Assert.Equal((failure, "said the network"), (view.Failure, view.Detail));
    }

    [Fact]
    public async Task An_answer_that_comes_an_hour_late_is_not_taken()
    {
        await using var watched = await WatchedInstallation.CreateAskingAsync(_network);
        await BeginAsync(watched, new("x", "default"));
        watched.Now += TimeSpan.FromMinutes(61);

        var id = await ReturnAsync(watched, Me, ("code", "abc"));

        Assert.Equal(ConnectFailure.Expired, (await ViewAsync(watched, id!.Value)).Failure);
    }

    [Fact]
    public async Task The_same_answer_twice_is_exchanged_once()
    {
        await using var watched = await WatchedInstallation.CreateAskingAsync(_network);
        var exchanged = 0;
        _network.Redemption = reply =>
        {
            exchanged++;
            return FakeConnector.GrantOf("Ann", reply.Now);
        };
        var id = await ComeBackAsync(watched, new("x", "default"), ("code", "abc"));

        Assert.Equal(id, await ReturnAsync(watched, Me, ("code", "abc")));
        Assert.Equal(1, exchanged);
    }

    [Theory]
    [InlineData("somebody@example.com", null)]
    [InlineData(Me, "not-a-state-of-ours")]
    public async Task Nobody_finishes_what_they_did_not_begin(string who, string? state)
    {
        await using var watched = await WatchedInstallation.CreateAskingAsync(_network);
        await BeginAsync(watched, new("x", "default"));

        var query = new Dictionary<string, string> { ["state"] = state ?? _network.Request!.State, ["code"] = "abc" };

        Assert.Null(await watched.Get<Connections>().ReturnAsync(query, who, CancellationToken.None));
    }

    [Fact]
    public async Task The_grant_waits_encrypted_and_is_gone_after_the_choice()
    {
        await using var watched = await WatchedInstallation.CreateAskingAsync(_network);
        var id = await ComeBackAsync(watched, new("x", "default"), ("code", "abc"));
        var waiting = await watched.QueryAsync(context => context.ConnectSessions.AsNoTracking().SingleAsync());
        Assert.DoesNotContain("newer", System.Text.Encoding.UTF8.GetString(waiting.Grant!), StringComparison.Ordinal);

        await watched.Get<ConnectChoice>().ChooseAsync(id, ["x/profile/1"], "", Me, CancellationToken.None);

        Assert.Null((await watched.QueryAsync(context => context.ConnectSessions.AsNoTracking().SingleAsync())).Grant);
        Assert.Null(await watched.Get<ConnectChoice>().ChooseAsync(id, ["x/profile/1"], "", Me, CancellationToken.None));
    }

    /// <summary>Whose tokens are on accounts, in their order.</summary>
    private static Task<List<string>> LoginsAsync(WatchedInstallation watched) => watched.QueryAsync(context => context.Authorizations
        .OrderBy(one => one.AccountId).ThenBy(one => one.Order).Select(one => one.Token.Login.Name).ToListAsync());

    private static OfferedAccount Profile(string id) => new("x", AccountKind.Profile, id, $"Account {id}");

    private static async Task BeginAsync(WatchedInstallation watched, ConnectWish wish) =>
        Assert.NotNull(await watched.Get<Connections>().BeginAsync(wish, Home, Me, CancellationToken.None));

    private async Task<long> ComeBackAsync(WatchedInstallation watched, ConnectWish wish, (string Name, string Value) answer)
    {
        await BeginAsync(watched, wish);
        return (await ReturnAsync(watched, Me, answer))!.Value;
    }

    private Task<long?> ReturnAsync(WatchedInstallation watched, string who, (string Name, string Value) answer) => watched.Get<Connections>().ReturnAsync(
        new Dictionary<string, string> { ["state"] = _network.Request!.State, [answer.Name] = answer.Value }, who, CancellationToken.None);

    private static async Task<ConnectView> ViewAsync(WatchedInstallation watched, long id) =>
        (await watched.Get<ConnectChoice>().FindAsync(id, Me, AccountScope.All, CancellationToken.None))!;
}

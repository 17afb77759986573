using AccountHealth.Core.Connecting;
using AccountHealth.Core.Installation;
using AccountHealth.Data.Queries;
using AccountHealth.Data.Secrets;
using AccountHealth.Monitoring.Connecting;
using AccountHealth.Tests.Facts;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Tests.Monitoring.Connecting;

/// <summary>What came back from a network and was not chosen from, or not in time.</summary>
public class AbandonedGrantTests
{
    private const string Me = "me@example.com";
    private static readonly Uri Home = new("https://health.example.com/");
    private readonly FakeConnector _network = new();

    [Fact]
    public async Task The_address_that_the_browser_was_told_to_come_back_to_is_the_one_the_network_hears_again()
    {
        await using var watched = await WatchedInstallation.CreateAskingAsync(_network);
        Uri? heard = null;
        _network.Redemption = reply =>
        {
            heard = reply.ReturnTo;
            return FakeConnector.GrantOf("Ann", reply.Now);
        };
        await BeginAsync(watched);
        await watched.SetAsync(SettingDefinitions.PublicUrl, "https://elsewhere.example.com");

        await ReturnAsync(watched);

        Assert.Equal(new Uri("https://health.example.com/connect/return"), _network.Request!.ReturnTo);
        Assert.Equal(_network.Request.ReturnTo, heard);
    }

    [Fact]
    public async Task What_nobody_chose_from_for_a_day_is_removed()
    {
        await using var watched = await WatchedInstallation.CreateAskingAsync(_network);
        await ComeBackAsync(watched);
        watched.Now += TimeSpan.FromHours(23);
        await watched.RunAsync("purge");
        Assert.NotNull((await OnlyAsync(watched)).Grant);

        watched.Now += TimeSpan.FromHours(2);
        await watched.RunAsync("purge");

        Assert.Equal(0, await watched.QueryAsync(context => context.ConnectSessions.CountAsync()));
    }

    [Fact]
    public async Task What_nothing_is_to_be_watched_with_is_thrown_away_at_once()
    {
        await using var watched = await WatchedInstallation.CreateAskingAsync(_network);
        var id = await ComeBackAsync(watched);
        await watched.Get<ConnectChoice>().DropAsync(id, "somebody@example.com", CancellationToken.None);
        Assert.NotNull((await OnlyAsync(watched)).Grant);

        await watched.Get<ConnectChoice>().DropAsync(id, Me, CancellationToken.None);

        Assert.Null((await OnlyAsync(watched)).Grant);
        Assert.Null(await ChooseAsync(watched, id));
        Assert.True((await ViewAsync(watched, id)).IsFinished);
    }

    [Fact]
    public async Task A_choice_that_comes_a_day_late_is_not_taken()
    {
        await using var watched = await WatchedInstallation.CreateAskingAsync(_network);
        var id = await ComeBackAsync(watched);
        watched.Now += TimeSpan.FromHours(25);
        Assert.Equal(ConnectFailure.TooLate, (await ViewAsync(watched, id)).Failure);

        Assert.Null(await ChooseAsync(watched, id));

        Assert.Equal(ConnectFailure.TooLate, (await ViewAsync(watched, id)).Failure);
        Assert.Null((await OnlyAsync(watched)).Grant);
        Assert.Equal(0, await watched.QueryAsync(context => context.Tokens.CountAsync()));
    }

    [Fact]
    public async Task An_older_sign_in_is_never_stored_over_a_newer_one()
    {
        await using var watched = await WatchedInstallation.CreateAskingAsync(_network);
        var older = await ComeBackAsync(watched);
        watched.Now += TimeSpan.FromMinutes(5);
        _network.Redemption = reply => FakeConnector.GrantOf("Ann", reply.Now, "newest");
        Assert.NotNull(await ChooseAsync(watched, await ComeBackAsync(watched)));
        var issued = (await watched.AccountAsync("1")).Authorizations[0].Token.IssuedAt;

        Assert.Null(await ChooseAsync(watched, older));

        Assert.Equal(ConnectFailure.Overtaken, (await ViewAsync(watched, older)).Failure);
        Assert.Equal(issued, (await watched.AccountAsync("1")).Authorizations[0].Token.IssuedAt);
    }

    private static Task<ConnectSession> OnlyAsync(WatchedInstallation watched) =>
        watched.QueryAsync(context => context.ConnectSessions.AsNoTracking().SingleAsync());

    private static Task<ConnectDone?> ChooseAsync(WatchedInstallation watched, long id) =>
        watched.Get<ConnectChoice>().ChooseAsync(id, ["x/profile/1"], "", Me, CancellationToken.None);

    private static async Task<ConnectView> ViewAsync(WatchedInstallation watched, long id) =>
        (await watched.Get<ConnectChoice>().FindAsync(id, Me, AccountScope.All, CancellationToken.None))!;

    private static async Task BeginAsync(WatchedInstallation watched) =>
        Assert.NotNull(await watched.Get<Connections>().BeginAsync(new("x", "default"), Home, Me, CancellationToken.None));

    private async Task<long> ReturnAsync(WatchedInstallation watched) => (await watched.Get<Connections>().ReturnAsync(
        new Dictionary<string, string> { ["state"] = _network.Request!.State, ["code"] = "abc" }, Me, CancellationToken.None))!.Value;

    private async Task<long> ComeBackAsync(WatchedInstallation watched)
    {
        await BeginAsync(watched);
        return await ReturnAsync(watched);
    }
}

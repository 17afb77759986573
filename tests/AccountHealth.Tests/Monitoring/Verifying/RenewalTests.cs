using AccountHealth.Core.Accounts;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Secrets;
using AccountHealth.Data.Settings;
using AccountHealth.Monitoring.Verifying;
using AccountHealth.Tests.Facts;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Tests.Monitoring.Verifying;

public class RenewalTests
{
    private static readonly ImportLine Ann = new("1", "Ann") { Secret = "ann-secret", RefreshSecret = "ann-refresh", GrantEnds = "never" };

    private readonly FakeConnector _network = new();

    [Fact]
    public async Task A_token_is_renewed_before_its_access_ends()
    {
        await using var watched = await CreateAsync(Ann.EndingAt(Times.Now.AddHours(25)));

        await watched.RunAsync("refresh");
        Assert.Empty(_network.Renewals);

        watched.Now += TimeSpan.FromHours(2);
        await watched.RunAsync("refresh");
        Assert.Equal("ann-refresh", Assert.Single(_network.Renewals).RefreshToken!.Reveal());
        var token = await TokenAsync(watched);
        Assert.Equal((End.At(watched.Now.AddHours(2)), watched.Now), (token.AccessEnd, token.RefreshedAt!.Value));
        Assert.Equal(("renewed-newer", "renewed-newer-refresh"), await SecretsAsync(watched));
    }

    [Fact]
    public async Task A_response_without_a_refresh_token_keeps_the_old_one()
    {
        await using var watched = await CreateAsync(Ann.EndingAt(Times.Now.AddHours(1)));
        _network.Renewal = question => FakeConnector.GrantOf("ann", question.Now) with { RefreshToken = null, RefreshEnd = End.Unknown };

        await watched.RunAsync("refresh");

        Assert.Equal(("ann-newer", "ann-refresh"), await SecretsAsync(watched));
        Assert.Equal(End.Never, (await TokenAsync(watched)).RefreshEnd);
    }

    [Fact]
    public async Task A_hundred_who_renew_one_token_at_once_reach_the_network_once()
    {
        await using var watched = await CreateAsync(Ann.EndingAt(Times.Now.AddHours(1)));
        var (asked, app) = await AskedAsync(watched);
        var renewals = watched.Get<Renewals>();

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => renewals.RenewAsync(asked, app, CancellationToken.None))));

        Assert.Single(_network.Renewals);
        Assert.All(answers, answer => Assert.Equal("renewed-newer", answer.Value.AccessToken!.Reveal()));
    }

    [Fact]
    public async Task A_refused_renewal_does_not_kill_a_token_whose_access_still_works()
    {
        await using var watched = await CreateAsync(Ann.EndingAt(Times.Now.AddHours(5)));
        _network.Renewal = _ => new Problem(ReasonCodes.AccessRevoked, "invalid_grant");

        await watched.RunAsync("refresh");
        await watched.RunAsync("verify");

        Assert.Equal(End.Never, (await TokenAsync(watched)).RefreshEnd);
        var account = await watched.AccountAsync("1");
        Assert.Equal((AccountStatus.Expiring, End.At(Times.Now.AddHours(5))), (account.Verdict.Status, account.Verdict.DeactivatesAt));
        await watched.RunAsync("refresh");
        Assert.Single(_network.Renewals);
    }

    [Fact]
    public async Task An_access_token_that_is_over_gets_its_try()
    {
        await using var watched = await CreateAsync(Ann.EndingIn(-3));

        await watched.RunAsync("verify");

        Assert.Single(_network.Renewals);
        Assert.Equal("renewed-newer", Assert.Single(_network.Inspected).AccessToken!.Reveal());
        Assert.Equal(AccountStatus.Active, (await watched.AccountAsync("1")).Verdict.Status);
    }

    [Fact]
    public async Task A_refused_renewal_of_a_token_that_is_over_deactivates_its_account()
    {
        await using var watched = await CreateAsync(Ann.EndingIn(-3));
        _network.Renewal = _ => new Problem(ReasonCodes.AccessRevoked, "invalid_grant");

        await watched.RunAsync("verify");

        var account = await watched.AccountAsync("1");
        Assert.Equal((AccountStatus.Deactivated, ReasonCodes.AccessRevoked), (account.Verdict.Status, account.Verdict.Reason));
    }

    [Fact]
    public async Task A_renewal_without_an_answer_is_tried_again_later_and_changes_nothing()
    {
        await using var watched = await CreateAsync(Ann.EndingAt(Times.Now.AddHours(5)));
        _network.Renewal = _ => new Problem(ReasonCodes.NetworkOutage, "timeout");
        await watched.RunAsync("refresh");
        await watched.RunAsync("refresh");
        Assert.Single(_network.Renewals);
        _network.Renewal = question => FakeConnector.GrantOf("ann", question.Now);
        watched.Now += InspectionTiming.AfterSilence;

        await watched.RunAsync("refresh");

        Assert.Equal("ann-newer", (await SecretsAsync(watched)).Access);
    }

    [Fact]
    public async Task A_token_that_was_connected_again_while_it_was_renewed_stays_the_one_connected()
    {
        await using var watched = await CreateAsync(Ann.EndingAt(Times.Now.AddHours(1)));
        _network.BeforeRenewal = () => watched.ImportAsync(Ann.EndingAt(Times.Now.AddDays(9)) with { Secret = "ann-connected", RefreshSecret = "ann-connected-refresh" });

        await watched.RunAsync("refresh");

        Assert.Equal(("ann-connected", "ann-connected-refresh"), await SecretsAsync(watched));
    }

    [Fact]
    public async Task An_access_token_that_is_renewed_by_itself_ends_nothing()
    {
        _network.RenewsAccess();
        await using var watched = await CreateAsync(Ann.EndingIn(25) with { RefreshSecret = "", GrantEnds = "" });

        Assert.Equal((AccountStatus.Active, End.Never), ((await watched.AccountAsync("1")).Verdict.Status, (await watched.AccountAsync("1")).Verdict.DeactivatesAt));
    }

    [Fact]
    public async Task Renewals_that_nobody_answers_for_days_need_a_human()
    {
        await using var watched = await CreateAsync(Ann.EndingIn(-1));
        _network.Renewal = _ => new Problem(ReasonCodes.NetworkOutage, "timeout");

        for (var day = 1; day <= TokenHealth.DaysUntilHuman; day++)
        {
            Assert.False((await TokenAsync(watched)).Health.NeedsHuman);
            watched.Now += TimeSpan.FromDays(1);
            await watched.RunAsync("refresh");
            await watched.RunAsync("verify");
        }

        Assert.True((await TokenAsync(watched)).Health.NeedsHuman);
    }

    [Fact]
    public async Task A_refresh_token_that_cannot_be_read_is_not_tried_every_minute()
    {
        await using var watched = await CreateAsync(Ann.EndingAt(Times.Now.AddHours(1)));
        await watched.QueryAsync(context => context.TokenSecrets.ExecuteUpdateAsync(set => set.SetProperty(one => one.RefreshToken, new byte[] { 1, 2, 3 })));

        await watched.RunAsync("refresh");

        Assert.Empty(_network.Renewals);
        Assert.True((await watched.RunAsync("refresh")).FoundNothing);
    }

    [Fact]
    public async Task What_a_new_token_said_of_its_life_is_remembered()
    {
        await using var watched = await CreateAsync(Ann.EndingAt(Times.Now.AddHours(1)));

        await watched.RunAsync("refresh");

        var seen = await watched.QueryAsync(context => context.ObservedLifespans.SingleAsync());
        Assert.Equal(("x", ClockKind.Access, TimeSpan.FromHours(2), 1), (seen.Network, seen.Clock, seen.Last, seen.Tokens));
    }

    private async Task<WatchedInstallation> CreateAsync(ImportLine line)
    {
        var watched = await WatchedInstallation.CreateAskingAsync(_network);
        await watched.ImportAsync(line);
        return watched;
    }

    private static Task<UserToken> TokenAsync(WatchedInstallation watched) =>
        watched.QueryAsync(context => context.Tokens.AsNoTracking().Include(token => token.Login).SingleAsync());

    private static Task<(string? Access, string? Refresh)> SecretsAsync(WatchedInstallation watched) => watched.QueryAsync(async context =>
    {
        var secret = await context.TokenSecrets.SingleAsync();
        var cipher = watched.Get<SecretCipher>();
        return (cipher.Decrypt(secret.AccessToken)?.Reveal(), cipher.Decrypt(secret.RefreshToken)?.Reveal());
    });

    private Task<(AskedToken Asked, AppAccess App)> AskedAsync(WatchedInstallation watched) => watched.QueryAsync(async context =>
    {
        var id = await context.Tokens.Select(token => token.Id).SingleAsync();
        var settings = await watched.Get<SettingsStore>().LoadAsync(context, CancellationToken.None);
        var asked = await AskedTokens.ReadAsync(context, watched.Get<SecretCipher>(), watched.Get<NetworkCatalog>(), [id], watched.Now, CancellationToken.None);
        return (asked.Single(), settings.Networks.AccessTo(_network, UserToken.DefaultApp)!);
    });
}

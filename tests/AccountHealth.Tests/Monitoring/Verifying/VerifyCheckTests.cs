using AccountHealth.Core.Accounts;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Tests.Facts;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Tests.Monitoring.Verifying;

public class VerifyCheckTests
{
    private static readonly ImportLine Ann = new("1", "Ann") { Secret = "ann-secret", Ends = "never" };
    private static readonly ImportLine Bob = new("1", "Bob") { Secret = "bob-secret", Ends = "never", Order = 2 };

    private readonly FakeConnector _network = new();

    [Fact]
    public async Task An_accepted_token_is_not_asked_about_again_before_its_time()
    {
        await using var watched = await CreateAsync(Ann);

        await watched.RunAsync("verify");
        watched.Now += TimeSpan.FromHours(20);
        await watched.RunAsync("verify");
        Assert.Single(_network.Inspected);

        watched.Now += TimeSpan.FromHours(5);
        await watched.RunAsync("verify");
        Assert.Equal(2, _network.Inspected.Count);
    }

    [Fact]
    public async Task A_token_that_is_watched_by_its_dates_only_is_not_asked_about()
    {
        await using var watched = await CreateAsync(Ann with { Secret = "" });

        await watched.RunAsync("verify");

        Assert.Empty(_network.Inspected);
    }

    [Fact]
    public async Task A_refused_token_moves_its_account_to_the_next_persons_within_one_round()
    {
        await using var watched = await CreateAsync(Ann, Bob);
        Refuse("Ann", ReasonCodes.PasswordOrSecurityAlert);

        await watched.RunAsync("verify");

        var account = await watched.AccountAsync("1");
        Assert.Equal(AccountStatus.OnStandby, account.Verdict.Status);
        Assert.Equal(ReasonCodes.PasswordOrSecurityAlert, account.Verdict.Reason);
        Assert.Contains((await watched.NoticesAsync()), notice => notice.Kind == NoticeKind.Failover);
    }

    [Fact]
    public async Task A_standby_token_is_asked_about_too()
    {
        await using var watched = await CreateAsync(Ann, Bob);

        await watched.RunAsync("verify");

        Assert.Equal(["Ann", "Bob"], _network.Inspected.Select(one => one.LoginId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_last_token_refused_deactivates_the_account_and_is_told_at_once()
    {
        await using var watched = await CreateAsync(Ann);
        Refuse("Ann", ReasonCodes.AccessRevoked);

        await watched.RunAsync("verify");
        await watched.RunAsync("deliver");

        Assert.Equal(AccountStatus.Deactivated, (await watched.AccountAsync("1")).Verdict.Status);
        Assert.Equal([WatchedInstallation.Admin, WatchedInstallation.Owner], watched.Sent.Select(mail => mail.To).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(ReasonCodes.NetworkOutage)]
    [InlineData(ReasonCodes.RateLimited)]
    [InlineData(ReasonCodes.AppMisconfigured)]
    public async Task A_silence_does_not_change_the_status(string reason)
    {
        await using var watched = await CreateAsync(Ann);
        await watched.RunAsync("verify");
        _network.Inspection = _ => FakeConnector.Refused(reason);
        watched.Now += TimeSpan.FromDays(1);

        await watched.RunAsync("verify");

        Assert.Equal(AccountStatus.Active, (await watched.AccountAsync("1")).Verdict.Status);
        var condition = await watched.QueryAsync(context => context.NetworkConditions.SingleAsync());
        Assert.Equal(("x", reason, watched.Now), (condition.Network, condition.Reason, condition.Since));
    }

    [Fact]
    public async Task An_answer_ends_the_networks_condition()
    {
        await using var watched = await CreateAsync(Ann);
        _network.Inspection = _ => FakeConnector.Refused(ReasonCodes.NetworkOutage);
        await watched.RunAsync("verify");
        _network.Inspection = FakeConnector.Accepted;
        watched.Now += InspectionTiming.AfterSilence;

        await watched.RunAsync("verify");

        Assert.Empty(await watched.QueryAsync(context => context.NetworkConditions.ToListAsync()));
    }

    [Fact]
    public async Task A_network_that_asks_to_wait_is_left_alone_until_then()
    {
        await using var watched = await CreateAsync(Ann, Bob with { Account = "2" });
        var until = watched.Now.AddHours(1);
        _network.Inspection = _ => new TokenAnswer(new Problem(ReasonCodes.RateLimited, "429") { Until = until });
        await watched.RunAsync("verify");
        var asked = _network.Inspected.Count;
        _network.Inspection = FakeConnector.Accepted;

        watched.Now += TimeSpan.FromMinutes(59);
        await watched.RunAsync("verify");
        Assert.Equal(asked, _network.Inspected.Count);

        watched.Now = until;
        await watched.RunAsync("verify");
        Assert.Equal(asked + 2, _network.Inspected.Count);
    }

    [Fact]
    public async Task A_role_that_is_lost_stands_against_this_account_alone()
    {
        await using var watched = await CreateAsync(Ann, Ann with { Account = "2" });
        _network.Inspection = question => FakeConnector.Accepted(question) with
        {
            Accounts = question.Accounts.ToDictionary(
                one => one.AuthorizationId,
                one => new AccountAnswer(one.NativeId == "1" ? new Problem(ReasonCodes.InsufficientAccess, "gone") : null)),
        };

        await watched.RunAsync("verify");

        Assert.Equal(AccountStatus.Deactivated, (await watched.AccountAsync("1")).Verdict.Status);
        Assert.Equal(AccountStatus.Active, (await watched.AccountAsync("2")).Verdict.Status);
    }

    [Fact]
    public async Task A_reason_that_is_found_again_stands_since_it_was_found_first()
    {
        await using var watched = await CreateAsync(Ann);
        Refuse("Ann", ReasonCodes.AccessRevoked);
        await watched.RunAsync("verify");
        var first = watched.Now;
        watched.Now += TimeSpan.FromDays(1);

        await watched.RunAsync("verify");

        Assert.Equal(End.At(first), (await watched.AccountAsync("1")).Verdict.DeactivatesAt);
    }

    [Fact]
    public async Task A_positive_answer_clears_a_reason_recorded_by_a_person()
    {
        await using var watched = await CreateAsync(Ann with { Reason = ReasonCodes.AccessRevoked });
        Assert.Equal(AccountStatus.Deactivated, (await watched.AccountAsync("1")).Verdict.Status);

        await watched.RunAsync("verify");

        Assert.Equal(AccountStatus.Active, (await watched.AccountAsync("1")).Verdict.Status);
    }

    [Fact]
    public async Task Ends_that_the_network_tells_count()
    {
        await using var watched = await CreateAsync(Ann with { Ends = "" });
        _network.Inspection = question => FakeConnector.Accepted(question) with { Ends = new ToldEnds(Times.EndsInDays(12)), Scopes = "users.read" };

        await watched.RunAsync("verify");

        var account = await watched.AccountAsync("1");
        Assert.Equal((AccountStatus.Expiring, Times.EndsInDays(12)), (account.Verdict.Status, account.Verdict.DeactivatesAt));
    }

    [Fact]
    public async Task One_password_change_is_one_mail_to_each_however_many_accounts_it_hits()
    {
        await using var watched = await CreateAsync([.. Enumerable.Range(1, 30).Select(nth => Ann with { Account = $"{nth}", Name = $"Account {nth}" })]);
        Refuse("Ann", ReasonCodes.PasswordOrSecurityAlert);

        await watched.RunAsync("verify");
        await watched.RunAsync("deliver");

        var toOwner = Assert.Single(watched.MailsTo(WatchedInstallation.Owner));
        Assert.All(Enumerable.Range(1, 30), nth => Assert.Contains($"Account {nth}", toOwner.Content.Text, StringComparison.Ordinal));
        Assert.Single(watched.MailsTo(WatchedInstallation.Admin));
    }

    [Fact]
    public async Task Who_takes_over_is_asked_about_at_once()
    {
        await using var watched = await CreateAsync(Ann, Bob);
        await watched.RunAsync("verify");
        await watched.QueryAsync(context => context.Tokens.Where(token => token.Login.NativeId == "Ann")
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.NextInspectionAt, watched.Now.AddHours(1))));
        watched.Now += TimeSpan.FromHours(1);
        _network.Inspection = _ => FakeConnector.Refused(ReasonCodes.AccessRevoked);

        await watched.RunAsync("verify");

        Assert.Equal(AccountStatus.Deactivated, (await watched.AccountAsync("1")).Verdict.Status);
    }

    [Fact]
    public async Task What_was_said_of_a_token_is_not_held_against_the_one_that_took_its_place_meanwhile()
    {
        await using var watched = await CreateAsync(Ann);
        _network.Meanwhile = async _ =>
        {
            _network.Meanwhile = _ => Task.CompletedTask;
            await watched.ImportAsync(Ann.EndingIn(60) with { Secret = "ann-newer-secret" });
        };
        var refusal = FakeConnector.Refused(ReasonCodes.AccessRevoked);
        _network.Inspection = question => question.AccessToken!.Reveal() == "ann-secret" ? refusal : FakeConnector.Accepted(question);

        await watched.RunAsync("verify");

        Assert.Equal(AccountStatus.Active, (await watched.AccountAsync("1")).Verdict.Status);
    }

    [Fact]
    public async Task A_question_knows_whether_every_other_token_of_its_app_was_refused()
    {
        await using var watched = await CreateAsync(Ann, Bob);
        Refuse("Ann", ReasonCodes.AccessRevoked);
        await watched.RunAsync("verify");
        await watched.QueryAsync(context => context.Tokens.Where(token => token.Login.NativeId == "Bob")
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.NextInspectionAt, (DateTimeOffset?)null)));

        await watched.RunAsync("verify");

        Assert.Equal([false, false, true], _network.Inspected.Select(question => question.OthersRefused));
    }

    [Fact]
    public async Task A_secret_that_cannot_be_read_leaves_the_other_tokens_asked_about()
    {
        await using var watched = await CreateAsync(Ann, Bob);
        await watched.QueryAsync(context => context.TokenSecrets.OrderBy(one => one.UserTokenId).Take(1)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.AccessToken, new byte[] { 1, 2, 3 })));

        await watched.RunAsync("verify");

        Assert.Equal("Bob", Assert.Single(_network.Inspected).LoginId);
        Assert.Equal(AccountStatus.Active, (await watched.AccountAsync("1")).Verdict.Status);
    }

    [Fact]
    public async Task A_network_that_is_not_set_up_is_not_asked()
    {
        await using var watched = await WatchedInstallation.CreateAsync();
        await watched.ImportAsync(Ann);

        Assert.Equal("No network is set up yet", (await watched.RunAsync("verify")).Summary);
        Assert.Empty(_network.Inspected);
    }

    private async Task<WatchedInstallation> CreateAsync(params ImportLine[] lines)
    {
        var watched = await WatchedInstallation.CreateAskingAsync(_network);
        await watched.ImportAsync(lines);
        return watched;
    }

    private void Refuse(string login, string reason) => _network.Inspection = question =>
        question.LoginId == login ? FakeConnector.Refused(reason) : FakeConnector.Accepted(question);
}

using AccountHealth.Core.Notices;
using AccountHealth.Core.Reasons;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;
using static AccountHealth.Tests.Facts.WatchedInstallation;

namespace AccountHealth.Tests.Monitoring.Changes;

public class AuthorizationChangesTests
{
    [Fact]
    public async Task Make_active_moves_it_to_first_and_runs_the_account_on_it_without_a_mail()
    {
        await using var watched = await AnnThenBobAsync();
        var bob = await watched.AuthorizationAsync("1", "Bob");
        watched.Now = InDays(1);

        await Changes(watched).MakeActiveAsync(bob, By, CancellationToken.None);
        await watched.RunAsync();

        var account = await watched.AccountAsync("1");
        Assert.Equal(bob, account.Verdict.ActiveId);
        Assert.Equal([bob, await watched.AuthorizationAsync("1", "Ann")], account.Authorizations.OrderBy(one => one.Order).Select(one => one.Id));
        Assert.Empty(watched.Sent);
    }

    [Fact]
    public async Task Withdrawing_one_of_one_account_leaves_the_logins_other_accounts_alone()
    {
        await using var watched = await AnnThenBobAsync();

        await Changes(watched).WithdrawAsync(await watched.AuthorizationAsync("1", "Ann"), wholeLogin: false, By, CancellationToken.None);

        Assert.Equal([NoticeKind.Failover], (await watched.NoticesAsync()).Select(notice => notice.Kind));
    }

    [Fact]
    public async Task Withdrawing_a_login_hits_all_its_accounts_in_one_mail_per_recipient()
    {
        await using var watched = await AnnThenBobAsync();

        await Changes(watched).WithdrawAsync(await watched.AuthorizationAsync("1", "Ann"), wholeLogin: true, By, CancellationToken.None);
        await watched.RunAsync();

        Assert.Equal([Admin, Owner], watched.Sent.Select(mail => mail.To).Order());
        Assert.All(watched.Sent, mail => Assert.Equal("1 account deactivated, 1 moved to a standby token", mail.Content.Subject));
    }

    [Fact]
    public async Task What_a_withdrawal_would_do_is_listed_before_it_is_done()
    {
        await using var watched = await AnnThenBobAsync();

        var effects = await watched.Get<WithdrawalPreview>().OfAsync(await watched.AuthorizationAsync("1", "Ann"), CancellationToken.None);

        Assert.Equal(
            [("x/profile/1", true, false, "Bob"), ("x/profile/2", false, true, "")],
            effects.Select(effect => (effect.AccountKey, effect.IsThisAccount, effect.After.IsDeactivated, effect.TakesOver)));
        Assert.Empty(await watched.NoticesAsync());
        Assert.Null((await watched.AccountAsync("1")).Authorizations[0].WithdrawnAt);
    }

    [Theory]
    [InlineData(ReasonCodes.Withdrawn)]
    [InlineData(ReasonCodes.RateLimited)]
    [InlineData(ReasonCodes.NetworkOutage)]
    [InlineData(ReasonCodes.AppMisconfigured)]
    [InlineData("NO_SUCH_REASON")]
    public async Task What_is_no_reason_against_a_token_cannot_be_recorded(string reason)
    {
        await using var watched = await AnnThenBobAsync();
        var ann = await watched.AuthorizationAsync("1", "Ann");

        await Assert.ThrowsAsync<ArgumentException>(() => Changes(watched).RecordReasonAsync(ann, reason, "", By, CancellationToken.None));

        Assert.Empty(await watched.NoticesAsync());
    }

    [Fact]
    public async Task A_reason_recorded_by_a_person_is_judged_like_an_answer_and_keeps_the_note()
    {
        await using var watched = await AnnThenBobAsync();

        await Changes(watched).RecordReasonAsync(
            await watched.AuthorizationAsync("2", "Ann"), ReasonCodes.SecurityCheckpoint, "saw it myself", By, CancellationToken.None);

        var account = await watched.AccountAsync("2");
        var finding = account.Authorizations[0].Token.Health.Finding!;
        Assert.Equal((ReasonCodes.SecurityCheckpoint, By, "saw it myself", Times.Now), (finding.Reason, finding.By, finding.Note, finding.At));
        Assert.True(account.Verdict.IsDeactivated);
    }

    [Fact]
    public async Task That_an_ad_account_is_disabled_is_held_against_no_token()
    {
        await using var watched = await AnnThenBobAsync();

        await Changes(watched).RecordReasonAsync(
            await watched.AuthorizationAsync("2", "Ann"), ReasonCodes.AdAccountDisabled, "", By, CancellationToken.None);

        var verdict = (await watched.AccountAsync("2")).Verdict;
        Assert.Equal((false, ReasonCodes.AdAccountDisabled), (verdict.IsDeactivated, verdict.NetworkState));
        Assert.Empty(await watched.NoticesAsync());
    }

    private static AuthorizationChanges Changes(WatchedInstallation watched) => watched.Get<AuthorizationChanges>();

    /// <summary>Ann holds both accounts; Bob stands by on the first.</summary>
    private static async Task<WatchedInstallation> AnnThenBobAsync()
    {
        var watched = await CreateAsync();
        await watched.ImportAsync(new ImportLine("1", "Ann"), new ImportLine("1", "Bob") { Order = 2 }, new ImportLine("2", "Ann"));
        return watched;
    }
}

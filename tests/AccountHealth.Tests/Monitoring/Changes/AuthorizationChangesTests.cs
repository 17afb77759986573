using AccountHealth.Core.Accounts;
using AccountHealth.Core.Reasons;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Monitoring.Changes;

/// <summary>Ann and Bo serve account 1; Ann alone serves account 2.</summary>
public sealed class AuthorizationChangesTests : IAsyncLifetime
{
    private const string By = "admin@example.com";

    private TestInstallation _installation = null!;

    private AuthorizationChanges Changes => _installation.Get<AuthorizationChanges>();

    public async Task InitializeAsync()
    {
        _installation = await TestInstallation.CreateAsync();
        var ann = CsvRow.Ann with { Expires = CsvFile.In(90) };
        await _installation.ImportAsync(CsvFile.Of(ann, CsvRow.Bo with { Expires = CsvFile.In(200) }, ann with { Id = "2" }));
        _installation.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    public async Task DisposeAsync() => await _installation.DisposeAsync();

    [Fact]
    public async Task Making_one_active_puts_it_first_and_runs_the_account_on_it()
    {
        await Changes.MakeActiveAsync(await IdAsync("bo"), By, default);

        var account = await _installation.AccountAsync();
        Assert.Equal((1, 2), (account.Of("bo").Order, account.Of("ann").Order));
        Assert.Equal((account.Of("bo").Id, AccountStatus.Active), (account.Verdict.ActiveId, account.Verdict.Status));
        Assert.True(account.OrderedByHand);
    }

    [Fact]
    public async Task Making_the_first_in_the_order_active_takes_the_account_back_to_it_without_any_news()
    {
        var ann = await IdAsync("ann");
        await Changes.WithdrawAsync(ann, false, By, default);
        await Changes.RestoreAsync(ann, By, default);
        Assert.Equal(AccountStatus.OnStandby, (await _installation.AccountAsync()).Verdict.Status);
        _installation.Clock.Advance(TimeSpan.FromMinutes(1));

        await Changes.MakeActiveAsync(ann, By, default);

        Assert.Equal(ann, (await _installation.AccountAsync()).Verdict.ActiveId);
    }

    [Fact]
    public async Task Making_one_active_that_cannot_be_used_changes_the_order_and_not_what_the_account_runs_on()
    {
        await Changes.RecordReasonAsync(await IdAsync("bo"), ReasonCodes.AccessRevoked, "", By, default);

        await Changes.MakeActiveAsync(await IdAsync("bo"), By, default);

        var account = await _installation.AccountAsync();
        Assert.Equal(1, account.Of("bo").Order);
        Assert.Equal((account.Of("ann").Id, AccountStatus.OnStandby), (account.Verdict.ActiveId, account.Verdict.Status));
    }

    [Fact]
    public async Task Making_a_withdrawn_one_active_takes_its_withdrawal_back()
    {
        await Changes.WithdrawAsync(await IdAsync("bo"), false, By, default);
        _installation.Clock.Advance(TimeSpan.FromMinutes(1));

        await Changes.MakeActiveAsync(await IdAsync("bo"), By, default);

        var account = await _installation.AccountAsync();
        Assert.Equal(account.Of("bo").Id, account.Verdict.ActiveId);
    }

    [Fact]
    public async Task Those_that_an_order_does_not_name_come_after_it()
    {
        await _installation.ImportAsync(CsvFile.Of(CsvRow.Ann with { User = "cy", UserName = "Cy", AccessToken = "tok-cy", Order = "3" }));
        var account = await _installation.AccountAsync();

        await Changes.ReorderAsync(account.Id, [account.Of("cy").Id, 4711], By, default);

        account = await _installation.AccountAsync();
        Assert.Equal((1, 2, 3), (account.Of("cy").Order, account.Of("ann").Order, account.Of("bo").Order));
    }

    [Fact]
    public async Task Withdrawing_on_this_account_leaves_the_login_on_the_others()
    {
        await Changes.WithdrawAsync(await IdAsync("ann"), wholeLogin: false, By, default);

        Assert.Equal(AuthorizationState.Withdrawn, (await _installation.AccountAsync()).Of("ann").Verdict.State);
        Assert.Equal(AuthorizationState.Usable, (await _installation.AccountAsync("2")).Of("ann").Verdict.State);
    }

    [Fact]
    public async Task Withdrawing_all_of_the_login_judges_every_account_it_served()
    {
        await Changes.WithdrawAsync(await IdAsync("ann"), wholeLogin: true, By, default);

        var covered = await _installation.AccountAsync();
        var alone = await _installation.AccountAsync("2");
        Assert.Equal((AccountStatus.Active, covered.Of("bo").Id), (covered.Verdict.Status, covered.Verdict.ActiveId));
        Assert.Equal((AccountStatus.Deactivated, ReasonCodes.Withdrawn), (alone.Verdict.Status, alone.Verdict.Reason));
        Assert.Equal(_installation.Clock.Now, alone.Verdict.DeactivatesAt.Instant);
    }

    [Fact]
    public async Task A_second_withdrawal_does_not_move_the_first()
    {
        await Changes.WithdrawAsync(await IdAsync("ann"), false, By, default);
        var first = (await _installation.AccountAsync()).Of("ann").WithdrawnAt;
        _installation.Clock.Advance(TimeSpan.FromHours(1));

        await Changes.WithdrawAsync(await IdAsync("ann"), true, By, default);

        Assert.Equal(first, (await _installation.AccountAsync()).Of("ann").WithdrawnAt);
    }

    [Fact]
    public async Task A_reason_against_the_token_hits_all_its_accounts()
    {
        await Changes.RecordReasonAsync(await IdAsync("ann"), ReasonCodes.PasswordOrSecurityAlert, "changed on Friday", By, default);

        Assert.Equal(ReasonCodes.PasswordOrSecurityAlert, (await _installation.AccountAsync("2")).Verdict.Reason);
        Assert.Equal("changed on Friday", (await _installation.TokenAsync()).Health.Finding!.Note);
        Assert.Equal(By, (await _installation.TokenAsync()).Health.Finding!.By);
    }

    [Fact]
    public async Task A_reason_against_a_login_on_an_account_stays_there()
    {
        await Changes.RecordReasonAsync(await IdAsync("ann"), ReasonCodes.InsufficientPageRole, "", By, default);

        Assert.Equal(ReasonCodes.InsufficientPageRole, (await _installation.AccountAsync()).Of("ann").Verdict.Reason);
        Assert.Equal(AccountStatus.Active, (await _installation.AccountAsync("2")).Verdict.Status);
    }

    [Fact]
    public async Task A_disabled_ad_account_is_said_beside_the_status_and_held_against_nobody()
    {
        await Changes.RecordReasonAsync(await IdAsync("ann"), ReasonCodes.AdAccountDisabled, "", By, default);

        var verdict = (await _installation.AccountAsync()).Verdict;
        Assert.Equal((AccountStatus.Active, 2, ReasonCodes.AdAccountDisabled), (verdict.Status, verdict.Usable, verdict.NetworkState));
    }

    [Theory]
    [InlineData("TIRED")]
    [InlineData(ReasonCodes.Withdrawn)]
    [InlineData(ReasonCodes.RateLimited)]
    public async Task What_is_no_reason_against_a_token_cannot_be_recorded(string reason)
    {
        var id = await IdAsync("ann");

        await Assert.ThrowsAsync<ArgumentException>(() => Changes.RecordReasonAsync(id, reason, "", By, default));
    }

    [Theory]
    [InlineData(ReasonCodes.AccessRevoked)]
    [InlineData(ReasonCodes.InsufficientAccess)]
    public async Task A_reason_is_cleared_like_by_a_positive_answer(string reason)
    {
        await Changes.RecordReasonAsync(await IdAsync("ann"), reason, "", By, default);
        _installation.Clock.Advance(TimeSpan.FromMinutes(1));

        await Changes.ClearReasonAsync(await IdAsync("ann"), "called her", By, default);

        var account = await _installation.AccountAsync();
        Assert.Equal((AuthorizationState.Usable, AccountStatus.Active), (account.Of("ann").Verdict.State, account.Verdict.Status));
        Assert.Equal(EndsInDays(90), (await _installation.AccountAsync("2")).Verdict.DeactivatesAt);
    }

    private async Task<long> IdAsync(string user) => (await _installation.AccountAsync()).Of(user).Id;
}

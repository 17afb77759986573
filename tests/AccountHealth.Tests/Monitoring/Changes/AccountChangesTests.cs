using AccountHealth.Core.Accounts;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Reasons;
using AccountHealth.Data.Queries;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Tests.Facts;
using Microsoft.EntityFrameworkCore;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Monitoring.Changes;

/// <summary>Account 1 deactivates in 20 days and has two tags.</summary>
public sealed class AccountChangesTests : IAsyncLifetime
{
    private const string By = "admin@example.com";

    private TestInstallation _installation = null!;
    private long _id;

    private AccountChanges Changes => _installation.Get<AccountChanges>();

    public async Task InitializeAsync()
    {
        _installation = await TestInstallation.CreateAsync();
        await _installation.ImportAsync(CsvFile.Of(CsvRow.Ann with { Expires = CsvFile.In(20), Tags = "paid;tier-1" }));
        _id = (await _installation.AccountAsync()).Id;
        _installation.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    public async Task DisposeAsync() => await _installation.DisposeAsync();

    [Fact]
    public async Task A_new_owner_is_found_by_search_and_leaves_a_row()
    {
        await Changes.SetOwnerAsync([_id], "Zoë@example.com", By, default);

        var page = await _installation.Get<AccountList>().PageAsync(new AccountQuery { Search = "zoe" }, AccountScope.All, default);
        Assert.Equal("Zoë@example.com", Assert.Single(page.Rows).OwnerEmail);
        Assert.Contains(await _installation.TimelineAsync(), entry => entry.Title == "Owner is Zoë@example.com" && entry.By == By);
    }

    [Fact]
    public async Task The_same_owner_again_leaves_no_row()
    {
        await Changes.SetOwnerAsync([_id], "", By, default);

        Assert.Single(await _installation.TimelineAsync());
    }

    [Fact]
    public async Task Tags_are_added_and_removed_each_once()
    {
        await Changes.SetTagsAsync([_id], ["vip", "tier-1"], ["paid", "nothing"], By, default);

        Assert.Equal(["tier-1", "vip"], (await _installation.AccountAsync()).Tags.Select(tag => tag.Tag).Order(StringComparer.Ordinal));
        Assert.Contains(await _installation.TimelineAsync(), entry => entry.Title == "Tags are tier-1, vip");
    }

    [Fact]
    public async Task An_owner_or_a_tag_that_makes_it_match_brings_the_macros_for_new_accounts()
    {
        await _installation.SaveMacroAsync("Vip", macro => macro with { NewAccounts = true, Accounts = new() { Tag = "vip" } });
        await _installation.SaveMacroAsync("Ann's", macro => macro with { NewAccounts = true, Accounts = new() { Owner = "ann@example.com" } });
        Assert.Empty((await _installation.AccountAsync()).Macros);

        await Changes.SetTagsAsync([_id], ["vip"], [], By, default);
        await Changes.SetOwnerAsync([_id], "ANN@example.com", By, default);

        Assert.Equal(2, (await _installation.AccountAsync()).Macros.Count);
    }

    [Fact]
    public async Task A_paused_account_says_nothing_but_is_still_judged()
    {
        await Changes.PauseAsync([_id], null, By, default);
        _installation.Clock.Now = InDays(20);

        await _installation.RunAsync("expiry");

        var verdict = (await _installation.AccountAsync()).Verdict;
        Assert.Equal((AccountStatus.Paused, AccountStatus.Deactivated, EndsInDays(20)), (verdict.Status, verdict.Underlying, verdict.DeactivatesAt));
        Assert.Equal(0, await _installation.QueryAsync(context => context.Notices.CountAsync()));
    }

    [Fact]
    public async Task On_resume_the_deactivation_speaks_once()
    {
        await Changes.PauseAsync([_id], null, By, default);
        _installation.Clock.Now = InDays(21);
        await _installation.RunAsync("expiry");

        await Changes.ResumeAsync([_id], By, default);
        await Changes.ResumeAsync([_id], By, default);

        Assert.Equal([NoticeKind.Deactivated], await KindsAsync());
        Assert.Equal(AccountStatus.Deactivated, (await _installation.AccountAsync()).Verdict.Status);
    }

    [Fact]
    public async Task On_resume_the_tightest_crossed_lead_day_speaks_once()
    {
        await Changes.PauseAsync([_id], null, By, default);
        await _installation.SaveMacroAsync("Warn", macro => macro with { Fields = SavedMacros.Fields([30, 14, 7], "ops@example.com") });
        _installation.Clock.Now = InDays(15);
        await _installation.RunAsync("expiry");
        Assert.Empty(await KindsAsync());

        await Changes.ResumeAsync([_id], By, default);

        Assert.Equal([7], await _installation.QueryAsync(context => context.Notices.Select(notice => notice.LeadDay).ToListAsync()));
    }

    [Fact]
    public async Task A_pause_with_an_end_ends_by_itself()
    {
        await Changes.PauseAsync([_id], InDays(2), By, default);
        _installation.Clock.Now = InDays(2);

        await _installation.RunAsync("expiry");

        Assert.Equal(AccountStatus.Expiring, (await _installation.AccountAsync()).Verdict.Status);
    }

    [Fact]
    public async Task A_snooze_is_lifted_by_a_recovery()
    {
        var login = (await _installation.AccountAsync()).Of("ann");
        await DieAsync();
        await Changes.SnoozeAsync(_id, InDays(90), "on it", By, default);
        _installation.Clock.Advance(TimeSpan.FromHours(1));
        await _installation.Get<TokenChanges>().RenewAsync(login.UserTokenId, new TokenEnds(EndsInDays(300)), By, default);
        _installation.Clock.Advance(TimeSpan.FromDays(2));
        await DieAsync();

        _installation.Clock.Advance(TimeSpan.FromDays(3));
        await _installation.RunAsync("expiry");

        Assert.Contains(NoticeKind.Reminder, await KindsAsync());

        Task DieAsync() => _installation.Get<AuthorizationChanges>().RecordReasonAsync(login.Id, ReasonCodes.AccessRevoked, "", By, default);
    }

    [Fact]
    public async Task A_snooze_keeps_who_is_on_it_until_when_and_why()
    {
        await Changes.SnoozeAsync(_id, InDays(2), "waiting for Ann", By, default);

        var snooze = (await _installation.AccountAsync()).Snooze!;
        Assert.Equal((InDays(2), By, "waiting for Ann"), (snooze.Until, snooze.By, snooze.Reason));
        Assert.Contains(await _installation.TimelineAsync(), entry => entry.Title.StartsWith($"{By} is on it", StringComparison.Ordinal) && entry.Detail == "waiting for Ann");
    }

    private Task<List<NoticeKind>> KindsAsync() => _installation.QueryAsync(context =>
        context.Notices.OrderBy(notice => notice.Id).Select(notice => notice.Kind).ToListAsync());
}

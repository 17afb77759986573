using AccountHealth.Core.Accounts;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Timeline;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Tests.Facts;
using Microsoft.EntityFrameworkCore;
using static AccountHealth.Tests.Facts.Times;
using static AccountHealth.Tests.Facts.WatchedInstallation;

namespace AccountHealth.Tests.Monitoring.Changes;

public class AccountChangesTests
{
    [Fact]
    public async Task Through_a_pause_nothing_is_said_and_on_resume_the_deactivation_speaks_once()
    {
        await using var watched = await EndingInAsync(10);
        var account = (await watched.AccountAsync("1")).Id;
        await Changes(watched).PauseAsync([account], null, By, CancellationToken.None);

        await watched.RunUntilAsync(InDays(20));
        Assert.Empty(watched.Sent);
        Assert.Equal((AccountStatus.Paused, true), await StatusAsync(watched));

        await Changes(watched).ResumeAsync([account], By, CancellationToken.None);
        await watched.RunAsync();
        Assert.Equal([Admin, Ops, Owner], watched.Sent.Select(mail => mail.To).Order());
        Assert.All(watched.Sent, mail => Assert.Equal("Account 1 is deactivated", mail.Content.Subject));
    }

    [Fact]
    public async Task On_resume_before_the_end_the_tightest_crossed_lead_day_speaks_once()
    {
        await using var watched = await EndingInAsync(10);
        await Changes(watched).PauseAsync([(await watched.AccountAsync("1")).Id], InDays(5), By, CancellationToken.None);

        await watched.RunUntilAsync(InDays(8));

        Assert.Equal("Account 1 deactivates in 5 days (1 Dec)", Assert.Single(watched.Sent).Content.Subject);
        Assert.Equal(
            [(30, DeliveryState.Superseded), (7, DeliveryState.Sent)],
            (await watched.NoticesAsync()).Select(notice => (notice.LeadDay!.Value, notice.Deliveries.Single().State)));
    }

    [Fact]
    public async Task A_pause_until_a_date_ends_by_itself()
    {
        await using var watched = await EndingInAsync(10);
        await Changes(watched).PauseAsync([(await watched.AccountAsync("1")).Id], InDays(5), By, CancellationToken.None);

        await watched.RunUntilAsync(InDays(5));

        Assert.Equal((AccountStatus.Expiring, false), await StatusAsync(watched));
    }

    [Fact]
    public async Task A_snooze_stops_the_reminders_and_its_end_brings_them_back()
    {
        await using var watched = await EndingInAsync(0);
        await watched.RunUntilAsync(InDays(1));
        var account = (await watched.AccountAsync("1")).Id;

        await Changes(watched).SnoozeAsync(account, InDays(30), "new token is on its way", By, CancellationToken.None);
        await watched.RunUntilAsync(InDays(10));
        Assert.Empty(await watched.DeliveriesAsync(NoticeKind.Reminder));

        await Changes(watched).EndSnoozeAsync(account, By, CancellationToken.None);
        await watched.RunUntilAsync(InDays(11));
        Assert.Equal([7L], (await watched.NoticesAsync()).Where(notice => notice.Kind == NoticeKind.Reminder).Select(notice => notice.Occurrence));
    }

    [Fact]
    public async Task A_recovery_lifts_the_snooze()
    {
        await using var watched = await EndingInAsync(0);
        await watched.RunUntilAsync(InDays(1));
        await Changes(watched).SnoozeAsync((await watched.AccountAsync("1")).Id, InDays(100), "", By, CancellationToken.None);

        await watched.Get<TokenChanges>().RenewAsync(await watched.TokenAsync("Ann"), new TokenEnds(EndsInDays(3)), By, CancellationToken.None);
        await watched.RunUntilAsync(InDays(7));

        Assert.NotEmpty(await watched.DeliveriesAsync(NoticeKind.Reminder));
    }

    [Fact]
    public async Task A_new_owner_hears_what_the_owner_is_told()
    {
        await using var watched = await EndingInAsync(20, "owner");
        await watched.RunUntilAsync(InDays(1));

        await Changes(watched).SetOwnerAsync([(await watched.AccountAsync("1")).Id], "new@example.com", By, CancellationToken.None);
        await watched.RunUntilAsync(InDays(2));

        Assert.Equal([Owner, "new@example.com"], watched.Sent.Select(mail => mail.To));
    }

    [Fact]
    public async Task A_new_time_zone_moves_the_mornings_to_come()
    {
        await using var watched = await EndingInAsync(35);
        await Changes(watched).SetTimeZoneAsync((await watched.AccountAsync("1")).Id, "Asia/Tokyo", By, CancellationToken.None);

        await watched.RunUntilAsync(InDays(10));

        Assert.Equal(InDays(5).AddHours(11), Assert.Single(await watched.DeliveriesAsync(NoticeKind.PreDeactivation)).SentAt);
    }

    [Fact]
    public async Task A_tag_brings_the_macros_that_are_for_it()
    {
        await using var watched = await CreateAsync();
        await watched.Get<MacroChanges>().SaveAsync(
            null, new MacroDefinition { Name = "Vip", Fields = MacroFacts.Fields([30], Ops), Accounts = new AccountFilter { Tag = "vip" }, NewAccounts = true }, CancellationToken.None);
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(20), new ImportLine("2", "Bob").EndingIn(20));

        await Changes(watched).SetTagsAsync([(await watched.AccountAsync("2")).Id], ["vip"], [], By, CancellationToken.None);
        await watched.RunAsync(atOnce: true);

        Assert.Equal("Account 2 deactivates in 20 days (11 Dec)", Assert.Single(watched.Sent).Content.Subject);
    }

    [Fact]
    public async Task What_people_do_stands_in_the_timeline_with_their_name()
    {
        await using var watched = await EndingInAsync(20);
        var account = (await watched.AccountAsync("1")).Id;

        await Changes(watched).PauseAsync([account], null, By, CancellationToken.None);
        await Changes(watched).ResumeAsync([account], By, CancellationToken.None);
        await Changes(watched).ResumeAsync([account], By, CancellationToken.None);

        var rows = await watched.QueryAsync(context => context.Timeline.Where(row => row.By == By).OrderBy(row => row.Id).ToListAsync());
        Assert.Equal([("Paused", TimelineKind.Action), ("Resumed", TimelineKind.Action)], rows.Select(row => (row.Title, row.Kind)));
    }

    private static AccountChanges Changes(WatchedInstallation watched) => watched.Get<AccountChanges>();

    private static async Task<(AccountStatus Status, bool IsDeactivated)> StatusAsync(WatchedInstallation watched)
    {
        var verdict = (await watched.AccountAsync("1")).Verdict;
        return (verdict.Status, verdict.IsDeactivated);
    }

    private static async Task<WatchedInstallation> EndingInAsync(double days, string recipient = Ops)
    {
        var watched = await CreateAsync();
        await watched.SaveMacroAsync([30, 7, 1], recipient);
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(days));
        return watched;
    }
}

using AccountHealth.Core.Notices;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;
using static AccountHealth.Tests.Facts.WatchedInstallation;

namespace AccountHealth.Tests.Monitoring.Mailing;

public class MorningTests
{
    [Fact]
    public async Task The_scheduler_holds_a_warning_until_8_o_clock_in_the_accounts_zone()
    {
        await using var watched = await CreateAsync();
        await watched.SaveMacroAsync([30], Ops);
        await watched.ImportAsync(new ImportLine("1", "Ann") { Zone = "Asia/Tokyo" }.EndingIn(20));

        watched.Now = new DateTimeOffset(2026, 11, 22, 7, 59, 59, TimeSpan.FromHours(9));
        await watched.RunAsync();
        Assert.Empty(watched.Sent);

        watched.Now = new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.FromHours(9));
        await watched.RunAsync();
        Assert.Contains("11 Dec 2026, 21:00 (UTC+09:00)", Assert.Single(watched.Sent).Content.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_without_a_zone_has_the_installations()
    {
        await using var watched = await CreateAsync(("TimeZone", "America/New_York"));
        await watched.SaveMacroAsync([30], Ops);
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(20));

        await watched.RunUntilAsync(InDays(2));

        Assert.Equal(
            new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.FromHours(-5)),
            Assert.Single(await watched.DeliveriesAsync(NoticeKind.PreDeactivation)).SentAt);
        Assert.Contains("11 Dec 2026, 07:00 (UTC-05:00)", Assert.Single(watched.Sent).Content.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_on_the_command_line_does_not_wait_for_the_morning()
    {
        await using var watched = await CreateAsync();
        await watched.SaveMacroAsync([30], Ops);
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(20));

        await watched.RunAsync();
        Assert.Empty(watched.Sent);

        await watched.RunAsync(atOnce: true);
        Assert.Equal([Ops], watched.Sent.Select(mail => mail.To));
    }

    [Fact]
    public async Task A_check_on_the_command_line_sends_no_two_mails_within_24_hours_either()
    {
        await using var watched = await CreateAsync();
        await watched.SaveMacroAsync([8, 7], Ops);
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(7.5));
        await watched.RunAsync(atOnce: true);

        watched.Now = InDays(0.9);
        await watched.RunAsync(atOnce: true);
        Assert.Single(watched.Sent);

        watched.Now = InDays(1);
        await watched.RunAsync(atOnce: true);
        Assert.Equal(2, watched.Sent.Count);
    }

    [Fact]
    public async Task Not_even_after_several_generations_on_one_day()
    {
        await using var watched = await CreateAsync();
        await watched.SaveMacroAsync([30], Ops);
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(7.5));
        await watched.RunAsync(atOnce: true);
        for (var flap = 1; flap <= 3; flap++)
        {
            watched.Now = InDays(flap * 0.1);
            await Flap.OnceAsync(watched, "1", "Ann");
        }

        await watched.RunAsync(atOnce: true);

        Assert.Equal([InDays(0)], await SentAsync(watched, NoticeKind.PreDeactivation));
        await watched.RunUntilAsync(InDays(2));
        Assert.Equal([InDays(0), InDays(1)], await SentAsync(watched, NoticeKind.PreDeactivation));
    }

    [Fact]
    public async Task An_account_that_flaps_all_day_rings_once()
    {
        await using var watched = await CreateAsync();
        await watched.ImportAsync(new ImportLine("1", "Ann"));
        for (var flap = 1; flap <= 5; flap++)
        {
            watched.Now = InDays(flap * 0.1);
            await Flap.OnceAsync(watched, "1", "Ann");
        }

        Assert.Equal([InDays(0.1)], await SentAsync(watched, NoticeKind.Deactivated));
        Assert.Equal([InDays(0.1)], await SentAsync(watched, NoticeKind.Recovered));
    }

    [Fact]
    public async Task All_other_kinds_go_at_once()
    {
        await using var watched = await CreateAsync();
        await watched.ImportAsync(
            new ImportLine("1", "Ann") { Zone = "Asia/Tokyo" }.EndingIn(1),
            new ImportLine("2", "Ann").EndingIn(1), new ImportLine("2", "Bob") { Order = 2 },
            new ImportLine("3", "Bob"), new ImportLine("3", "Ann") { Order = 2 }.EndingIn(1));

        await watched.RunUntilAsync(InDays(1));

        var at = (await watched.NoticesAsync()).Select(notice => (notice.Kind, notice.Deliveries.Max(one => one.SentAt)));
        Assert.Equal(
            [(NoticeKind.Deactivated, InDays(1)), (NoticeKind.Failover, InDays(1)), (NoticeKind.CoverReduced, InDays(1))],
            at.Select(one => (one.Kind, one.Item2!.Value)));
    }

    [Fact]
    public async Task A_missed_run_delays_and_never_skips()
    {
        await using var watched = await CreateAsync();
        await watched.SaveMacroAsync([30, 7], Ops);
        await watched.ImportAsync(
            new ImportLine("late", "Ann").EndingIn(40), new ImportLine("gone", "Bob").EndingIn(33),
            new ImportLine("moved", "Cem").EndingIn(32), new ImportLine("moved", "Dia") { Order = 2 }.EndingIn(200));

        watched.Now = InDays(34);
        await watched.RunAsync(atOnce: true);

        var told = (await watched.NoticesAsync()).Where(notice => notice.Deliveries.Exists(one => one.State == DeliveryState.Sent));
        Assert.Equal(
            [(NoticeKind.PreDeactivation, 7), (NoticeKind.Deactivated, 0), (NoticeKind.Failover, 0)],
            told.OrderBy(notice => notice.AccountId).Select(notice => (notice.Kind, notice.LeadDay ?? 0)));
    }

    [Fact]
    public async Task A_mail_whose_morning_nobody_ran_goes_out_with_the_next_run()
    {
        await using var watched = await CreateAsync();
        await watched.SaveMacroAsync([30], Ops);
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(20));

        watched.Now = InDays(5);
        await watched.RunAsync();

        Assert.Equal([Ops], watched.Sent.Select(mail => mail.To));
    }

    private static async Task<IEnumerable<DateTimeOffset>> SentAsync(WatchedInstallation watched, NoticeKind kind) =>
        (await watched.DeliveriesAsync(kind)).Where(one => one.State == DeliveryState.Sent).Select(one => one.SentAt!.Value).Distinct();
}

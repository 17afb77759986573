using AccountHealth.Core.Accounts;
using AccountHealth.Core.Notices;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.NoticeWatch;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Core.Notices;

public class ReminderTests
{
    [Fact]
    public void Everybody_told_is_reminded_on_day_2_and_then_every_5_days_four_times()
    {
        var watch = Deactivated();

        watch.RunUntil(100);

        var reminded = watch.Heard.Where(one => one.Kind == NoticeKind.Reminder).ToList();
        Assert.Equal(Mornings(2, 7, 12, 17, 22), reminded.Where(one => one.To == Ops).Select(one => one.At));
        Assert.Equal(Mornings(2, 7, 12, 17, 22), reminded.Where(one => one.To == Owner).Select(one => one.At));
    }

    [Fact]
    public void After_that_only_the_admins_are_reminded_every_5_days()
    {
        var watch = Deactivated();

        watch.RunUntil(50);

        Assert.Equal(
            Mornings(2, 7, 12, 17, 22, 27, 32, 37, 42, 47),
            watch.Heard.Where(one => one.Kind == NoticeKind.Reminder && one.To == Admin).Select(one => one.At));
    }

    [Fact]
    public void A_reminder_is_due_to_the_instant_on_its_day_and_waits_for_the_morning()
    {
        var watch = Deactivated();

        watch.RunUntil(1.99);
        Assert.Empty(Reminders(watch));

        watch.RunUntil(2);
        Assert.Equal(InDays(2), Assert.Single(Reminders(watch)).CreatedAt);
        Assert.All(watch.Waiting, delivery => Assert.Equal(MorningOf(3), delivery.ReleaseAt));
    }

    [Fact]
    public void A_repair_stops_the_reminders()
    {
        var watch = Deactivated();
        watch.RunUntil(4);

        watch.Change(() => watch.AddNeverEnding("Bob")).RunUntil(50);

        Assert.Equal([MorningOf(3)], watch.TimesOf(NoticeKind.Reminder));
    }

    [Fact]
    public void A_reminder_that_waits_for_the_morning_is_closed_by_a_repair()
    {
        var watch = Deactivated();
        watch.RunUntil(2.1);

        watch.Change(() => watch.AddNeverEnding("Bob")).RunUntil(4);

        Assert.All(Assert.Single(Reminders(watch)).Deliveries, one => Assert.Equal((DeliveryState.Superseded, "works again"), (one.State, one.Error)));
    }

    [Fact]
    public void A_snooze_stops_the_reminders_until_it_ends()
    {
        var watch = Deactivated();
        watch.RunUntil(4);

        watch.Change(() => Snooze(watch, untilDay: 20)).RunUntil(19.9);
        Assert.Equal([MorningOf(3)], watch.TimesOf(NoticeKind.Reminder));

        watch.RunUntil(30);
        Assert.Equal([MorningOf(3), MorningOf(21), MorningOf(23), MorningOf(28)], watch.TimesOf(NoticeKind.Reminder));
    }

    [Fact]
    public void A_reminder_that_waits_for_the_morning_is_closed_by_a_snooze()
    {
        var watch = Deactivated();
        watch.RunUntil(2.1);

        watch.Change(() => Snooze(watch, untilDay: 6)).RunUntil(4);

        Assert.Empty(watch.TimesOf(NoticeKind.Reminder));
        Assert.All(Assert.Single(Reminders(watch)).Deliveries, one => Assert.Equal("snoozed", one.Error));
    }

    [Fact]
    public void A_recovery_lifts_the_snooze()
    {
        var watch = Deactivated();
        watch.RunUntil(1).Change(() => Snooze(watch, untilDay: 90));
        watch.RunUntil(5).Change(() => watch.Add("Bob", endsInDays: 10));

        watch.RunUntil(20);

        // Bob's token ends on day 10.
        Assert.Equal([MorningOf(13), MorningOf(18)], watch.TimesOf(NoticeKind.Reminder));
    }

    [Fact]
    public void Missed_reminders_are_not_made_up_for_but_the_latest_one_is()
    {
        var watch = Deactivated();
        watch.Begin();

        watch.MissUntil(13);

        Assert.Equal(12, Assert.Single(Reminders(watch)).Occurrence);
    }

    [Fact]
    public void Of_two_reminders_that_wait_the_later_one_takes_the_place_of_the_earlier()
    {
        var watch = Deactivated();
        watch.Begin();
        watch.MissUntil(2);

        // On day 7 nobody has sent the one of day 2 yet.
        watch.MissUntil(7);
        watch.RunUntil(8);

        Assert.Equal([MorningOf(8)], watch.TimesOf(NoticeKind.Reminder));
    }

    private static NoticeWatch Deactivated()
    {
        var watch = new NoticeWatch();
        watch.Add("Ann", endsInDays: 0);
        watch.Apply([30, 7, 1], Ops);
        return watch;
    }

    private static IEnumerable<Notice> Reminders(NoticeWatch watch) => watch.Told.Where(notice => notice.Kind == NoticeKind.Reminder);

    /// <summary>A reminder falls due at noon, and goes out on the next morning.</summary>
    private static IEnumerable<DateTimeOffset> Mornings(params int[] days) => days.Select(day => MorningOf(day + 1));

    private static void Snooze(NoticeWatch watch, double untilDay) =>
        watch.Account.Snooze = new Snooze(InDays(untilDay), Ops, "on it", watch.Verdict.Generation);
}

using AccountHealth.Core.Notices;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.NoticeWatch;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Core.Notices;

public class QuietTests
{
    [Fact]
    public void A_tighter_lead_day_waits_until_24_hours_after_the_last_mail_also_when_sent_at_once()
    {
        var watch = EndsIn(8);
        watch.RunUntil(0.5);
        watch.Send(atOnce: true);

        watch.RunUntil(1.2);
        watch.Send(atOnce: true);
        Assert.Equal([InDays(0.5)], watch.TimesOf(NoticeKind.PreDeactivation));

        watch.MissUntil(1.5);
        watch.Send(atOnce: true);
        Assert.Equal([InDays(0.5), InDays(1.5)], watch.TimesOf(NoticeKind.PreDeactivation));
    }

    [Fact]
    public void A_new_generation_keeps_the_quiet_of_the_one_before()
    {
        var watch = EndsIn(20);
        var ann = watch.Account.Authorizations[0];
        watch.RunUntil(14);

        watch.Change(() => ann.Token.AccessEnd = EndsInDays(21.5));
        watch.Send(atOnce: true);

        var waiting = Assert.Single(watch.Waiting);
        Assert.Equal((2, (int?)30), (waiting.Notice.Generation, waiting.Notice.LeadDay));
        Assert.Equal(MorningOf(15), waiting.NotBefore);
    }

    [Fact]
    public void A_mail_that_still_waits_makes_no_quiet_for_the_tighter_lead_day_that_takes_its_place()
    {
        var watch = EndsIn(8);
        watch.Begin();

        watch.RunUntil(1.2);

        // Lead day 30 waited for the morning of day 1; had it been missed, 7 would take its place without delay.
        Assert.Equal([MorningOf(1)], watch.TimesOf(NoticeKind.PreDeactivation));
        var missed = EndsIn(8);
        missed.Begin();
        missed.Told[0].Deliveries.ForEach(one => one.ReleaseAt = InDays(3));
        missed.MissUntil(1);
        Assert.Null(missed.Waiting.Single(one => one.Notice.LeadDay == 7).NotBefore);
    }

    [Fact]
    public void One_macro_does_not_keep_another_quiet()
    {
        var watch = EndsIn(8);
        watch.Apply([8], "second@example.com");
        watch.RunUntil(1);

        watch.Apply([5], "third@example.com");
        watch.Change(() => { }).RunUntil(7.5);

        Assert.Contains(new Heard(MorningOf(4), NoticeKind.PreDeactivation, 5, "third@example.com"), watch.Heard);
        Assert.Contains(new Heard(MorningOf(2), NoticeKind.PreDeactivation, 7, Ops), watch.Heard);
    }

    [Fact]
    public void On_the_day_clocks_spring_forward_the_next_mail_waits_an_hour_past_the_morning()
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var end = new DateTimeOffset(2027, 3, 29, 5, 30, 0, TimeSpan.Zero);
        var watch = new NoticeWatch { Zone = berlin };
        watch.Add("Ann", (end - Times.Now).TotalDays);
        watch.Apply([3, 2, 1], Ops);

        watch.RunUntil((end - Times.Now).TotalDays - 0.01);

        // 08:00 is 07:00 UTC on the 26th and the 27th and 06:00 UTC on the 28th: only 23 hours lie between the last two.
        Assert.Equal(
            [new(2027, 3, 26, 7, 0, 0, TimeSpan.Zero), new(2027, 3, 27, 7, 0, 0, TimeSpan.Zero), new DateTimeOffset(2027, 3, 28, 7, 0, 0, TimeSpan.Zero)],
            watch.TimesOf(NoticeKind.PreDeactivation));
    }

    [Fact]
    public void An_account_that_flaps_does_not_ring_twice_a_day()
    {
        var watch = new NoticeWatch();
        var ann = watch.Add("Ann", endsInDays: 100);
        watch.Begin().Change(() => ann.WithdrawnAt = watch.Now);
        watch.RunUntil(0.1).Change(() => ann.WithdrawnAt = null);

        watch.RunUntil(0.2).Change(() => ann.WithdrawnAt = watch.Now);
        watch.RunUntil(1.5);

        Assert.Equal([InDays(0), InDays(1)], watch.TimesOf(NoticeKind.Deactivated));
    }

    private static NoticeWatch EndsIn(double days)
    {
        var watch = new NoticeWatch();
        watch.Add("Ann", days);
        watch.Apply([30, 7, 1], Ops);
        return watch;
    }
}

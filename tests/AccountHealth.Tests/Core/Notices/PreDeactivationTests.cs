using AccountHealth.Core.Notices;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.NoticeWatch;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Core.Notices;

public class PreDeactivationTests
{
    [Fact]
    public void Each_lead_day_is_told_once_on_the_morning_after_days_left_have_come_down_to_it()
    {
        var watch = Watched(endsInDays: 40);

        watch.RunUntil(39.9);

        Assert.Equal([Warning(11, 30), Warning(34, 7), Warning(40, 1)], watch.Heard);
    }

    [Fact]
    public void Nothing_is_planned_while_days_left_exceed_the_widest_lead_day()
    {
        var watch = Watched(endsInDays: 40).Begin();

        watch.RunUntil(9.99);
        Assert.Empty(watch.Told);

        watch.RunUntil(10);
        Assert.Equal(InDays(10), Assert.Single(watch.Told).CreatedAt);
    }

    [Theory]
    [InlineData(29.5, 30)]
    [InlineData(7.01, 30)]
    [InlineData(7, 7)]
    [InlineData(5, 7)]
    [InlineData(0.5, 1)]
    public void Of_several_crossed_lead_days_only_the_tightest_is_told(double endsInDays, int lead)
    {
        var watch = Watched(endsInDays).Begin();

        var notice = Assert.Single(watch.Told);
        Assert.Equal((NoticeKind.PreDeactivation, lead), (notice.Kind, notice.LeadDay!.Value));
    }

    [Fact]
    public void Wider_lead_days_count_as_done_once_a_tighter_one_was_told()
    {
        var watch = Watched(endsInDays: 5);

        watch.RunUntil(4.9);

        Assert.Equal([Warning(1, 7), Warning(5, 1)], watch.Heard);
    }

    [Fact]
    public void A_warning_that_still_waits_when_a_tighter_lead_day_is_crossed_is_closed()
    {
        var watch = Watched(endsInDays: 20).Begin();

        watch.MissUntil(13.5).RunUntil(15);

        Assert.Equal([Warning(14, 7)], watch.Heard);
        Assert.Equal("a tighter lead day took its place", Assert.Single(watch.Told[0].Deliveries).Error);
    }

    [Theory]
    [InlineData(new[] { Owner, "admins" }, new[] { Owner, Admin })]
    [InlineData(new[] { Ops }, new[] { Ops })]
    public void It_goes_to_the_recipients_of_the_macro_and_to_nobody_else(string[] recipients, string[] heard)
    {
        var watch = new NoticeWatch();
        watch.Add("Ann", endsInDays: 20);
        watch.Apply([30], recipients);

        watch.RunUntil(1);

        Assert.Equal(heard, watch.Heard.Select(one => one.To));
    }

    [Fact]
    public void Without_a_macro_nobody_is_warned()
    {
        var watch = new NoticeWatch();
        watch.Add("Ann", endsInDays: 5);

        watch.RunUntil(4.9);

        Assert.Empty(watch.Told);
    }

    [Fact]
    public void Lead_day_0_is_the_deactivation_itself_and_makes_no_warning()
    {
        var watch = new NoticeWatch();
        watch.Add("Ann", endsInDays: 5);
        watch.Apply([0], Ops);

        watch.RunUntil(5);

        Assert.DoesNotContain(watch.Told, notice => notice.Kind == NoticeKind.PreDeactivation);
        Assert.Contains(new Heard(InDays(5), NoticeKind.Deactivated, null, Ops), watch.Heard);
    }

    [Theory]
    [InlineData(200.0)]
    [InlineData(double.PositiveInfinity)]
    public void A_token_that_a_later_or_never_ending_one_covers_makes_no_warning(double otherEndsInDays)
    {
        var watch = Watched(endsInDays: 5);
        if (double.IsFinite(otherEndsInDays))
        {
            watch.Add("Bob", otherEndsInDays);
        }
        else
        {
            watch.AddNeverEnding("Bob");
        }

        watch.RunUntil(6);

        Assert.DoesNotContain(watch.Told, notice => notice.Kind == NoticeKind.PreDeactivation);
    }

    [Fact]
    public void An_unknown_end_beside_a_known_one_does_not_silence_the_warning()
    {
        var watch = Watched(endsInDays: 5);
        watch.Add("Bob", endsInDays: null);

        watch.RunUntil(1);

        Assert.Equal([Warning(1, 7)], watch.Heard);
    }

    [Fact]
    public void The_date_that_counts_is_the_last_of_several_ends()
    {
        var watch = Watched(endsInDays: 35);
        watch.Add("Bob", endsInDays: 50);

        watch.RunUntil(30);

        Assert.Equal([Warning(21, 30)], watch.Heard.Where(one => one.Kind == NoticeKind.PreDeactivation));
    }

    [Fact]
    public void Two_macros_each_tell_their_own_lead_days()
    {
        var watch = Watched(endsInDays: 20);
        watch.Apply([14], "second@example.com");

        watch.RunUntil(8);

        Assert.Equal([Warning(1, 30), new Heard(MorningOf(7), NoticeKind.PreDeactivation, 14, "second@example.com")], watch.Heard);
    }

    [Fact]
    public void Of_two_macros_with_one_lead_day_each_tells_its_own_recipients_whatever_becomes_of_the_other()
    {
        var watch = Watched(endsInDays: 20);
        watch.Apply([30], "second@example.com");
        watch.Begin();

        watch.Change(() => watch.Macros.RemoveAt(0)).RunUntil(1);

        Assert.Equal([new Heard(MorningOf(1), NoticeKind.PreDeactivation, 30, "second@example.com")], watch.Heard);
    }

    [Fact]
    public void A_warning_that_the_morning_would_bring_only_after_the_deactivation_goes_at_once()
    {
        var watch = Watched(endsInDays: 0.5);

        watch.Begin();

        Assert.Equal([new Heard(Now, NoticeKind.PreDeactivation, 1, Ops)], watch.Heard);
    }

    [Fact]
    public void A_warning_keeps_what_held_when_it_was_planned()
    {
        var watch = Watched(endsInDays: 20).Begin();

        var notice = Assert.Single(watch.Told);
        Assert.Equal(
            (EndsInDays(20), watch.Account.Authorizations[0].Id, "Macro 1", 1),
            (notice.DeactivatesAt, notice.AuthorizationId, notice.MacroName, notice.Generation));
    }

    private static NoticeWatch Watched(double endsInDays)
    {
        var watch = new NoticeWatch();
        watch.Add("Ann", endsInDays);
        watch.Apply([30, 7, 1], Ops);
        return watch;
    }

    private static Heard Warning(int morning, int lead) => new(MorningOf(morning), NoticeKind.PreDeactivation, lead, Ops);
}

using AccountHealth.Core.Accounts;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Tokens;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.NoticeWatch;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Core.Notices;

public class GenerationTests
{
    [Fact]
    public void A_renewal_begins_one_and_every_lead_day_is_told_anew()
    {
        var (watch, ann) = EndsIn(20);
        watch.RunUntil(15).Change(() => ann.Token.AccessEnd = EndsInDays(100));

        watch.RunUntil(99.9);

        Assert.Equal(
            [(MorningOf(1), 30), (MorningOf(14), 7), (MorningOf(71), 30), (MorningOf(94), 7), (MorningOf(100), 1)],
            watch.Heard.Select(one => (one.At, one.LeadDay!.Value)));
        Assert.Equal(2, watch.Verdict.Generation);
    }

    [Fact]
    public void A_date_that_moves_out_past_the_tightest_lead_day_told_begins_one_at_once_where_a_wider_one_is_due()
    {
        var (watch, ann) = EndsIn(20);
        watch.RunUntil(15).Change(() => ann.Token.AccessEnd = EndsInDays(30));

        watch.RunUntil(29.9);

        Assert.Equal(
            [(MorningOf(1), 30), (MorningOf(14), 7), (MorningOf(16), 30), (MorningOf(24), 7), (MorningOf(30), 1)],
            watch.Heard.Select(one => (one.At, one.LeadDay!.Value)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(23)]
    public void A_shift_by_hours_begins_none(int hours)
    {
        var (watch, ann) = EndsIn(20);
        watch.RunUntil(13.9).Change(() => ann.Token.AccessEnd = End.At(InDays(20).AddHours(hours)));

        watch.RunUntil(19.9 + (Math.Max(0, hours) / 24.0));

        Assert.Equal([30, 7, 1], watch.Heard.Select(one => one.LeadDay!.Value));
        Assert.Equal(1, watch.Verdict.Generation);
    }

    [Fact]
    public void A_date_that_moves_but_stays_within_the_tightest_lead_day_told_begins_none()
    {
        var (watch, ann) = EndsIn(20);
        watch.RunUntil(18).Change(() => ann.Token.AccessEnd = EndsInDays(24));

        watch.RunUntil(23.9);

        Assert.Equal([30, 7, 1], watch.Heard.Select(one => one.LeadDay!.Value));
        Assert.Equal(1, watch.Verdict.Generation);
    }

    [Fact]
    public void A_date_that_comes_nearer_begins_none()
    {
        var (watch, ann) = EndsIn(20);
        watch.RunUntil(5).Change(() => ann.Token.AccessEnd = EndsInDays(8));

        watch.RunUntil(7.9);

        Assert.Equal([30, 7, 1], watch.Heard.Select(one => one.LeadDay!.Value));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(30)]
    public void A_date_that_moves_out_and_comes_back_before_anybody_heard_of_it_begins_none(double flapsTo)
    {
        var (watch, ann) = EndsIn(20);
        watch.RunUntil(15).Change(() => ann.Token.AccessEnd = EndsInDays(flapsTo));
        watch.RunUntil(15.1).Change(() => ann.Token.AccessEnd = EndsInDays(20));

        watch.RunUntil(19.9);

        Assert.Equal([30, 7, 1], watch.Heard.Select(one => one.LeadDay!.Value));
        Assert.Equal(1, watch.Verdict.Generation);
    }

    [Fact]
    public void A_date_that_flaps_out_again_later_begins_one_then()
    {
        var (watch, ann) = EndsIn(20);
        watch.RunUntil(15).Change(() => ann.Token.AccessEnd = EndsInDays(30));
        watch.RunUntil(15.1).Change(() => ann.Token.AccessEnd = EndsInDays(20));
        watch.RunUntil(17).Change(() => ann.Token.AccessEnd = EndsInDays(30));

        watch.RunUntil(29.9);

        Assert.Equal([30, 7, 30, 7, 1], watch.Heard.Select(one => one.LeadDay!.Value));
    }

    [Fact]
    public void A_date_that_has_flapped_and_then_moves_within_the_tightest_lead_day_told_begins_none()
    {
        var (watch, ann) = EndsIn(20);
        watch.RunUntil(15).Change(() => ann.Token.AccessEnd = EndsInDays(200));
        watch.RunUntil(15.1).Change(() => ann.Token.AccessEnd = EndsInDays(20));
        watch.RunUntil(18).Change(() => ann.Token.AccessEnd = EndsInDays(24));

        watch.RunUntil(23.9);

        Assert.Equal([30, 7, 1], watch.Heard.Select(one => one.LeadDay!.Value));
    }

    [Fact]
    public void A_date_that_comes_back_after_people_heard_of_another_one_is_told_anew()
    {
        var (watch, ann) = EndsIn(20);
        watch.RunUntil(15).Change(() => ann.Token.AccessEnd = EndsInDays(30));
        watch.RunUntil(16).Change(() => ann.Token.AccessEnd = EndsInDays(20));

        watch.RunUntil(19.9);

        Assert.Equal([30, 7, 30, 7, 1], watch.Heard.Select(one => one.LeadDay!.Value));
    }

    [Fact]
    public void A_date_that_comes_nearer_and_goes_back_before_anybody_heard_of_it_begins_none()
    {
        var (watch, ann) = EndsIn(28);
        watch.RunUntil(5).Change(() => ann.Token.AccessEnd = EndsInDays(10));
        watch.RunUntil(5.1).Change(() => ann.Token.AccessEnd = EndsInDays(28));

        watch.RunUntil(27.9);

        Assert.Equal([30, 7, 1], watch.Heard.Select(one => one.LeadDay!.Value));
    }

    [Fact]
    public void A_flap_to_a_nearer_date_does_not_take_the_place_of_a_warning_that_waits()
    {
        var (watch, ann) = EndsIn(28);
        watch.Begin().Change(() => ann.Token.AccessEnd = EndsInDays(5)).Change(() => ann.Token.AccessEnd = EndsInDays(28));

        watch.RunUntil(27.9);

        Assert.Equal([30, 7, 1], watch.Heard.Select(one => one.LeadDay!.Value));
    }

    [Fact]
    public void An_end_that_becomes_unknown_and_known_again_begins_none()
    {
        var (watch, ann) = EndsIn(20);
        watch.RunUntil(15).Change(() => ann.Token.AccessEnd = End.Unknown);
        watch.RunUntil(15.5).Change(() => ann.Token.AccessEnd = EndsInDays(20));

        watch.RunUntil(19.9);

        Assert.Equal([30, 7, 1], watch.Heard.Select(one => one.LeadDay!.Value));
    }

    [Fact]
    public void The_end_of_a_deactivation_begins_one()
    {
        var (watch, ann) = EndsIn(20);
        watch.RunUntil(15).Change(() => ann.WithdrawnAt = watch.Now);
        watch.RunUntil(17).Change(() => ann.WithdrawnAt = null);

        watch.Change(() => { }).RunUntil(19.9);

        Assert.Equal(2, watch.Verdict.Generation);
        Assert.Equal([30, 7, 7, 1], watch.Heard.Where(one => one.Kind == NoticeKind.PreDeactivation).Select(one => one.LeadDay!.Value));
    }

    [Fact]
    public void While_nothing_was_told_a_moving_date_begins_none()
    {
        var (watch, ann) = EndsIn(60);
        watch.Begin().Change(() => ann.Token.AccessEnd = EndsInDays(90)).Change(() => ann.Token.AccessEnd = EndsInDays(50));

        watch.RunUntil(49.9);

        Assert.Equal([30, 7, 1], watch.Heard.Select(one => one.LeadDay!.Value));
        Assert.Equal(1, watch.Verdict.Generation);
    }

    [Fact]
    public void Small_shifts_add_up()
    {
        var (watch, ann) = EndsIn(20);
        watch.RunUntil(14);
        for (var step = 1; step <= 30; step++)
        {
            watch.RunUntil(14 + (step * 0.1)).Change(() => ann.Token.AccessEnd = EndsInDays(20 + (step * 0.5)));
        }

        Assert.Equal(2, watch.Verdict.Generation);
    }

    [Fact]
    public void A_pause_does_not_hide_the_end_of_a_deactivation()
    {
        var (watch, ann) = EndsIn(20);
        watch.RunUntil(15).Change(() => ann.WithdrawnAt = watch.Now);
        watch.RunUntil(16).Change(() => watch.Account.Pause = new Pause(watch.Now, Ops, null));

        watch.Change(() => ann.WithdrawnAt = null);

        Assert.Equal(2, watch.Verdict.Generation);
    }

    private static (NoticeWatch Watch, Authorization Ann) EndsIn(double days)
    {
        var watch = new NoticeWatch();
        var ann = watch.Add("Ann", days);
        watch.Apply([30, 7, 1], Ops);
        return (watch, ann);
    }
}

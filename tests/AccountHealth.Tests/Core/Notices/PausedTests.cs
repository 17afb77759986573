using AccountHealth.Core.Accounts;
using AccountHealth.Core.Notices;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.NoticeWatch;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Core.Notices;

public class PausedTests
{
    [Fact]
    public void A_paused_account_says_nothing_through_its_whole_end()
    {
        var watch = PausedUntil(null);

        watch.RunUntil(60);

        Assert.Empty(watch.Told);
        Assert.True(watch.Verdict.IsDeactivated);
    }

    [Fact]
    public void On_resume_the_tightest_crossed_lead_day_speaks_once()
    {
        var watch = PausedUntil(null);
        watch.RunUntil(35);

        watch.Change(() => watch.Account.Pause = null).RunUntil(38);

        Assert.Equal([new Heard(MorningOf(36), NoticeKind.PreDeactivation, 7, Ops)], watch.Heard);
    }

    [Fact]
    public void On_resume_the_deactivation_speaks_once()
    {
        var watch = PausedUntil(null);
        watch.RunUntil(50);

        watch.Change(() => watch.Account.Pause = null).RunUntil(51.9);

        Assert.Equal(
            [(InDays(50), Admin), (InDays(50), Owner), (InDays(50), Ops)],
            watch.Heard.Select(one => (one.At, one.To)));
        Assert.All(watch.Heard, one => Assert.Equal(NoticeKind.Deactivated, one.Kind));
    }

    [Fact]
    public void A_pause_that_runs_out_resumes_by_itself()
    {
        var watch = PausedUntil(35);

        watch.RunUntil(38);

        Assert.Equal([new Heard(MorningOf(36), NoticeKind.PreDeactivation, 7, Ops)], watch.Heard);
    }

    [Fact]
    public void What_was_told_before_the_pause_is_not_told_again()
    {
        var watch = Watched();
        watch.RunUntil(15);
        watch.Change(() => watch.Account.Pause = new Pause(watch.Now, Ops, null)).RunUntil(20);

        watch.Change(() => watch.Account.Pause = null).RunUntil(30);

        Assert.Equal([30], watch.Heard.Select(one => one.LeadDay!.Value));
    }

    [Fact]
    public void What_waits_for_the_morning_when_the_pause_comes_is_told_after_it()
    {
        var watch = Watched();
        watch.RunUntil(10.1);

        watch.Change(() => watch.Account.Pause = new Pause(watch.Now, Ops, null)).RunUntil(15);
        Assert.Empty(watch.Heard);

        watch.Change(() => watch.Account.Pause = null).RunUntil(20);
        Assert.Equal([new Heard(MorningOf(16), NoticeKind.PreDeactivation, 30, Ops)], watch.Heard);
    }

    [Fact]
    public void A_pause_holds_back_reminders()
    {
        var watch = new NoticeWatch();
        watch.Add("Ann", endsInDays: 0);
        watch.RunUntil(4).Change(() => watch.Account.Pause = new Pause(watch.Now, Ops, null));

        watch.RunUntil(30);

        Assert.Equal([MorningOf(3)], watch.TimesOf(NoticeKind.Reminder));
    }

    [Fact]
    public void A_paused_account_fails_over_in_silence()
    {
        var watch = PausedUntil(null);
        var bob = watch.AddNeverEnding("Bob");

        watch.RunUntil(45).Change(() => watch.Account.Pause = null).RunUntil(50);

        Assert.Equal(bob.Id, watch.Verdict.ActiveId);
        Assert.Empty(watch.Heard);
    }

    [Fact]
    public void A_standby_that_dies_during_the_pause_is_not_told_of_afterwards()
    {
        var watch = PausedUntil(null);
        watch.AddNeverEnding("Bob");
        var cem = watch.Add("Cem", endsInDays: 20);

        watch.RunUntil(25).Change(() => watch.Account.Pause = null).RunUntil(35);

        Assert.DoesNotContain(watch.Told, notice => notice.AuthorizationId == cem.Id);
    }

    private static NoticeWatch PausedUntil(double? day)
    {
        var watch = Watched();
        watch.Account.Pause = new Pause(Now, Ops, day is { } until ? InDays(until) : null);
        return watch.Begin();
    }

    private static NoticeWatch Watched()
    {
        var watch = new NoticeWatch();
        watch.Add("Ann", endsInDays: 40);
        watch.Apply([30, 7, 1], Ops);
        return watch;
    }
}

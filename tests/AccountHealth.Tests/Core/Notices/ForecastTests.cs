using AccountHealth.Core.Accounts;
using AccountHealth.Core.Notices;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.NoticeWatch;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Core.Notices;

public class ForecastTests
{
    [Fact]
    public void It_lists_everything_that_would_be_sent_if_nobody_did_anything()
    {
        var watch = EndsIn(40).Begin();

        var forecast = watch.Forecast(days: 45);

        Assert.Equal(
            [
                (MorningOf(11), NoticeKind.PreDeactivation, 30, Ops), (MorningOf(34), NoticeKind.PreDeactivation, 7, Ops),
                (InDays(40), NoticeKind.Deactivated, 0, Admin), (InDays(40), NoticeKind.Deactivated, 0, Owner), (InDays(40), NoticeKind.Deactivated, 0, Ops),
                (MorningOf(43), NoticeKind.Reminder, 0, Admin), (MorningOf(43), NoticeKind.Reminder, 0, Owner), (MorningOf(43), NoticeKind.Reminder, 0, Ops),
            ],
            forecast.Select(one => (one.At, one.Notice.Kind, one.Notice.LeadDay ?? 0, one.To)));
    }

    [Fact]
    public void It_leaves_account_and_notices_as_they_were()
    {
        var watch = EndsIn(20).Begin();
        var verdict = watch.Verdict;

        watch.Forecast(days: 400);

        Assert.Same(verdict, watch.Account.Verdict);
        var waiting = Assert.Single(Assert.Single(watch.Told).Deliveries);
        Assert.True(waiting.IsWaiting);
    }

    [Fact]
    public void What_was_told_already_is_not_listed_again()
    {
        var watch = EndsIn(20);
        watch.RunUntil(5);

        Assert.Equal(7, watch.Forecast(days: 10).Min(one => one.Notice.LeadDay));
        Assert.DoesNotContain(watch.Forecast(days: 14), one => one.Notice.LeadDay == 30);
    }

    [Fact]
    public void It_ends_with_its_span()
    {
        var watch = EndsIn(40).Begin();

        Assert.Empty(watch.Forecast(days: 10.8));
        Assert.Single(watch.Forecast(days: 10.9));
    }

    [Fact]
    public void Each_entry_has_the_verdict_of_its_time()
    {
        var watch = EndsIn(40).Begin();

        var forecast = watch.Forecast(days: 41);

        Assert.Equal(AccountStatus.Expiring, forecast[0].Verdict.Status);
        Assert.Equal(AccountStatus.Deactivated, forecast[^1].Verdict.Status);
    }

    [Fact]
    public void A_paused_account_has_nothing_to_come_until_its_pause_ends()
    {
        var watch = EndsIn(40);
        watch.Account.Pause = new Pause(Now, Ops, InDays(35));

        var forecast = watch.Begin().Forecast(days: 39);

        Assert.Equal([(MorningOf(36), 7)], forecast.Select(one => (one.At, one.Notice.LeadDay!.Value)));
    }

    private static NoticeWatch EndsIn(double days)
    {
        var watch = new NoticeWatch();
        watch.Add("Ann", days);
        watch.Apply([30, 7], Ops);
        return watch;
    }
}

using AccountHealth.Core.Notices;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.NoticeWatch;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Core.Notices;

public class FailoverNoticeTests
{
    [Fact]
    public void The_move_to_the_next_authorization_is_told_at_once_to_admins_and_owner()
    {
        var watch = AnnThenBob();
        watch.Apply([30, 7, 1], Ops);

        watch.RunUntil(10);

        Assert.Equal([(InDays(10), Admin), (InDays(10), Owner)], Failovers(watch).Select(one => (one.At, one.To)));
    }

    [Fact]
    public void It_is_about_the_authorization_that_was_lost()
    {
        var watch = AnnThenBob();

        watch.RunUntil(10);

        var notice = Assert.Single(watch.Told);
        Assert.Equal((watch.Account.Authorizations[0].Id, "TOKEN_EXPIRED"), (notice.AuthorizationId!.Value, notice.Reason));
    }

    [Fact]
    public void Every_failover_is_told_once_also_within_one_generation()
    {
        var watch = AnnThenBob();
        watch.Add("Cem", endsInDays: 300);

        watch.RunUntil(60).Change(() => { });

        Assert.Equal([InDays(10), InDays(50)], watch.TimesOf(NoticeKind.Failover));
        Assert.All(watch.Told, notice => Assert.Equal(1, notice.Generation));
    }

    [Fact]
    public void A_withdrawal_that_makes_another_take_over_is_a_failover()
    {
        var watch = AnnThenBob().Begin();

        watch.Change(() => watch.Account.Authorizations[0].WithdrawnAt = Now);

        Assert.Equal([Now], watch.TimesOf(NoticeKind.Failover));
    }

    [Fact]
    public void The_return_to_the_preferred_authorization_makes_no_mail()
    {
        var watch = AnnThenBob();
        var ann = watch.Account.Authorizations[0];
        watch.RunUntil(20);

        watch.Change(() => (ann.Token.AccessEnd, ann.Token.RenewedAt) = (EndsInDays(100), watch.Now));

        Assert.Equal(ann.Id, watch.Verdict.ActiveId);
        Assert.Equal([InDays(10)], watch.TimesOf(NoticeKind.Failover));
        Assert.Single(watch.Told, notice => notice.Kind == NoticeKind.Failover);
    }

    [Fact]
    public void Making_another_usable_one_active_is_no_failover()
    {
        var watch = AnnThenBob().Begin();

        watch.Change(() => (watch.Account.Authorizations[1].Order, watch.Account.Authorizations[1].PreferredAt) = (0, watch.Now + TimeSpan.FromMilliseconds(1)));

        Assert.Equal(watch.Account.Authorizations[1].Id, watch.Verdict.ActiveId);
        Assert.Empty(watch.Told);
    }

    [Fact]
    public void What_the_first_look_finds_is_no_event()
    {
        var watch = new NoticeWatch();
        watch.Add("Ann", endsInDays: -5);
        watch.Add("Bob", endsInDays: 50);

        watch.Begin();

        Assert.Empty(watch.Told);
    }

    [Fact]
    public void The_loss_of_the_last_one_is_a_deactivation_and_no_failover()
    {
        var watch = AnnThenBob();

        watch.RunUntil(50);

        Assert.Equal([InDays(10)], watch.TimesOf(NoticeKind.Failover));
        Assert.Equal([InDays(50)], watch.TimesOf(NoticeKind.Deactivated));
    }

    [Fact]
    public void One_that_was_repaired_before_it_could_be_sent_is_closed()
    {
        var watch = AnnThenBob();
        var ann = watch.Account.Authorizations[0];
        watch.RunUntil(9);
        watch.Change(() =>
        {
            ann.WithdrawnAt = watch.Now;
            watch.Admins.Clear();
        });
        var planned = watch.Told[0].Deliveries.Find(one => one.To == Owner)!;
        (planned.State, planned.MessageId, planned.SentAt) = (DeliveryState.Planned, null, null);

        watch.Change(() => ann.WithdrawnAt = null);

        Assert.Equal((DeliveryState.Superseded, "works again"), (planned.State, planned.Error));
    }

    [Fact]
    public void One_whose_account_is_deactivated_before_it_could_be_sent_is_closed()
    {
        var watch = AnnThenBob();
        watch.RunUntil(10);
        var planned = watch.Told.Single(notice => notice.Kind == NoticeKind.Failover).Deliveries.Find(one => one.To == Owner)!;
        (planned.State, planned.MessageId, planned.SentAt) = (DeliveryState.Planned, null, null);

        watch.Change(() => watch.Account.Authorizations[1].WithdrawnAt = watch.Now);

        Assert.Equal((DeliveryState.Superseded, "deactivated since"), (planned.State, planned.Error));
    }

    private static IEnumerable<Heard> Failovers(NoticeWatch watch) => watch.Heard.Where(one => one.Kind == NoticeKind.Failover);

    private static NoticeWatch AnnThenBob()
    {
        var watch = new NoticeWatch();
        watch.Add("Ann", endsInDays: 10);
        watch.Add("Bob", endsInDays: 50);
        return watch;
    }
}

using AccountHealth.Core.Notices;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.NoticeWatch;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Core.Notices;

public class CoverReducedTests
{
    [Fact]
    public void The_death_of_a_standby_is_told_at_once_to_admins_and_owner()
    {
        var watch = AnnAndStandby(standbyEnds: 100).Begin();
        watch.RunUntil(3);

        watch.Change(() => Withdraw(watch));

        Assert.Equal([(InDays(3), Admin), (InDays(3), Owner)], watch.Heard.Select(one => (one.At, one.To)));
        Assert.Equal([InDays(3)], watch.TimesOf(NoticeKind.CoverReduced));
    }

    [Fact]
    public void The_recipients_of_a_macro_do_not_hear_of_it()
    {
        var watch = AnnAndStandby(standbyEnds: 100);
        watch.Apply([7], Ops);
        watch.Begin();

        watch.Change(() => Withdraw(watch));

        Assert.Equal([Admin, Owner], watch.Heard.Select(one => one.To));
    }

    [Fact]
    public void A_standby_that_comes_within_the_widest_lead_day_is_told_of()
    {
        var watch = AnnAndStandby(standbyEnds: 40);
        watch.Apply([7, 1], Ops);
        watch.Apply([30], Ops);

        watch.RunUntil(45);

        Assert.Equal([InDays(10)], watch.TimesOf(NoticeKind.CoverReduced));
    }

    [Fact]
    public void Without_a_macro_only_its_death_is_told()
    {
        var watch = AnnAndStandby(standbyEnds: 40);

        watch.RunUntil(45);

        Assert.Equal([InDays(40)], watch.TimesOf(NoticeKind.CoverReduced));
    }

    [Fact]
    public void It_is_told_once_per_authorization_and_generation()
    {
        var watch = AnnAndStandby(standbyEnds: 100).Begin();

        watch.Change(() => Withdraw(watch)).RunUntil(1).Change(() => Restore(watch)).RunUntil(2).Change(() => Withdraw(watch));

        Assert.Single(watch.Told);
        Assert.Equal(2, watch.Heard.Count);
    }

    [Fact]
    public void Each_standby_is_told_of_for_itself()
    {
        var watch = AnnAndStandby(standbyEnds: 40);
        watch.Add("Cem", endsInDays: 60);

        watch.RunUntil(61);

        Assert.Equal([InDays(40), InDays(60)], watch.TimesOf(NoticeKind.CoverReduced));
    }

    [Fact]
    public void A_new_generation_may_tell_of_the_same_standby_again()
    {
        var watch = AnnAndStandby(standbyEnds: 100).Begin();
        var ann = watch.Account.Authorizations[0];
        watch.Change(() => Withdraw(watch));
        watch.RunUntil(1).Change(() => ann.WithdrawnAt = watch.Now);
        watch.RunUntil(3).Change(() => ann.WithdrawnAt = null).Change(() => Restore(watch));

        watch.RunUntil(5).Change(() => Withdraw(watch));

        Assert.Equal([InDays(0), InDays(5)], watch.TimesOf(NoticeKind.CoverReduced));
    }

    [Fact]
    public void The_loss_of_the_active_one_is_a_failover_and_not_reduced_cover()
    {
        var watch = AnnAndStandby(standbyEnds: 100).Begin();

        watch.Change(() => watch.Account.Authorizations[0].WithdrawnAt = Now);

        Assert.DoesNotContain(watch.Told, notice => notice.Kind == NoticeKind.CoverReduced);
    }

    [Fact]
    public void Nothing_is_said_of_cover_once_the_account_is_deactivated()
    {
        var watch = AnnAndStandby(standbyEnds: 100).Begin();

        watch.Change(() => watch.Account.Authorizations.ForEach(one => one.WithdrawnAt = Now));

        Assert.Equal(NoticeKind.Deactivated, Assert.Single(watch.Told).Kind);
    }

    [Fact]
    public void A_standby_that_outlasts_all_others_is_the_deactivation_date_and_no_cover()
    {
        var watch = new NoticeWatch();
        watch.Add("Ann", endsInDays: 20);
        watch.Add("Bob", endsInDays: 40);
        watch.Apply([30], Ops);

        watch.RunUntil(15);

        Assert.DoesNotContain(watch.Told, notice => notice.Kind == NoticeKind.CoverReduced);
    }

    [Fact]
    public void A_standby_that_was_near_when_it_was_added_is_no_news()
    {
        var watch = AnnAndStandby(standbyEnds: 100);
        watch.Apply([30], Ops);
        watch.Begin();

        watch.Change(() => watch.Add("Cem", endsInDays: 10)).RunUntil(5);

        Assert.Empty(watch.Told);
    }

    [Fact]
    public void One_whose_standby_works_again_before_it_could_be_sent_is_closed()
    {
        var watch = AnnAndStandby(standbyEnds: 100).Begin();
        watch.Change(() => Withdraw(watch));
        watch.Told[0].Deliveries.ForEach(one => (one.State, one.MessageId, one.SentAt) = (DeliveryState.Planned, null, null));

        watch.Change(() => Restore(watch));

        Assert.All(watch.Told[0].Deliveries, one => Assert.Equal((DeliveryState.Superseded, "works again"), (one.State, one.Error)));
    }

    [Fact]
    public void It_carries_the_reason_against_the_standby()
    {
        var watch = AnnAndStandby(standbyEnds: 100).Begin();

        watch.Change(() => watch.Account.Authorizations[1].Finding = new Finding(ReasonCodes.InsufficientAccess, Now, "x"));

        Assert.Equal(ReasonCodes.InsufficientAccess, Assert.Single(watch.Told).Reason);
    }

    /// <summary>Ann's token never ends and is in use; Bob stands by.</summary>
    private static NoticeWatch AnnAndStandby(double standbyEnds)
    {
        var watch = new NoticeWatch();
        watch.AddNeverEnding("Ann");
        watch.Add("Bob", standbyEnds);
        return watch;
    }

    private static void Withdraw(NoticeWatch watch) => watch.Account.Authorizations[1].WithdrawnAt = watch.Now;

    private static void Restore(NoticeWatch watch) => watch.Account.Authorizations[1].WithdrawnAt = null;
}

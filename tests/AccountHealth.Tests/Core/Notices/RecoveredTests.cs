using AccountHealth.Core.Notices;
using AccountHealth.Core.Tokens;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.NoticeWatch;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Core.Notices;

public class RecoveredTests
{
    [Fact]
    public void Those_told_of_the_deactivation_hear_at_once_that_it_works_again()
    {
        var watch = DeactivatedFor(days: 3);

        watch.Change(() => watch.AddNeverEnding("Bob"));

        Assert.Equal(
            [(InDays(3), Admin), (InDays(3), Owner), (InDays(3), Ops)],
            watch.Heard.Where(one => one.Kind == NoticeKind.Recovered).Select(one => (one.At, one.To)));
    }

    [Fact]
    public void Who_was_not_told_of_the_deactivation_does_not_hear_of_the_recovery()
    {
        var watch = DeactivatedFor(days: 3);
        var refused = watch.Told[0].Deliveries.Find(one => one.To == Ops)!;
        refused.State = DeliveryState.Refused;

        watch.Change(() =>
        {
            watch.Admins.Add("new-admin@example.com");
            watch.AddNeverEnding("Bob");
        });

        Assert.Equal([Admin, Owner], watch.Heard.Where(one => one.Kind == NoticeKind.Recovered).Select(one => one.To));
    }

    [Fact]
    public void A_deactivation_that_nobody_heard_of_ends_in_silence()
    {
        var watch = new NoticeWatch();
        var ann = watch.Add("Ann", endsInDays: 0);
        watch.Begin();
        watch.Told[0].Deliveries.ForEach(one => (one.State, one.MessageId, one.SentAt) = (DeliveryState.Planned, null, null));

        watch.Change(() => ann.Token.AccessEnd = End.Never).RunUntil(3);

        Assert.DoesNotContain(watch.Told, notice => notice.Kind == NoticeKind.Recovered);
        Assert.All(watch.Told[0].Deliveries, one => Assert.Equal("works again", one.Error));
    }

    [Fact]
    public void It_is_told_once_per_generation()
    {
        var watch = DeactivatedFor(days: 3);

        watch.Change(() => watch.AddNeverEnding("Bob")).Change(() => { }).Change(() => watch.AddNeverEnding("Cem"));

        Assert.Equal(1, Assert.Single(watch.Told, notice => notice.Kind == NoticeKind.Recovered).Generation);
    }

    [Fact]
    public void The_next_deactivation_and_recovery_are_told_again()
    {
        var watch = DeactivatedFor(days: 3);
        var bob = watch.Add("Bob", endsInDays: 10);
        watch.Change(() => { }).RunUntil(12);

        watch.Change(() => bob.Token.AccessEnd = End.Never);

        Assert.Equal([InDays(0), InDays(10)], watch.TimesOf(NoticeKind.Deactivated));
        Assert.Equal([InDays(3), InDays(12)], watch.TimesOf(NoticeKind.Recovered));
    }

    [Fact]
    public void A_second_recovery_does_not_tell_of_the_first_one_again()
    {
        var watch = DeactivatedFor(days: 3);
        var bob = watch.AddNeverEnding("Bob");
        watch.Change(() => { }).RunUntil(5).Change(() => bob.WithdrawnAt = watch.Now);

        watch.RunUntil(7).Change(() => bob.WithdrawnAt = null);

        Assert.Equal([1, 2], watch.Told.Where(notice => notice.Kind == NoticeKind.Recovered).Select(notice => notice.Generation));
    }

    [Fact]
    public void One_that_deactivates_again_before_it_could_be_sent_is_closed()
    {
        var watch = DeactivatedFor(days: 3);
        var bob = watch.AddNeverEnding("Bob");
        watch.Change(() => { });
        var recovered = watch.Told.Single(notice => notice.Kind == NoticeKind.Recovered);
        recovered.Deliveries.ForEach(one => (one.State, one.MessageId, one.SentAt) = (DeliveryState.Planned, null, null));

        watch.Change(() => bob.WithdrawnAt = watch.Now);

        Assert.All(recovered.Deliveries, one => Assert.Equal("deactivated again", one.Error));
    }

    [Fact]
    public void A_deactivation_that_turns_into_a_passed_estimate_is_told_recovered_once_something_is_usable()
    {
        var watch = new NoticeWatch("linkedin");
        var ann = watch.Add("Ann", endsInDays: null);
        ann.Token.IssuedAt = DaysAgo(100);
        DeactivatedTests.Refuse(ann.Token, Now);
        watch.Begin();
        watch.Change(() => ann.Token.Health = TokenHealth.Untested);
        Assert.Equal("probably-ended", watch.Verdict.Rule);

        watch.RunUntil(1).Change(() => ann.Token.IssuedAt = watch.Now);

        Assert.Equal([(InDays(1), Admin), (InDays(1), Owner)], watch.Heard.Where(one => one.Kind == NoticeKind.Recovered).Select(one => (one.At, one.To)));
    }

    [Fact]
    public void A_flap_leaves_nobody_believing_that_it_is_still_deactivated()
    {
        var watch = DeactivatedFor(days: 3);
        var bob = watch.AddNeverEnding("Bob");
        bob.WithdrawnAt = Now;
        watch.Change(() => bob.WithdrawnAt = null);
        watch.Told.Single(notice => notice.Kind == NoticeKind.Recovered).Deliveries
            .ForEach(one => (one.State, one.MessageId, one.SentAt) = (DeliveryState.Planned, null, null));
        watch.Change(() => bob.WithdrawnAt = watch.Now);
        Assert.True(watch.Verdict.IsDeactivated);

        watch.Change(() => bob.WithdrawnAt = null);

        Assert.Equal(
            [Admin, Owner, Ops],
            watch.Told.Single(notice => notice is { Kind: NoticeKind.Recovered, Generation: 1 }).Deliveries
                .Where(one => one.State == DeliveryState.Sent).Select(one => one.To));
    }

    private static NoticeWatch DeactivatedFor(double days)
    {
        var watch = new NoticeWatch();
        watch.Add("Ann", endsInDays: 0);
        watch.Apply([30], Ops);
        return watch.RunUntil(days);
    }
}

using AccountHealth.Core.Notices;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.NoticeWatch;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Core.Notices;

public class DeactivatedTests
{
    [Fact]
    public void It_is_told_at_once_to_admins_owner_and_the_recipients_of_its_macros()
    {
        var watch = new NoticeWatch();
        watch.Add("Ann", endsInDays: 10);
        watch.Apply([3], Ops);
        watch.Apply([2], "second@example.com", Owner);

        watch.RunUntil(10);

        Assert.Equal(
            [Admin, Owner, Ops, "second@example.com"],
            watch.Heard.Where(one => one.Kind == NoticeKind.Deactivated && one.At == InDays(10)).Select(one => one.To));
    }

    [Fact]
    public void It_is_told_without_any_macro()
    {
        var watch = new NoticeWatch();
        watch.Add("Ann", endsInDays: 10);

        watch.RunUntil(10);

        Assert.Equal([Admin, Owner], watch.Heard.Select(one => one.To));
    }

    [Fact]
    public void It_is_told_once_however_often_the_account_is_judged()
    {
        var watch = new NoticeWatch();
        watch.Add("Ann", endsInDays: 10);

        watch.RunUntil(10).Change(() => { }).RunUntil(11.5).Change(() => { });

        Assert.Single(watch.Told, notice => notice.Kind == NoticeKind.Deactivated);
        Assert.Equal(2, watch.Heard.Count);
    }

    [Fact]
    public void An_account_first_seen_deactivated_is_told_of()
    {
        var watch = new NoticeWatch();
        watch.Add("Ann", endsInDays: -100);

        watch.Begin();

        Assert.Equal(
            [new Heard(Now, NoticeKind.Deactivated, null, Admin), new Heard(Now, NoticeKind.Deactivated, null, Owner)],
            watch.Heard);
    }

    [Fact]
    public void The_last_authorization_withdrawn_deactivates_like_any_other_end()
    {
        var watch = new NoticeWatch();
        var ann = watch.Add("Ann", endsInDays: 100);
        watch.Begin();

        watch.Change(() => ann.WithdrawnAt = watch.Now);

        var notice = Assert.Single(watch.Told);
        Assert.Equal((NoticeKind.Deactivated, ReasonCodes.Withdrawn, ann.Id), (notice.Kind, notice.Reason, notice.AuthorizationId));
    }

    [Fact]
    public void Lead_days_still_open_are_done_with_the_deactivation()
    {
        var watch = new NoticeWatch();
        var ann = watch.Add("Ann", endsInDays: 20);
        watch.Apply([30, 7, 1], Ops);
        watch.Begin();

        watch.Change(() => Refuse(ann.Token, watch.Now)).RunUntil(25);

        Assert.DoesNotContain(watch.Heard, one => one.Kind == NoticeKind.PreDeactivation);
    }

    [Fact]
    public void Of_an_account_first_seen_deactivated_no_lead_day_is_planned()
    {
        var watch = new NoticeWatch();
        watch.Add("Ann", endsInDays: -3);
        watch.Apply([30, 7, 0], Ops);

        watch.RunUntil(1);

        Assert.Equal([NoticeKind.Deactivated], watch.Told.Select(notice => notice.Kind));
    }

    [Fact]
    public void A_passed_estimate_deactivates_nobody()
    {
        var facts = new AccountFacts("linkedin", "profile");
        facts.Add("Ann", token => token.IssuedAt = DaysAgo(100));

        facts.JudgeNow();

        Assert.False(facts.Verdict.IsDeactivated);
        Assert.Equal("probably-ended", facts.Verdict.Rule);
    }

    [Fact]
    public void A_recipient_that_joins_a_macro_after_the_deactivation_is_caught_up_once()
    {
        var watch = new NoticeWatch();
        watch.Add("Ann", endsInDays: -1);
        watch.Begin();

        watch.Change(() => watch.Apply([30], Ops)).Change(() => { });

        Assert.Equal([Admin, Owner, Ops], watch.Heard.Select(one => one.To));
    }

    internal static void Refuse(UserToken token, DateTimeOffset at) =>
        token.Health = token.Health.After(new Inspection.Refused(at, new Finding(ReasonCodes.AccessRevoked, at, "test")));
}

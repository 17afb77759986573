using AccountHealth.Core.Accounts;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;
using static AccountHealth.Tests.Facts.TokenThat;

namespace AccountHealth.Tests.Core.Accounts;

public class UsableTests
{
    [Fact]
    public void An_authorization_with_time_left_and_nothing_against_it_is_usable()
    {
        var verdict = Judged(EndsIn(20));

        Assert.Equal((AuthorizationState.Usable, "", null), (verdict.State, verdict.Reason, verdict.LostAt));
        Assert.True(verdict.IsUsable);
    }

    [Fact]
    public void An_unknown_end_is_no_reason_against_it()
    {
        Assert.True(Judged(_ => { }).IsUsable);
    }

    [Fact]
    public void A_passed_told_end_ends_it_from_that_instant_on()
    {
        var verdict = Judged(EndedAgo(days: 0));

        Assert.Equal(
            (AuthorizationState.Ended, ReasonCodes.TokenExpired, Now), (verdict.State, verdict.Reason, verdict.LostAt));
    }

    [Fact]
    public void A_passed_estimate_says_probably_ended()
    {
        var verdict = Judged(WasConsentedTo(daysAgo: 70));

        Assert.Equal(
            (AuthorizationState.ProbablyEnded, ReasonCodes.TokenExpired, DaysAgo(10)),
            (verdict.State, verdict.Reason, verdict.LostAt));
        Assert.False(verdict.IsUsable);
        Assert.True(verdict.Estimated);
    }

    [Fact]
    public void Unused_for_too_long_is_named_as_such()
    {
        var verdict = Judged(EndsIn(100) + WasUsed(daysAgo: 61), "linkedin");

        Assert.Equal(
            (AuthorizationState.ProbablyEnded, ReasonCodes.TokenExpiredInactivity), (verdict.State, verdict.Reason));
    }

    [Fact]
    public void Passed_data_access_ends_it()
    {
        var verdict = Judged(EndsIn(20) + LosesDataAccessIn(-1));

        Assert.Equal((AuthorizationState.Ended, ClockKind.DataAccess), (verdict.State, verdict.BindingClock));
    }

    [Fact]
    public void A_lower_bound_that_has_passed_ends_nothing()
    {
        Assert.True(Judged(EndedAgo(5) + HasGrantOfUnknownEnd).IsUsable);
    }

    [Fact]
    public void An_explicit_refusal_is_believed_at_once()
    {
        var facts = new AccountFacts();
        var ann = facts.Add("Ann", EndsIn(20));
        facts.JudgeNow();

        ann.Token.Refuse(ReasonCodes.AccessRevoked, Now);
        facts.JudgeNow();

        Assert.Equal((AuthorizationState.Refused, ReasonCodes.AccessRevoked), (facts.Of(ann).State, facts.Of(ann).Reason));
    }

    [Fact]
    public void No_answer_never_changes_usability_for_however_long()
    {
        var facts = new AccountFacts();
        var works = facts.Add("Ann", EndsIn(20) + WasAccepted(daysAgo: 30));
        var refused = facts.Add("Bo", EndsIn(20) + WasRefused(ReasonCodes.AccessRevoked, daysAgo: 30));
        for (var day = 29; day >= 0; day--)
        {
            works.Token.HearNothing(DaysAgo(day));
            refused.Token.HearNothing(DaysAgo(day));
        }

        facts.JudgeNow();

        Assert.True(facts.Of(works).IsUsable);
        Assert.False(facts.Of(refused).IsUsable);
        Assert.True(works.Token.Health.NeedsHuman);
    }

    [Fact]
    public void A_reason_recorded_by_a_person_is_judged_like_an_answer()
    {
        var recorded = new Finding(ReasonCodes.RestrictedProfile, DaysAgo(1), "ops@example.com", Note: "seen at linkedin.com");

        var verdict = Judged(EndsIn(20) + (token => token.Health = token.Health.After(new Inspection.Refused(DaysAgo(1), recorded))));

        Assert.Equal((AuthorizationState.Refused, ReasonCodes.RestrictedProfile), (verdict.State, verdict.Reason));
    }

    [Fact]
    public void A_reason_is_cleared_by_a_newer_token()
    {
        var verdict = Judged(WasRefused(ReasonCodes.PasswordOrSecurityAlert, daysAgo: 1) + (token => token.Renew(Now, EndsInDays(60))));

        Assert.True(verdict.IsUsable);
    }

    [Fact]
    public void A_reason_is_cleared_by_a_positive_answer()
    {
        var verdict = Judged(EndsIn(20) + WasRefused(ReasonCodes.SecurityCheckpoint, daysAgo: 1) + WasAccepted());

        Assert.True(verdict.IsUsable);
    }

    [Theory]
    [MemberData(nameof(AllReasons))]
    public void A_reason_against_the_token_counts_where_it_is_about_the_token_or_the_authorization(string code)
    {
        var counts = ReasonVocabulary.Of(code).Reach is ReasonReach.Token or ReasonReach.Authorization;

        Assert.Equal(!counts, Judged(EndsIn(20) + WasRefused(code)).IsUsable);
    }

    [Fact]
    public void A_reason_against_the_login_on_one_account_is_judged_there()
    {
        var facts = new AccountFacts();
        var ann = facts.Add("Ann", EndsIn(20));
        ann.Finding = new Finding(ReasonCodes.InsufficientPageRole, DaysAgo(2), "facebook");

        facts.JudgeNow();

        Assert.Equal(
            (AuthorizationState.Refused, ReasonCodes.InsufficientPageRole, DaysAgo(2)),
            (facts.Of(ann).State, facts.Of(ann).Reason, facts.Of(ann).LostAt));
    }

    [Fact]
    public void A_withdrawn_authorization_is_not_usable_and_says_so_before_anything_else()
    {
        var facts = new AccountFacts();
        var ann = facts.Add("Ann", EndedAgo(9) + WasRefused(ReasonCodes.AccessRevoked, daysAgo: 5));
        ann.WithdrawnAt = DaysAgo(2);

        facts.JudgeNow();

        Assert.Equal((AuthorizationState.Withdrawn, ReasonCodes.Withdrawn), (facts.Of(ann).State, facts.Of(ann).Reason));
    }

    [Fact]
    public void A_found_reason_names_the_cause_before_a_passed_clock_does()
    {
        var verdict = Judged(EndedAgo(1) + WasRefused(ReasonCodes.AccessRevoked, daysAgo: 0));

        Assert.Equal(ReasonCodes.AccessRevoked, verdict.Reason);
    }

    [Fact]
    public void It_was_lost_when_the_first_of_all_things_against_it_happened()
    {
        var facts = new AccountFacts();
        var ann = facts.Add("Ann", EndedAgo(3) + WasRefused(ReasonCodes.AccessRevoked, daysAgo: 7));
        ann.WithdrawnAt = DaysAgo(2);

        facts.JudgeNow();

        Assert.Equal(DaysAgo(7), facts.Of(ann).LostAt);
    }

    [Fact]
    public void The_verdict_tells_the_binding_clock_its_end_and_how_sure_that_is()
    {
        var verdict = Judged(EndsIn(20) + HasGrantOfUnknownEnd);

        Assert.Equal(
            (ClockKind.Access, EndsInDays(20), true, false),
            (verdict.BindingClock, verdict.EndsAt, verdict.OrLater, verdict.Estimated));
    }

    public static TheoryData<string> AllReasons() => [.. ReasonVocabulary.All.Select(reason => reason.Code)];

    private static AuthorizationVerdict Judged(Action<UserToken> token, string network = "facebook")
    {
        var facts = new AccountFacts(network);
        var ann = facts.Add("Ann", token);
        facts.JudgeNow();
        return facts.Of(ann);
    }
}

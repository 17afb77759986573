using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;
using static AccountHealth.Tests.Facts.TokenThat;

namespace AccountHealth.Tests.Core.Accounts;

public class DeactivationDateTests
{
    private readonly AccountFacts _facts = new();

    [Fact]
    public void It_is_the_latest_end_among_usable_authorizations()
    {
        _facts.Add("Ann", EndsIn(40));
        var bo = _facts.Add("Bo", EndsIn(90));
        _facts.Add("Cy", EndsIn(60));

        var verdict = _facts.JudgeNow();

        Assert.Equal(EndsInDays(90), verdict.DeactivatesAt);
        Assert.Equal(bo.Id, verdict.LastingId);
        Assert.False(verdict.OrLater);
    }

    [Fact]
    public void An_authorization_that_is_not_usable_has_no_say()
    {
        _facts.Add("Ann", EndsIn(40));
        _facts.Add("Bo", EndsIn(90) + WasRefused(ReasonCodes.AccessRevoked));
        _facts.Add("Cy", NeverEnds).WithdrawnAt = DaysAgo(1);

        Assert.Equal(EndsInDays(40), _facts.JudgeNow().DeactivatesAt);
    }

    [Fact]
    public void Any_that_never_ends_makes_it_never()
    {
        _facts.Add("Ann", EndsIn(40));
        var bo = _facts.Add("Bo", NeverEnds);
        _facts.Add("Cy");

        var verdict = _facts.JudgeNow();

        Assert.Equal(End.Never, verdict.DeactivatesAt);
        Assert.Equal(bo.Id, verdict.LastingId);
        Assert.False(verdict.OrLater);
    }

    [Fact]
    public void An_unknown_end_beside_a_known_one_only_says_or_later()
    {
        var ann = _facts.Add("Ann", EndsIn(40));
        _facts.Add("Bo");

        var verdict = _facts.JudgeNow();

        Assert.Equal(EndsInDays(40), verdict.DeactivatesAt);
        Assert.Equal(ann.Id, verdict.LastingId);
        Assert.True(verdict.OrLater);
    }

    [Fact]
    public void An_unknown_end_beside_a_known_one_silences_no_alarm()
    {
        _facts.Add("Ann", EndsIn(10));
        _facts.Add("Bo");

        Assert.Equal(AccountHealth.Core.Accounts.AccountStatus.Expiring, _facts.JudgeNow().Status);
    }

    [Fact]
    public void An_unknown_end_that_is_not_usable_is_not_or_later()
    {
        _facts.Add("Ann", EndsIn(40));
        _facts.Add("Bo", WasRefused(ReasonCodes.AccessRevoked));

        Assert.False(_facts.JudgeNow().OrLater);
    }

    [Fact]
    public void A_lower_bound_is_marked_or_later()
    {
        _facts.Add("Ann", EndsIn(40) + HasGrantOfUnknownEnd);

        var verdict = _facts.JudgeNow();

        Assert.Equal(EndsInDays(40), verdict.DeactivatesAt);
        Assert.True(verdict.OrLater);
    }

    [Fact]
    public void A_lower_bound_that_may_outlast_the_latest_known_end_marks_it_or_later()
    {
        _facts.Add("Ann", EndsIn(40) + HasGrantOfUnknownEnd);
        _facts.Add("Bo", EndsIn(90));

        var verdict = _facts.JudgeNow();

        Assert.Equal(EndsInDays(90), verdict.DeactivatesAt);
        Assert.True(verdict.OrLater);
    }

    [Fact]
    public void It_is_unknown_only_when_no_usable_authorization_has_a_known_end()
    {
        _facts.Add("Ann");
        _facts.Add("Bo", HasGrantOfUnknownEnd);
        _facts.Add("Cy", EndsIn(40)).WithdrawnAt = DaysAgo(1);

        var verdict = _facts.JudgeNow();

        Assert.Equal(End.Unknown, verdict.DeactivatesAt);
        Assert.False(verdict.OrLater);
        Assert.Null(verdict.LastingId);
    }

    [Fact]
    public void An_account_without_a_token_has_an_unknown_date()
    {
        Assert.Equal(End.Unknown, _facts.JudgeNow().DeactivatesAt);
    }

    [Fact]
    public void The_date_is_estimated_where_its_end_is()
    {
        _facts.Add("Ann", EndsIn(10));
        _facts.Add("Bo", WasConsentedTo(daysAgo: 20));

        var verdict = _facts.JudgeNow();

        Assert.Equal(EndsInDays(40), verdict.DeactivatesAt);
        Assert.True(verdict.Estimated);
    }

    [Fact]
    public void An_estimate_that_a_told_end_outlasts_does_not_make_the_date_one()
    {
        _facts.Add("Ann", EndsIn(50));
        _facts.Add("Bo", WasConsentedTo(daysAgo: 20));

        Assert.False(_facts.JudgeNow().Estimated);
    }

    [Fact]
    public void Of_a_deactivated_account_it_is_when_that_happened()
    {
        _facts.Add("Ann", EndedAgo(9));
        var bo = _facts.Add("Bo", EndsIn(40) + WasRefused(ReasonCodes.AccessRevoked, daysAgo: 2));

        var verdict = _facts.JudgeNow();

        Assert.Equal(End.At(DaysAgo(2)), verdict.DeactivatesAt);
        Assert.Equal(bo.Id, verdict.LastingId);
        Assert.False(verdict.OrLater);
    }

    [Fact]
    public void The_page_lists_deactivated_then_dated_then_unknown_then_never()
    {
        var deactivated = JudgedDate(EndedAgo(1));
        var dated = JudgedDate(EndsIn(40));
        var unknown = JudgedDate(_ => { });
        var never = JudgedDate(NeverEnds);

        var sorted = new[] { never, unknown, dated, deactivated }.OrderBy(end => end.SortKey);

        Assert.Equal([deactivated, dated, unknown, never], sorted);
    }

    private static End JudgedDate(Action<UserToken> token)
    {
        var facts = new AccountFacts();
        facts.Add("Ann", token);
        return facts.JudgeNow().DeactivatesAt;
    }
}

using AccountHealth.Core.Accounts;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;
using static AccountHealth.Tests.Facts.TokenThat;

namespace AccountHealth.Tests.Core.Accounts;

/// <summary>The nightly repair compares what is stored with what it judges afresh.</summary>
public class VerdictEqualityTests
{
    private readonly AccountFacts _facts = new();

    public VerdictEqualityTests() => _facts.Add("Ann", EndsIn(40));

    [Fact]
    public void Judgements_of_two_moments_say_the_same_where_only_the_moment_differs()
    {
        _facts.JudgeNow();
        var first = _facts.Judgement;

        _facts.JudgeAt(InDays(1));

        Assert.NotEqual(first.Account, _facts.Verdict);
        Assert.True(first.SaysTheSameAs(_facts.Judgement));
    }

    [Fact]
    public void A_different_next_check_does_not_say_the_same()
    {
        var verdict = _facts.JudgeNow();

        Assert.False(verdict.SaysTheSameAs(verdict with { NextCheckAt = InDays(11) }));
    }

    [Fact]
    public void A_different_verdict_on_one_authorization_does_not_say_the_same()
    {
        _facts.Add("Bo", EndsIn(20));
        _facts.JudgeNow();
        var first = _facts.Judgement;

        _facts.Account.Authorizations[1].Token.Scopes = "openid";
        _facts.JudgeNow();

        Assert.True(first.Account.SaysTheSameAs(_facts.Verdict));
        Assert.False(first.SaysTheSameAs(_facts.Judgement));
    }

    [Fact]
    public void Another_authorization_does_not_say_the_same()
    {
        _facts.JudgeNow();
        var known = _facts.Judgement;

        var more = known with { Authorizations = new Dictionary<long, AuthorizationVerdict>(known.Authorizations) { [9] = AuthorizationVerdict.NotYet } };

        Assert.False(known.SaysTheSameAs(more));
        Assert.False(more.SaysTheSameAs(known));
    }

    [Fact]
    public void What_is_stored_on_an_account_is_its_last_judgement()
    {
        _facts.JudgeNow();

        var stored = Judgement.StoredOn(_facts.Account);

        Assert.True(stored.Exists);
        Assert.True(stored.SaysTheSameAs(_facts.Judgement));
    }

    [Fact]
    public void An_account_that_was_never_judged_has_no_judgement()
    {
        Assert.False(Judgement.StoredOn(_facts.Account).Exists);
    }

    [Fact]
    public void Of_an_unknown_authorization_nothing_good_is_assumed()
    {
        _facts.JudgeNow();

        Assert.False(_facts.Judgement.Of(99).IsUsable);
    }
}

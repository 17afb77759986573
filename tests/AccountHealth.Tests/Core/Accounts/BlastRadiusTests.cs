using AccountHealth.Core.Accounts;
using AccountHealth.Core.Reasons;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;
using static AccountHealth.Tests.Facts.TokenThat;

namespace AccountHealth.Tests.Core.Accounts;

public class BlastRadiusTests
{
    private readonly AccountFacts _facts = new();

    [Fact]
    public void An_account_that_nobody_else_covers_deactivates()
    {
        var ann = _facts.Add("Ann", EndsIn(60));

        Assert.Equal(Impact.Deactivates, EndOf(ann).Impact);
    }

    [Fact]
    public void An_account_with_a_standby_fails_over_to_the_next_in_the_order()
    {
        var ann = _facts.Add("Ann", EndsIn(60));
        var bo = _facts.Add("Bo", EndsIn(40));
        _facts.Add("Cy", EndsIn(90));

        var effect = EndOf(ann);

        Assert.Equal((Impact.FailsOver, bo, 2), (effect.Impact, effect.TakesOver, effect.After.Account.People));
    }

    [Fact]
    public void A_standby_that_ends_leaves_the_one_in_use_where_it_is()
    {
        var ann = _facts.Add("Ann", EndsIn(60));
        var bo = _facts.Add("Bo", EndsIn(40));

        var effect = EndOf(bo);

        Assert.Equal((Impact.LosesStandby, ann, 1), (effect.Impact, effect.TakesOver, effect.After.Account.People));
    }

    [Fact]
    public void A_token_that_has_probably_ended_is_not_counted_on_and_does_not_make_it_certain_that_nobody_is_left()
    {
        var ann = _facts.Add("Ann", EndsIn(60));
        // Meta's sixty days counted from the consent have passed, and nobody has said so.
        _facts.Add("Bo", WasConsentedTo(70));

        Assert.Equal(Impact.Uncertain, EndOf(ann).Impact);
    }

    [Fact]
    public void What_was_no_cover_changes_nothing()
    {
        _facts.Add("Ann", EndsIn(60));
        var dead = _facts.Add("Bo", EndsIn(60) + WasRefused(ReasonCodes.AccessRevoked));
        var withdrawn = _facts.Add("Cy", EndsIn(60));
        withdrawn.WithdrawnAt = Now;
        var over = _facts.Add("Dee", EndedAgo(1));

        Assert.All([dead, withdrawn, over], one => Assert.Equal(Impact.None, EndOf(one).Impact));
    }

    [Fact]
    public void What_is_deactivated_already_is_not_lost_once_more()
    {
        Assert.Equal(Impact.None, EndOf(_facts.Add("Ann", EndedAgo(1))).Impact);
    }

    [Fact]
    public void A_pause_does_not_hide_that_nobody_is_left()
    {
        var ann = _facts.Add("Ann", EndsIn(60));
        _facts.Account.Pause = new Pause(Now, "ops@example.com", null);

        Assert.Equal(Impact.Deactivates, EndOf(ann).Impact);
    }

    [Fact]
    public void A_standby_counts_for_what_it_is_worth_on_that_day()
    {
        var ann = _facts.Add("Ann", EndsIn(60));
        _facts.Add("Bo", EndsIn(20));

        Assert.Equal(Impact.FailsOver, EndOf(ann, days: 19).Impact);
        Assert.Equal(Impact.Deactivates, EndOf(ann, days: 20).Impact);
    }

    [Fact]
    public void Asking_changes_nothing_of_the_account()
    {
        var ann = _facts.Add("Ann", EndsIn(60));
        _facts.JudgeNow();
        var (verdict, health) = (_facts.Account.Verdict, ann.Token.Health);

        BlastRadius.Of(_facts.Account, new HashSet<long> { ann.UserTokenId }, _facts.Rules, Now, InDays(30));

        Assert.Same(ann, Assert.Single(_facts.Account.Authorizations));
        Assert.Equal((verdict, health), (_facts.Account.Verdict, ann.Token.Health));
        Assert.True(_facts.JudgeNow().Usable == 1);
    }

    private Effect EndOf(Authorization one, int days = 0)
    {
        _facts.JudgeNow();
        return BlastRadius.Of(_facts.Account, new HashSet<long> { one.UserTokenId }, _facts.Rules, Now, InDays(days));
    }
}

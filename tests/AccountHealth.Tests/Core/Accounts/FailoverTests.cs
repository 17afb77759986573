using AccountHealth.Core.Accounts;
using AccountHealth.Core.Reasons;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;
using static AccountHealth.Tests.Facts.TokenThat;

namespace AccountHealth.Tests.Core.Accounts;

public class FailoverTests
{
    private readonly AccountFacts _facts = new();
    private readonly Authorization _ann;
    private readonly Authorization _bo;
    private readonly Authorization _cy;

    public FailoverTests()
    {
        _ann = _facts.Add("Ann", EndsIn(40));
        _bo = _facts.Add("Bo", EndsIn(50));
        _cy = _facts.Add("Cy", EndsIn(60));
    }

    [Fact]
    public void An_account_begins_on_the_first_usable_in_the_order()
    {
        Lose(_ann, DaysAgo(9));

        AssertActive(_bo, DaysAgo(8));
    }

    [Fact]
    public void The_order_is_that_of_people_not_of_adding()
    {
        (_ann.Order, _bo.Order, _cy.Order) = (3, 2, 1);

        AssertActive(_cy, DaysAgo(8));
    }

    [Fact]
    public void It_stays_on_the_active_one_while_that_is_usable_although_another_lasts_longer()
    {
        AssertActive(_ann, DaysAgo(8));
        _cy.Token.Renew(DaysAgo(7), EndsInDays(400));

        AssertActive(_ann, Now);
        Assert.Equal(DaysAgo(8), _facts.Verdict.ActiveSince);
    }

    [Fact]
    public void When_the_active_one_is_lost_the_next_usable_in_the_order_takes_over()
    {
        AssertActive(_ann, DaysAgo(8));
        Lose(_ann, DaysAgo(2));
        Lose(_bo, DaysAgo(2));

        AssertActive(_cy, DaysAgo(1));
        Assert.Equal(DaysAgo(1), _facts.Verdict.ActiveSince);
    }

    [Fact]
    public void A_passed_clock_fails_over_like_a_refusal()
    {
        AssertActive(_ann, Now);

        AssertActive(_bo, InDays(40));
    }

    [Fact]
    public void It_stays_on_the_standby_while_the_preferred_one_has_shown_nothing_new()
    {
        _ann.WithdrawnAt = DaysAgo(9);
        AssertActive(_bo, DaysAgo(8));
        _ann.WithdrawnAt = null;

        AssertActive(_bo, Now);
        Assert.Equal(AccountStatus.OnStandby, _facts.Verdict.Status);
    }

    [Fact]
    public void A_newer_token_takes_the_account_back_to_the_preferred_one()
    {
        FailOverToBo();
        _ann.Token.Renew(DaysAgo(1), EndsInDays(60));

        AssertActive(_ann, Now);
    }

    [Fact]
    public void An_accepted_inspection_takes_the_account_back_to_the_preferred_one()
    {
        FailOverToBo();
        _ann.Token.Accept(DaysAgo(1));

        AssertActive(_ann, Now);
    }

    [Fact]
    public void An_acceptance_from_before_the_move_proves_nothing()
    {
        _ann.Token.Accept(DaysAgo(20));
        FailOverToBo();
        _ann.Token.Health = _ann.Token.Health with { Finding = null };

        AssertActive(_bo, Now);
    }

    [Fact]
    public void Switching_back_is_a_setting()
    {
        _facts.Rules = _facts.Rules with { SwitchBack = false };
        FailOverToBo();
        _ann.Token.Renew(DaysAgo(1), EndsInDays(60));
        _ann.Token.Accept(DaysAgo(1));

        AssertActive(_bo, Now);
    }

    [Fact]
    public void A_newer_token_of_one_behind_in_the_order_changes_nothing()
    {
        FailOverToBo();
        _cy.Token.Renew(DaysAgo(1), EndsInDays(400));
        _cy.Token.Accept(DaysAgo(1));

        AssertActive(_bo, Now);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Make_active_moves_the_account_to_it_whatever_the_setting(bool switchBack)
    {
        _facts.Rules = _facts.Rules with { SwitchBack = switchBack };
        AssertActive(_ann, DaysAgo(8));
        MakeActive(_cy, DaysAgo(1));

        AssertActive(_cy, Now);
        Assert.Equal(AccountStatus.Active, _facts.Verdict.Status);
    }

    [Fact]
    public void Make_active_of_one_that_does_not_work_leaves_the_account_where_it_is()
    {
        AssertActive(_ann, DaysAgo(8));
        Lose(_cy, DaysAgo(3));
        MakeActive(_cy, DaysAgo(1));

        AssertActive(_ann, Now);
    }

    [Fact]
    public void Somebody_preferred_long_ago_does_not_come_back_by_that_alone()
    {
        _facts.Rules = _facts.Rules with { SwitchBack = false };
        MakeActive(_ann, DaysAgo(30));
        FailOverToBo();
        _ann.Token.Accept(DaysAgo(1));

        AssertActive(_bo, Now);
    }

    [Fact]
    public void Nobody_is_active_when_none_is_usable()
    {
        AssertActive(_ann, DaysAgo(8));
        Lose(_ann, DaysAgo(2));
        Lose(_bo, DaysAgo(2));
        Lose(_cy, DaysAgo(2));

        _facts.JudgeNow();

        Assert.Null(_facts.Verdict.ActiveId);
        Assert.Null(_facts.Verdict.ActiveSince);
    }

    [Fact]
    public void Of_two_in_the_same_place_the_one_that_was_added_first_goes_first()
    {
        (_ann.Order, _bo.Order, _cy.Order) = (1, 1, 1);
        _facts.Account.Authorizations.Reverse();

        AssertActive(_ann, Now);
    }

    private static void Lose(Authorization authorization, DateTimeOffset at) =>
        authorization.Token.Refuse(ReasonCodes.AccessRevoked, at);

    private void FailOverToBo()
    {
        AssertActive(_ann, DaysAgo(8));
        Lose(_ann, DaysAgo(4));
        AssertActive(_bo, DaysAgo(3));
    }

    /// <summary>What a person's click changes; judging does the rest.</summary>
    private void MakeActive(Authorization authorization, DateTimeOffset at)
    {
        authorization.Order = 0;
        authorization.PreferredAt = at;
    }

    private void AssertActive(Authorization expected, DateTimeOffset at) =>
        Assert.Equal(expected.Id, _facts.JudgeAt(at).ActiveId);
}

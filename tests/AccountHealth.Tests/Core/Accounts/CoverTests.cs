using AccountHealth.Core.Accounts;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;
using static AccountHealth.Tests.Facts.TokenThat;

namespace AccountHealth.Tests.Core.Accounts;

public class CoverTests
{
    private readonly AccountFacts _facts = new();

    [Fact]
    public void Cover_counts_usable_authorizations_and_the_people_behind_them()
    {
        _facts.Add("Ann", EndsIn(40));
        _facts.Add("Bo", EndsIn(50));
        _facts.Add("Cy", EndsIn(60) + WasRefused(ReasonCodes.AccessRevoked));

        var verdict = _facts.JudgeNow();

        Assert.Equal((2, 2), (verdict.Usable, verdict.People));
    }

    [Fact]
    public void Two_tokens_of_one_person_are_one_persons_cover()
    {
        _facts.Add("Ann", EndsIn(40));
        _facts.Add("Ann", EndsIn(50));

        var verdict = _facts.JudgeNow();

        Assert.Equal((2, 1), (verdict.Usable, verdict.People));
    }

    [Fact]
    public void Two_people_of_the_same_name_are_two()
    {
        _facts.Add("Ann", EndsIn(40));
        _facts.Add("Ann", EndsIn(50)).Token.Login.PersonId = 77;

        Assert.Equal(2, _facts.JudgeNow().People);
    }

    [Fact]
    public void A_person_whose_tokens_are_all_lost_covers_nothing()
    {
        _facts.Add("Ann", EndedAgo(1));

        var verdict = _facts.JudgeNow();

        Assert.Equal((0, 0), (verdict.Usable, verdict.People));
    }

    [Fact]
    public void Lost_are_those_that_are_neither_usable_nor_withdrawn()
    {
        _facts.Add("Ann", EndsIn(40));
        _facts.Add("Bo", EndedAgo(1));
        _facts.Add("Cy", WasConsentedTo(daysAgo: 70));
        _facts.Add("Di", EndsIn(40)).WithdrawnAt = DaysAgo(1);

        Assert.Equal(2, _facts.JudgeNow().Lost);
    }

    [Fact]
    public void The_state_of_an_ad_account_stands_beside_the_status_and_blames_no_token()
    {
        var facts = new AccountFacts("facebook", "ad-account");
        var ann = facts.Add("Ann", EndsIn(40));
        ann.Finding = new Finding(ReasonCodes.AdAccountDisabled, DaysAgo(1), "facebook");

        var verdict = facts.JudgeNow();

        Assert.Equal((AccountStatus.Active, ReasonCodes.AdAccountDisabled), (verdict.Status, verdict.NetworkState));
        Assert.True(facts.Of(ann).IsUsable);
    }

    [Fact]
    public void A_reason_against_a_login_is_no_state_of_the_account()
    {
        _facts.Add("Ann", EndsIn(40)).Finding = new Finding(ReasonCodes.MissingPermissions, DaysAgo(1), "facebook");

        Assert.Equal("", _facts.JudgeNow().NetworkState);
    }
}

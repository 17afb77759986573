using AccountHealth.Core.Accounts;
using AccountHealth.Core.Reasons;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;
using static AccountHealth.Tests.Facts.TokenThat;

namespace AccountHealth.Tests.Core.Accounts;

/// <summary>A LinkedIn page asks for a scope and the role of a super admin.</summary>
public class MissingCapabilityTests
{
    private const string Enough = "w_organization_social";

    private readonly AccountFacts _facts = new("linkedin");

    [Fact]
    public void One_that_lacks_a_scope_is_used_only_when_nothing_better_exists()
    {
        _facts.Add("Ann", EndsIn(90) + HasScopes("openid"));
        var bo = _facts.Add("Bo", EndsIn(50) + HasScopes(Enough));

        Assert.Equal(bo.Id, _facts.JudgeNow().ActiveId);
    }

    [Fact]
    public void One_that_lacks_a_role_is_used_only_when_nothing_better_exists()
    {
        _facts.Add("Ann", EndsIn(90), role: "Analyst");
        var bo = _facts.Add("Bo", EndsIn(50), role: "Super admin");

        Assert.Equal(bo.Id, _facts.JudgeNow().ActiveId);
    }

    [Fact]
    public void Where_nothing_better_exists_it_is_used_and_says_what_it_lacks()
    {
        var ann = _facts.Add("Ann", EndsIn(90) + HasScopes("openid"), role: "Analyst");
        _facts.Add("Bo", EndsIn(50) + WasRefused(ReasonCodes.AccessRevoked));

        var verdict = _facts.JudgeNow();

        Assert.Equal((AccountStatus.Active, ann.Id), (verdict.Status, verdict.ActiveId));
        Assert.Equal("r_organization_social, the role Super admin", _facts.Of(ann).Lacks);
    }

    [Fact]
    public void The_account_moves_to_something_better_as_soon_as_that_exists()
    {
        var ann = _facts.Add("Ann", EndsIn(90) + HasScopes("openid"));
        Assert.Equal(ann.Id, _facts.JudgeAt(DaysAgo(1)).ActiveId);

        var bo = _facts.Add("Bo", EndsIn(50) + HasScopes(Enough));

        Assert.Equal(bo.Id, _facts.JudgeNow().ActiveId);
        Assert.Equal(AccountStatus.OnStandby, _facts.Verdict.Status);
    }

    [Fact]
    public void It_counts_as_cover_and_for_the_date_all_the_same()
    {
        _facts.Add("Ann", EndsIn(90) + HasScopes("openid"));
        _facts.Add("Bo", EndsIn(50) + HasScopes(Enough));

        var verdict = _facts.JudgeNow();

        Assert.Equal((2, 2), (verdict.Usable, verdict.People));
        Assert.Equal(EndsInDays(90), verdict.DeactivatesAt);
    }

    [Fact]
    public void Even_a_newer_token_does_not_bring_back_one_that_lacks_something()
    {
        var ann = _facts.Add("Ann", EndsIn(90) + HasScopes("openid"));
        var bo = _facts.Add("Bo", EndsIn(50) + HasScopes(Enough));
        _facts.JudgeAt(DaysAgo(1));

        ann.Token.Renew(Now, EndsInDays(90));

        Assert.Equal(bo.Id, _facts.JudgeNow().ActiveId);
    }

    [Fact]
    public void Of_several_that_lack_something_the_active_one_stays_and_else_the_first_is_used()
    {
        var ann = _facts.Add("Ann", EndsIn(90) + HasScopes("openid"));
        var bo = _facts.Add("Bo", EndsIn(90) + HasScopes("openid"));
        Assert.Equal(ann.Id, _facts.JudgeAt(DaysAgo(1)).ActiveId);

        ann.Token.Refuse(ReasonCodes.AccessRevoked, Now);

        Assert.Equal(bo.Id, _facts.JudgeNow().ActiveId);
    }

    [Fact]
    public void What_a_kind_of_account_does_not_ask_for_is_not_missed()
    {
        var profile = new AccountFacts("linkedin", "profile");
        var ann = profile.Add("Ann", EndsIn(90) + HasScopes("openid"), role: "Analyst");

        profile.JudgeNow();

        Assert.Equal("", profile.Of(ann).Lacks);
    }

    [Fact]
    public void The_accounts_network_says_what_is_needed_also_where_another_network_signs_in()
    {
        var instagram = new AccountFacts("instagram", "profile");
        var ann = instagram.Add("Ann", EndsIn(90) + HasScopes("pages_show_list"), loginNetwork: "facebook");

        instagram.JudgeNow();

        Assert.Equal("instagram_basic", instagram.Of(ann).Lacks);
    }
}

using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Accounts;
using static AccountHealth.Tests.Facts.TokenThat;

namespace AccountHealth.Tests.Web.Components.Accounts;

/// <summary>What stands below the status in the list.</summary>
public class SecondLineTests
{
    private readonly AccountFacts _facts = new("linkedin");

    [Fact]
    public void A_deactivated_account_says_why()
    {
        _facts.Add("Ann Abara", EndsIn(60) + WasRefused(ReasonCodes.AccessRevoked));

        Assert.Equal("Access revoked", Line());
    }

    [Fact]
    public void An_expiring_account_says_nothing_more_unless_it_runs_on_another_token()
    {
        _facts.Add("Ann Abara", EndsIn(16));
        Assert.Equal("", Line());

        var moved = new AccountFacts("linkedin");
        moved.Add("Ann Abara", EndedAgo(1));
        moved.Add("Bo Berg", EndsIn(16));
        Assert.Equal("Running on Bo", SecondLine.Of(moved.Row()));
    }

    [Fact]
    public void An_account_on_standby_says_what_stands_against_the_first()
    {
        _facts.Add("Ann Abara", EndsIn(90) + WasRefused(ReasonCodes.PasswordOrSecurityAlert));
        _facts.Add("Bo Berg", EndsIn(90));

        Assert.Equal("Ann’s password changed", Line());
    }

    [Fact]
    public void An_account_on_standby_whose_first_works_again_says_on_whom_it_runs()
    {
        var ann = _facts.Add("Ann Abara", EndsIn(90));
        _facts.Add("Bo Berg", EndsIn(90));
        ann.Order = 3;
        _facts.JudgeNow();
        ann.Order = 0;

        Assert.Equal("Running on Bo", Line());
    }

    [Fact]
    public void An_unverified_account_says_what_is_missing()
    {
        Assert.Equal("No token yet", Line());
        _facts.Add("Ann");
        Assert.Equal("Not asked yet", Line());
    }

    [Fact]
    public void A_passed_estimate_has_probably_ended()
    {
        _facts.Add("Ann", WasConsentedTo(70));

        Assert.Equal("Probably ended", Line());
    }

    [Fact]
    public void A_paused_account_says_by_whom()
    {
        _facts.Paused().Add("Ann", EndedAgo(3));

        Assert.Equal("by ann@example.com", Line());
    }

    [Fact]
    public void An_active_account_needs_no_second_line()
    {
        _facts.Add("Ann", EndsIn(90));

        Assert.Equal("", Line());
    }

    [Fact]
    public void What_the_network_says_of_the_account_itself_comes_first()
    {
        var one = _facts.Add("Ann", EndsIn(90));
        one.Finding = new Finding(ReasonCodes.AdAccountDisabled, Times.Now, "linkedin");

        Assert.Equal("Disabled by the network", Line());
    }

    private string Line() => SecondLine.Of(_facts.Row());
}

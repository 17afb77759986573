using AccountHealth.Core.Accounts;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Accounts;
using Bunit;
using static AccountHealth.Tests.Facts.TokenThat;

namespace AccountHealth.Tests.Web.Components.Accounts;

public class TokenStateTests
{
    private readonly AccountFacts _facts = new("linkedin");

    [Fact]
    public void The_token_in_use_says_since_when()
    {
        Assert.Equal("In use since 21 Nov", Shown(_facts.Add("Ann", EndsIn(16))));
    }

    [Fact]
    public void A_usable_token_that_is_not_in_use_stands_by()
    {
        _facts.Add("Ann", EndsIn(16));

        Assert.Equal("Standby", Shown(_facts.Add("Bo", EndsIn(16))));
    }

    [Fact]
    public void A_refused_token_shows_the_reason_the_day_and_what_the_network_said()
    {
        Assert.Equal("Login locked 18 Nov, code 1: no", Shown(_facts.Add("Ann", WasRefused(ReasonCodes.AccountLocked, daysAgo: 3))));
    }

    [Fact]
    public void A_reason_recorded_by_a_person_shows_by_whom_and_the_note()
    {
        var one = _facts.Add("Ann", EndsIn(16));
        one.Finding = new Finding(ReasonCodes.InsufficientAccess, Times.DaysAgo(3), "bo@example.com", Note: "asked Cy");

        Assert.Equal("Admin access lost 18 Nov, by bo@example.com “asked Cy”", Shown(one));
    }

    [Fact]
    public void An_ended_token_shows_when_it_ended()
    {
        Assert.Equal("Token expired 18 Nov", Shown(_facts.Add("Ann", EndedAgo(3))));
    }

    [Fact]
    public void A_passed_estimate_has_only_probably_ended()
    {
        Assert.Equal("Probably ended 18 Nov", Shown(_facts.Add("Ann", WasConsentedTo(63))));
    }

    [Fact]
    public void What_a_token_lacks_is_said()
    {
        Assert.Equal("In use since 21 Nov Lacks r_organization_social", Shown(_facts.Add("Ann", EndsIn(90) + HasScopes("r_basicprofile openid"))));
    }

    [Fact]
    public void A_token_without_secret_is_dates_only()
    {
        Assert.Equal("In use since 21 Nov Dates only", Shown(_facts.Add("Ann", EndsIn(90) + HasNoSecret)));
    }

    [Fact]
    public void Four_days_without_an_answer_need_somebody_to_look()
    {
        var one = _facts.Add("Ann", EndsIn(90));
        for (var day = 3; day > 0; day--)
        {
            one.Token.HearNothing(Times.DaysAgo(day));
        }

        Assert.Equal("In use since 21 Nov", Shown(one));
        one.Token.HearNothing(Times.Now);
        Assert.Equal("In use since 21 Nov No answer for 4 days", Shown(one));
    }

    private string Shown(Authorization authorization)
    {
        using var screen = new Screen();
        _facts.JudgeNow();
        return screen.Render<TokenState>(parameters => parameters
            .Add(state => state.Authorization, authorization)
            .Add(state => state.IsActive, authorization.Id == _facts.Verdict.ActiveId)
            .Add(state => state.ActiveSince, _facts.Verdict.ActiveSince)).Text();
    }
}

using AccountHealth.Core.Guidance;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Accounts;
using Bunit;
using static AccountHealth.Tests.Facts.TokenThat;

namespace AccountHealth.Tests.Web.Components.Accounts;

public class WhatToDoTests
{
    private readonly AccountFacts _facts = new("linkedin");

    [Fact]
    public void An_active_account_has_nothing_to_do()
    {
        _facts.Add("Ann", EndsIn(90));

        Assert.Equal("", Shown());
    }

    [Fact]
    public void An_account_without_a_token_has_nothing_to_renew() => Assert.Equal("", Shown());

    [Fact]
    public void An_expiring_account_is_told_how_to_renew_in_time_with_the_name_of_whoever_ends_last()
    {
        _facts.Add("Cyd", EndsIn(3));
        _facts.Add("Bo", EndsIn(16));

        var shown = Shown();

        Assert.Contains(First(ReasonGuidance.Renew, "Bo"), shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Cyd", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReasonCodes.AccessRevoked)]
    [InlineData(ReasonCodes.InsufficientAccess)]
    public void A_deactivated_account_has_the_steps_of_its_reason(string reason)
    {
        _facts.Add("Ann", EndsIn(90) + WasRefused(reason));

        Assert.Contains(First(reason, "Ann"), Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_kind_of_account_decides_which_steps()
    {
        var ad = new AccountFacts("linkedin", "ad-account");
        ad.Add("Ann", EndsIn(90) + WasRefused(ReasonCodes.InsufficientAccess));
        _facts.Add("Ann", EndsIn(90) + WasRefused(ReasonCodes.InsufficientAccess));

        Assert.Contains("Campaign Manager", Shown(ad), StringComparison.Ordinal);
        Assert.DoesNotContain("Campaign Manager", Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_on_standby_asks_the_first_who_does_not_work()
    {
        _facts.Add("Ann", EndsIn(90) + WasRefused(ReasonCodes.AccessRevoked));
        _facts.Add("Bo", EndsIn(90));

        Assert.Contains(First(ReasonCodes.AccessRevoked, "Ann"), Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_passed_estimate_asks_the_one_whose_token_it_is()
    {
        _facts.Add("Ann", WasConsentedTo(70));

        Assert.Contains("Ann", Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_is_waited_out_in_sight_of_the_clock()
    {
        var page = new AccountFacts("facebook");
        page.Add("Ann", EndsIn(50) + (token => token.Health = token.Health.After(
            new Inspection.Refused(Times.Now, new Finding(ReasonCodes.SecurityCheckpoint, Times.Now.AddHours(-1.5), "facebook")))));

        Assert.Contains("Wait 22 hours 30 minutes more", Shown(page), StringComparison.Ordinal);
    }

    [Fact]
    public void Once_it_has_passed_nobody_is_told_to_wait()
    {
        var page = new AccountFacts("facebook");
        page.Add("Ann", EndsIn(50) + (token => token.Health = token.Health.After(
            new Inspection.Refused(Times.Now, new Finding(ReasonCodes.SecurityCheckpoint, Times.Now.AddHours(-25), "facebook")))));

        Assert.DoesNotContain("more, until", Shown(page), StringComparison.Ordinal);
    }

    [Fact]
    public void A_disabled_ad_account_has_advice_although_its_tokens_work()
    {
        var ad = new AccountFacts("facebook", "ad-account");
        ad.Add("Ann", EndsIn(50)).Finding = new Finding(ReasonCodes.AdAccountDisabled, Times.Now, "facebook");

        Assert.Contains(ReasonVocabulary.Of(ReasonCodes.AdAccountDisabled).Label.Split(' ')[0], Shown(ad), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Names_of_the_network_are_shown_as_text_whatever_they_hold()
    {
        _facts.Add("<b>%account%</b>", EndsIn(3));

        Assert.Contains("<b>%account%</b>", Shown(), StringComparison.Ordinal);
    }

    private static string First(string reason, string login) =>
        NetworkFacts.Guidance.Find("linkedin", "page", reason)!.Steps.First(step => step.Words.Contains("%login%", StringComparison.Ordinal))
            .Plain(new GuidanceNames("Corner Bakery", login, "page", GuidanceNames.NoSupport)).Split(" (", 2)[0];

    private string Shown(AccountFacts? facts = null)
    {
        using var screen = new Screen();
        var outlook = (facts ?? _facts).Outlook();
        return screen.Render<WhatToDo>(parameters => parameters
            .Add(one => one.Account, outlook.Account).Add(one => one.Advice, outlook.Advice)).Text();
    }
}

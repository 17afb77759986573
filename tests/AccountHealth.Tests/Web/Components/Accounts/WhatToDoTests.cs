using AccountHealth.Core.Reasons;
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
    public void An_account_without_a_token_has_nothing_to_renew()
    {
        Assert.Equal("", Shown());
    }

    [Fact]
    public void An_expiring_account_asks_the_one_whose_token_ends_last()
    {
        _facts.Add("Ann", EndsIn(3));
        _facts.Add("Bo", EndsIn(16));

        Assert.Contains("Bo connects the account again", Shown(), StringComparison.Ordinal);
        Assert.DoesNotContain("Ann", Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_deactivated_account_has_the_steps_of_its_reason()
    {
        _facts.Add("Ann", EndsIn(90) + WasRefused(ReasonCodes.SecurityCheckpoint));

        Assert.Contains("Complete the check that LinkedIn shows", Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_on_standby_asks_the_first_who_does_not_work()
    {
        _facts.Add("Ann", EndsIn(90) + WasRefused(ReasonCodes.AccessRevoked));
        _facts.Add("Bo", EndsIn(90));

        Assert.Contains("Ann connects the account again", Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_passed_estimate_asks_the_one_whose_token_it_is()
    {
        _facts.Add("Ann", WasConsentedTo(70));

        Assert.Contains("Ann connects the account again", Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_paused_account_that_is_down_has_its_steps_all_the_same()
    {
        _facts.Paused().Add("Ann", EndedAgo(3));

        Assert.Contains("Ann connects the account again", Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_network_s_own_settings_page_opens_beside_this_one()
    {
        using var screen = new Screen();
        _facts.Add("Ann", EndedAgo(3));
        _facts.JudgeNow();

        var link = screen.Render<WhatToDo>(parameters => parameters.Add(one => one.Account, _facts.Account)).Find("a");

        Assert.Equal(NetworkFacts.Catalog["linkedin"].Settings.Url.ToString(), link.GetAttribute("href"));
        Assert.Equal("noopener noreferrer", link.GetAttribute("rel"));
    }

    private string Shown()
    {
        using var screen = new Screen();
        _facts.JudgeNow();
        return screen.Render<WhatToDo>(parameters => parameters.Add(one => one.Account, _facts.Account)).Text();
    }
}

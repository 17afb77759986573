using AccountHealth.Core.Time;
using AccountHealth.Core.Tokens;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;
using static AccountHealth.Tests.Facts.TokenThat;

namespace AccountHealth.Tests.Core.Tokens;

public class InactivityTests
{
    private static readonly TimeSpan LinkedInLimit = TimeSpan.FromDays(60);

    [Theory]
    [InlineData(1, 9, 9, 9)]
    [InlineData(9, 1, 9, 9)]
    [InlineData(9, 9, 1, 9)]
    [InlineData(9, 9, 9, 1)]
    public void It_counts_from_the_latest_of_last_use_consent_mint_and_our_own_refresh(
        double used, double consented, double minted, double refreshed)
    {
        var clock = Inactivity("linkedin", WasUsed(used) + WasConsentedTo(consented) + WasMinted(minted) + WasRefreshed(refreshed));

        Assert.Equal(End.At(DaysAgo(1) + LinkedInLimit), clock?.End);
    }

    [Theory]
    [InlineData("use")]
    [InlineData("consent")]
    [InlineData("mint")]
    [InlineData("refresh")]
    public void Each_of_them_alone_is_enough_and_the_end_is_always_an_estimate(string sign)
    {
        var clock = Inactivity("linkedin", sign switch
        {
            "use" => WasUsed(daysAgo: 4),
            "consent" => WasConsentedTo(daysAgo: 4),
            "mint" => WasMinted(daysAgo: 4),
            _ => WasRefreshed(daysAgo: 4),
        });

        Assert.Equal(new Clock(ClockKind.Inactivity, End.At(DaysAgo(4) + LinkedInLimit), Estimated: true), clock);
    }

    [Fact]
    public void Without_any_sign_of_life_it_is_unknown()
    {
        Assert.Equal(new Clock(ClockKind.Inactivity, End.Unknown), Inactivity("linkedin", EndsIn(20)));
    }

    [Fact]
    public void An_inspection_is_no_use()
    {
        var clock = Inactivity("linkedin", WasUsed(daysAgo: 10) + WasAccepted(daysAgo: 1));

        Assert.Equal(EndsInDays(50), clock?.End);
    }

    [Fact]
    public void A_network_without_such_a_rule_has_no_such_clock()
    {
        Assert.Null(Inactivity("facebook", WasUsed(daysAgo: 10)));
    }

    private static Clock? Inactivity(string network, Action<UserToken> token)
    {
        var facts = new AccountFacts(network);
        return TokenClocks.Of(facts.Add("Ann", token).Token, NetworkFacts.Catalog[network], false, new Moment(Now)).Inactivity;
    }
}

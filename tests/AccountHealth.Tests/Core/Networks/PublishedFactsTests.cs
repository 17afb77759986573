using AccountHealth.Core.Networks;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Tests.Facts;

namespace AccountHealth.Tests.Core.Networks;

/// <summary>The figures of the networks' published documents, written down a second time so that a slip shows.</summary>
public class PublishedFactsTests
{
    [Theory]
    [InlineData("facebook", ClockKind.Access, 60.0)]
    [InlineData("facebook", ClockKind.DataAccess, 90.0)]
    [InlineData("instagram", ClockKind.Access, 60.0)]
    [InlineData("instagram", ClockKind.DataAccess, 90.0)]
    [InlineData("linkedin", ClockKind.Access, 60.0)]
    [InlineData("linkedin", ClockKind.Refresh, 365.0)]
    [InlineData("linkedin", ClockKind.Inactivity, 60.0)]
    [InlineData("pinterest", ClockKind.Access, 30.0)]
    [InlineData("pinterest", ClockKind.Refresh, 60.0)]
    [InlineData("youtube", ClockKind.Inactivity, 180.0)]
    [InlineData("google-business", ClockKind.Inactivity, 180.0)]
    [InlineData("tiktok", ClockKind.Refresh, 180.0)]
    [InlineData("youtube", ClockKind.Access, 1 / 24.0)]
    [InlineData("google-business", ClockKind.Access, 1 / 24.0)]
    [InlineData("snapchat", ClockKind.Access, 1 / 24.0)]
    public void A_clock_runs_as_long_as_the_network_publishes(string network, ClockKind clock, double days)
    {
        Assert.Equal(TimeSpan.FromDays(days), NetworkFacts.Catalog[network].Lifespan(clock)?.Length);
    }

    [Theory]
    [InlineData("x", ClockKind.Access)]
    [InlineData("x", ClockKind.Refresh)]
    [InlineData("tiktok", ClockKind.Access)]
    [InlineData("snapchat", ClockKind.Refresh)]
    [InlineData("youtube", ClockKind.Refresh)]
    [InlineData("google-business", ClockKind.Refresh)]
    public void Where_no_length_is_published_none_is_assumed(string network, ClockKind clock)
    {
        var lifespan = NetworkFacts.Catalog[network].Lifespan(clock);

        Assert.NotNull(lifespan);
        Assert.Null(lifespan.Length);
    }

    [Theory]
    [InlineData("facebook", ClockKind.Refresh)]
    [InlineData("facebook", ClockKind.Inactivity)]
    [InlineData("instagram", ClockKind.Refresh)]
    [InlineData("linkedin", ClockKind.DataAccess)]
    [InlineData("x", ClockKind.Inactivity)]
    [InlineData("pinterest", ClockKind.Inactivity)]
    public void A_clock_that_a_network_does_not_have_is_not_invented(string network, ClockKind clock)
    {
        Assert.Null(NetworkFacts.Catalog[network].Lifespan(clock));
    }

    [Theory]
    [InlineData("pinterest", ClockKind.Refresh, true)]
    [InlineData("tiktok", ClockKind.Refresh, true)]
    [InlineData("linkedin", ClockKind.Refresh, false)]
    [InlineData("linkedin", ClockKind.Inactivity, true)]
    [InlineData("youtube", ClockKind.Inactivity, true)]
    [InlineData("facebook", ClockKind.DataAccess, false)]
    public void A_clock_slides_where_renewing_starts_it_anew(string network, ClockKind clock, bool slides)
    {
        Assert.Equal(slides, NetworkFacts.Catalog[network].Lifespan(clock)?.Slides);
    }

    [Theory]
    [InlineData(ReasonCodes.PasswordOrSecurityAlert, "facebook", "instagram", "pinterest")]
    [InlineData(ReasonCodes.AccessRevoked, "facebook", "instagram", "linkedin", "x", "tiktok")]
    [InlineData(ReasonCodes.SecurityCheckpoint, "facebook", "instagram")]
    [InlineData(ReasonCodes.TokenExpired, "facebook", "instagram", "linkedin")]
    [InlineData(ReasonCodes.TokenExpiredInactivity, "linkedin")]
    [InlineData(ReasonCodes.UnconfirmedAccount, "facebook")]
    [InlineData(ReasonCodes.InsufficientPageRole, "facebook")]
    [InlineData(ReasonCodes.MissingPermissions, "facebook")]
    [InlineData(ReasonCodes.PageRestrictionSettings, "facebook")]
    [InlineData(ReasonCodes.InsufficientAccess, "linkedin")]
    [InlineData(ReasonCodes.RestrictedProfile, "linkedin")]
    [InlineData(ReasonCodes.AccountLocked, "x")]
    [InlineData(ReasonCodes.AccountSuspended, "x", "snapchat", "pinterest")]
    public void A_network_can_say_every_reason_that_the_help_pages_name_for_it(string reason, params string[] networks)
    {
        Assert.All(networks, network => Assert.Contains(reason, NetworkFacts.Catalog[network].Reasons));
    }

    [Fact]
    public void Every_network_can_say_that_its_rules_were_broken()
    {
        Assert.All(NetworkFacts.Catalog.All, network => Assert.Contains(ReasonCodes.PolicyViolation, network.Reasons));
    }

    [Fact]
    public void Instagram_signs_in_through_Facebook()
    {
        Assert.Equal(["facebook"], NetworkFacts.Catalog["instagram"].SignsInWith);
    }

    [Fact]
    public void An_account_kind_is_said_without_its_hyphen()
    {
        Assert.Equal("ad account", AccountKind.Word(AccountKind.AdAccount));
    }
}

using AccountHealth.Core.Time;
using AccountHealth.Core.Tokens;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;
using static AccountHealth.Tests.Facts.TokenThat;

namespace AccountHealth.Tests.Core.Tokens;

/// <summary>Where an end comes from: told, estimated from a published lifespan, or unknown.</summary>
public class TokenEndsTests
{
    [Fact]
    public void A_told_end_counts_although_the_network_publishes_a_lifespan()
    {
        var clocks = Clocks("facebook", EndsIn(20) + WasConsentedTo(daysAgo: 5));

        Assert.Equal(new Clock(ClockKind.Access, EndsInDays(20), Estimated: false), clocks.Access);
    }

    [Fact]
    public void An_end_told_as_never_is_not_overruled_by_a_lifespan()
    {
        var clocks = Clocks("facebook", NeverEnds + WasConsentedTo(daysAgo: 5));

        Assert.Equal(new Clock(ClockKind.Access, End.Never), clocks.Access);
    }

    [Fact]
    public void Silence_after_a_known_consent_is_estimated_from_the_published_lifespan()
    {
        var clocks = Clocks("facebook", WasConsentedTo(daysAgo: 5));

        Assert.Equal(new Clock(ClockKind.Access, EndsInDays(55), Estimated: true), clocks.Access);
    }

    [Fact]
    public void Silence_without_a_known_consent_is_unknown_whatever_else_is_known()
    {
        var clocks = Clocks("facebook", WasMinted(daysAgo: 3) + WasUsed(daysAgo: 2) + WasRefreshed(daysAgo: 1));

        Assert.Equal(new Clock(ClockKind.Access, End.Unknown), clocks.Access);
        Assert.True(clocks.Binding.End.IsUnknown);
    }

    [Fact]
    public void Silence_where_the_network_publishes_no_length_is_unknown()
    {
        var clocks = Clocks("x", WasConsentedTo(daysAgo: 5) + HasGrantOfUnknownEnd);

        Assert.Equal(new Clock(ClockKind.Access, End.Unknown), clocks.Access);
        Assert.Equal(new Clock(ClockKind.Refresh, End.Unknown), clocks.Refresh);
    }

    [Fact]
    public void With_a_refresh_token_only_the_refresh_clock_is_estimated()
    {
        var clocks = Clocks("linkedin", WasConsentedTo(daysAgo: 5) + HasGrantOfUnknownEnd);

        Assert.Equal(new Clock(ClockKind.Access, End.Unknown), clocks.Access);
        Assert.Equal(new Clock(ClockKind.Refresh, EndsInDays(360), Estimated: true), clocks.Refresh);
    }

    [Fact]
    public void A_told_end_of_the_grant_counts_although_the_network_publishes_a_lifespan()
    {
        var clocks = Clocks("linkedin", WasConsentedTo(daysAgo: 5) + HasGrantFor(days: 200));

        Assert.Equal(new Clock(ClockKind.Refresh, EndsInDays(200), Estimated: false), clocks.Refresh);
    }

    [Fact]
    public void Without_a_refresh_token_there_is_no_refresh_clock()
    {
        Assert.Null(Clocks("linkedin", WasConsentedTo(daysAgo: 5)).Refresh);
    }

    [Fact]
    public void A_network_without_a_data_access_clock_has_none_unless_it_is_told()
    {
        Assert.Null(Clocks("linkedin", EndsIn(20)).DataAccess);
        Assert.Equal(EndsInDays(9), Clocks("linkedin", EndsIn(20) + LosesDataAccessIn(9)).DataAccess?.End);
    }

    [Fact]
    public void A_network_with_a_data_access_clock_that_told_nothing_has_one_that_is_unknown()
    {
        var dataAccess = Clocks("facebook", EndsIn(20)).DataAccess;

        Assert.Equal(new Clock(ClockKind.DataAccess, End.Unknown), dataAccess);
    }

    [Fact]
    public void A_told_end_of_data_access_is_no_estimate()
    {
        var dataAccess = Clocks("facebook", LosesDataAccessIn(9)).DataAccess;

        Assert.Equal(new Clock(ClockKind.DataAccess, EndsInDays(9), Estimated: false), dataAccess);
    }

    [Fact]
    public void A_network_that_is_not_installed_estimates_nothing()
    {
        var clocks = Clocks("myspace", WasConsentedTo(daysAgo: 5) + HasGrantOfUnknownEnd);

        Assert.True(clocks.Access.End.IsUnknown);
        Assert.True(clocks.Refresh?.End.IsUnknown);
        Assert.Null(clocks.Inactivity);
    }

    [Fact]
    public void The_clocks_are_those_of_the_network_that_signs_the_login_in()
    {
        var facts = new AccountFacts("instagram", "profile");
        facts.Add("Ann", WasConsentedTo(daysAgo: 5) + HasGrantOfUnknownEnd, loginNetwork: "linkedin");

        facts.JudgeNow();

        Assert.Equal(EndsInDays(55), facts.Verdict.DeactivatesAt);
        Assert.Equal(ClockKind.Inactivity, facts.Judgement.Of(1).BindingClock);
    }

    private static TokenClocks Clocks(string network, Action<UserToken> token)
    {
        var facts = new AccountFacts(network);
        return TokenClocks.Of(facts.Add("Ann", token).Token, NetworkFacts.Catalog[network], false, new Moment(Now));
    }
}

using AccountHealth.Core.Networks;
using AccountHealth.Core.Tokens;
using AccountHealth.Tests.Facts;

namespace AccountHealth.Tests.Core.Networks;

public class LifespanTests
{
    private static readonly DateOnly Read = new(2026, 11, 21);

    [Fact]
    public void What_somebody_set_counts_and_what_is_published_is_remembered_beside_it()
    {
        var access = NetworkFacts.Catalog.With([Set("facebook", ClockKind.Access, 45)])["facebook"].Lifespan(ClockKind.Access)!;

        Assert.Equal((TimeSpan.FromDays(45), TimeSpan.FromDays(60)), (access.Length, access.Published!.Length));
        Assert.Equal("set here by ops@example.com: Meta told us", access.Source);
        Assert.Equal(DateOnly.FromDateTime(Times.Now.UtcDateTime), access.CheckedOn);
    }

    [Fact]
    public void It_counts_on_that_clock_of_that_network_only()
    {
        var networks = NetworkFacts.Catalog.With([Set("facebook", ClockKind.Access, 45)]);

        Assert.Equal(NetworkFacts.Catalog["instagram"].Lifespans, networks["instagram"].Lifespans);
        Assert.Equal(NetworkFacts.Catalog["facebook"].Lifespan(ClockKind.DataAccess), networks["facebook"].Lifespan(ClockKind.DataAccess));
    }

    [Fact]
    public void A_clock_that_a_network_does_not_have_cannot_be_invented() =>
        Assert.Null(NetworkFacts.Catalog.With([Set("facebook", ClockKind.Refresh, 45)])["facebook"].Lifespan(ClockKind.Refresh));

    [Fact]
    public void A_yearly_reminder_for_Google_Business_is_a_grant_of_365_days()
    {
        var rules = AccountFacts.RulesOf() with { Networks = NetworkFacts.Catalog.With([Set("google-business", ClockKind.Refresh, 365)]) };
        var location = new AccountFacts("google-business", AccountKind.Location) { Rules = rules };
        location.Add("Ann", token =>
        {
            token.HasRefreshToken = true;
            token.IssuedAt = Times.DaysAgo(350);
            token.LastUsedAt = Times.Now;
        });

        Assert.Equal(End.At(Times.InDays(15)), location.JudgeNow().DeactivatesAt);
        Assert.True(location.Verdict.Estimated);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(365, false)]
    [InlineData(366, true)]
    public void A_source_that_was_read_over_a_year_ago_asks_to_be_read_again(int daysLater, bool stale) => Assert.Equal(
        stale,
        new Lifespan(ClockKind.Access, null, "source", Read).IsStale(new DateTimeOffset(Read.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddDays(daysLater)));

    private static LifespanOverride Set(string network, ClockKind clock, int days) => new()
    {
        Network = network,
        Clock = clock,
        Length = TimeSpan.FromDays(days),
        Note = "Meta told us",
        By = "ops@example.com",
        At = Times.Now,
    };
}

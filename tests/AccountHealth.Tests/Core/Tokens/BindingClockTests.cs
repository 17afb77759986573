using AccountHealth.Core.Tokens;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Core.Tokens;

public class BindingClockTests
{
    [Fact]
    public void Without_a_refresh_token_access_binds()
    {
        var clocks = Clocks(token => token.AccessEnd = EndsInDays(20));

        Assert.Equal(new Clock(ClockKind.Access, EndsInDays(20)), clocks.Binding);
    }

    [Fact]
    public void With_a_refresh_token_the_later_of_access_and_refresh_binds()
    {
        var clocks = Clocks(token =>
        {
            token.HasRefreshToken = true;
            token.AccessEnd = EndsInDays(20);
            token.RefreshEnd = EndsInDays(200);
        });

        Assert.Equal(new Clock(ClockKind.Refresh, EndsInDays(200)), clocks.Binding);
    }

    private static TokenClocks Clocks(Action<UserToken> token, string network = "x")
    {
        var facts = new AccountFacts(network, "profile");
        return TokenClocks.Of(facts.Add("Ann", token).Token, NetworkFacts.Catalog[network], false, new AccountHealth.Core.Time.Moment(Now));
    }
}

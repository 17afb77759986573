using AccountHealth.Core.Time;
using AccountHealth.Core.Tokens;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;
using static AccountHealth.Tests.Facts.TokenThat;

namespace AccountHealth.Tests.Core.Tokens;

public class BindingClockTests
{
    [Fact]
    public void Without_a_refresh_token_access_binds()
    {
        var clocks = Clocks(EndsIn(20) + (token => token.RefreshEnd = EndsInDays(200)));

        Assert.Equal((new Clock(ClockKind.Access, EndsInDays(20)), false), (clocks.Binding, clocks.OrLater));
    }

    [Fact]
    public void With_a_refresh_token_the_later_of_access_and_refresh_binds()
    {
        Assert.Equal(
            new Clock(ClockKind.Refresh, EndsInDays(200)), Clocks(EndsIn(20) + HasGrantFor(200)).Binding);
        Assert.Equal(
            new Clock(ClockKind.Access, EndsInDays(20)), Clocks(EndsIn(20) + HasGrantFor(3)).Binding);
    }

    [Fact]
    public void Both_known_is_no_lower_bound()
    {
        Assert.False(Clocks(EndsIn(20) + HasGrantFor(200)).OrLater);
    }

    [Theory]
    [InlineData("never", "date")]
    [InlineData("date", "never")]
    [InlineData("never", "unknown")]
    [InlineData("unknown", "never")]
    [InlineData("never", "never")]
    public void Either_of_access_and_refresh_that_never_ends_makes_it_never(string access, string refresh)
    {
        var clocks = Clocks(HasAccess(EndOf(access)) + HasGrant(EndOf(refresh)));

        Assert.Equal(End.Never, clocks.Binding.End);
        Assert.False(clocks.OrLater);
    }

    [Fact]
    public void One_unknown_leaves_the_known_one_marked_or_later()
    {
        var access = Clocks(EndsIn(20) + HasGrantOfUnknownEnd);
        var refresh = Clocks(HasGrantFor(200));

        Assert.Equal((new Clock(ClockKind.Access, EndsInDays(20)), true), (access.Binding, access.OrLater));
        Assert.Equal((new Clock(ClockKind.Refresh, EndsInDays(200)), true), (refresh.Binding, refresh.OrLater));
    }

    [Fact]
    public void Once_the_known_one_has_passed_the_end_is_unknown()
    {
        var access = Clocks(EndedAgo(0) + HasGrantOfUnknownEnd);
        var refresh = Clocks(HasGrantFor(-1));

        Assert.Equal((new Clock(ClockKind.Refresh, End.Unknown), false), (access.Binding, access.OrLater));
        Assert.Equal((new Clock(ClockKind.Access, End.Unknown), false), (refresh.Binding, refresh.OrLater));
    }

    [Fact]
    public void Both_unknown_is_unknown()
    {
        var clocks = Clocks(HasGrantOfUnknownEnd);

        Assert.True(clocks.Binding.End.IsUnknown);
        Assert.False(clocks.OrLater);
    }

    [Fact]
    public void An_earlier_end_of_data_access_cuts_it_short()
    {
        var clocks = Clocks(EndsIn(20) + LosesDataAccessIn(9));

        Assert.Equal(new Clock(ClockKind.DataAccess, EndsInDays(9)), clocks.Binding);
    }

    [Fact]
    public void Inactivity_cuts_it_short()
    {
        var clocks = Clocks(EndsIn(100) + WasUsed(daysAgo: 10), "linkedin");

        Assert.Equal(new Clock(ClockKind.Inactivity, EndsInDays(50), Estimated: true), clocks.Binding);
    }

    [Fact]
    public void Of_two_cuts_the_earlier_one_binds()
    {
        var inactivity = Clocks(EndsIn(100) + WasUsed(daysAgo: 10) + LosesDataAccessIn(70), "linkedin");
        var dataAccess = Clocks(EndsIn(100) + WasUsed(daysAgo: 10) + LosesDataAccessIn(30), "linkedin");

        Assert.Equal(ClockKind.Inactivity, inactivity.Binding.Kind);
        Assert.Equal(ClockKind.DataAccess, dataAccess.Binding.Kind);
    }

    [Fact]
    public void A_later_cut_changes_nothing()
    {
        var clocks = Clocks(EndsIn(20) + HasGrantOfUnknownEnd + LosesDataAccessIn(90));

        Assert.Equal(new Clock(ClockKind.Access, EndsInDays(20)), clocks.Binding);
        Assert.True(clocks.OrLater);
    }

    [Fact]
    public void A_cut_is_no_lower_bound()
    {
        var clocks = Clocks(EndsIn(20) + HasGrantOfUnknownEnd + LosesDataAccessIn(9));

        Assert.Equal(EndsInDays(9), clocks.Binding.End);
        Assert.False(clocks.OrLater);
    }

    [Theory]
    [InlineData("never")]
    [InlineData("unknown")]
    public void A_known_cut_ends_also_what_never_ends_or_ends_nobody_knows_when(string access)
    {
        var clocks = Clocks(HasAccess(EndOf(access)) + LosesDataAccessIn(9));

        Assert.Equal(new Clock(ClockKind.DataAccess, EndsInDays(9)), clocks.Binding);
    }

    [Theory]
    [InlineData("never")]
    [InlineData("unknown")]
    public void A_clock_that_is_unknown_or_never_ends_does_not_cut(string dataAccess)
    {
        // LinkedIn has an inactivity clock, and without a last use, consent or mint it is unknown.
        var clocks = Clocks(EndsIn(20) + (token => token.DataAccessEnd = EndOf(dataAccess)), "linkedin");

        Assert.True(clocks.Inactivity?.End.IsUnknown);
        Assert.Equal(new Clock(ClockKind.Access, EndsInDays(20)), clocks.Binding);
    }

    [Fact]
    public void A_cut_still_binds_when_the_lower_bound_has_passed()
    {
        var clocks = Clocks(EndedAgo(2) + HasGrantOfUnknownEnd + LosesDataAccessIn(9));

        Assert.Equal(new Clock(ClockKind.DataAccess, EndsInDays(9)), clocks.Binding);
    }

    private static Action<UserToken> HasAccess(End end) => token => token.AccessEnd = end;

    private static End EndOf(string kind) => kind switch
    {
        "never" => End.Never,
        "date" => EndsInDays(20),
        _ => End.Unknown,
    };

    private static TokenClocks Clocks(Action<UserToken> token, string network = "x")
    {
        var facts = new AccountFacts(network, "profile");
        return TokenClocks.Of(facts.Add("Ann", token).Token, NetworkFacts.Catalog[network], false, new Moment(Now));
    }
}

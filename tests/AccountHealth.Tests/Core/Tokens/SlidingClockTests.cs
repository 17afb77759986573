using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;
using static AccountHealth.Tests.Facts.TokenThat;

namespace AccountHealth.Tests.Core.Tokens;

/// <summary>Pinterest's grant slides: every renewal starts it anew. LinkedIn's does not, but its inactivity clock does.</summary>
public class SlidingClockTests
{
    [Fact]
    public void A_sliding_clock_that_our_refresh_check_renews_is_not_binding()
    {
        var end = JudgedEnd("pinterest", EndsIn(20) + HasGrantFor(40));

        Assert.Equal(End.Never, end);
    }

    [Fact]
    public void It_is_still_drawn()
    {
        var facts = new AccountFacts("pinterest");
        var token = facts.Add("Ann", EndsIn(20) + HasGrantFor(40)).Token;

        var clocks = TokenClocks.Of(token, NetworkFacts.Catalog["pinterest"], renewed: true, new AccountHealth.Core.Time.Moment(Now));

        Assert.Equal(EndsInDays(40), clocks.Refresh?.End);
    }

    [Fact]
    public void A_renewed_token_is_not_ended_by_inactivity()
    {
        var end = JudgedEnd("linkedin", HasGrantFor(200) + WasUsed(daysAgo: 50));

        Assert.Equal(EndsInDays(200), end);
    }

    [Fact]
    public void A_clock_that_does_not_slide_binds_although_the_token_is_renewed()
    {
        var end = JudgedEnd("linkedin", EndsIn(50) + HasGrantFor(200) + WasRefreshed(daysAgo: 1));

        Assert.Equal(EndsInDays(200), end);
    }

    [Fact]
    public void Only_access_is_left_after_the_network_refused_to_renew()
    {
        var end = JudgedEnd("pinterest", EndsIn(20) + HasGrantFor(40) + (token => token.Health = token.Health with { RefreshRefused = true }));

        Assert.Equal(EndsInDays(20), end);
    }

    [Fact]
    public void It_binds_after_a_refusal()
    {
        var facts = new AccountFacts("pinterest") { Rules = AccountFacts.RulesOf("pinterest") };
        var ann = facts.Add("Ann", HasGrantFor(40) + WasRefused(ReasonCodes.AccessRevoked));

        facts.JudgeNow();

        Assert.Equal(EndsInDays(40), facts.Of(ann).EndsAt);
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public void It_binds_after_four_days_without_an_answer(int silentDays, bool binds)
    {
        var end = JudgedEnd("pinterest", HasGrantFor(40) + (token =>
        {
            for (var day = 0; day < silentDays; day++)
            {
                token.HearNothing(DaysAgo(day));
            }
        }));

        Assert.Equal(binds ? EndsInDays(40) : End.Never, end);
    }

    [Fact]
    public void It_binds_where_refresh_is_not_set_up_for_the_network()
    {
        Assert.Equal(EndsInDays(40), JudgedEnd("pinterest", HasGrantFor(40), renewedNetwork: "linkedin"));
    }

    [Fact]
    public void It_binds_for_a_token_that_is_dates_only()
    {
        Assert.Equal(EndsInDays(40), JudgedEnd("pinterest", HasGrantFor(40) + HasNoSecret));
    }

    [Fact]
    public void Inactivity_binds_where_there_is_no_refresh_token()
    {
        Assert.Equal(EndsInDays(10), JudgedEnd("linkedin", EndsIn(55) + WasUsed(daysAgo: 50)));
    }

    [Fact]
    public void Data_access_cuts_a_renewed_token_short_all_the_same()
    {
        Assert.Equal(EndsInDays(9), JudgedEnd("pinterest", HasGrantFor(40) + LosesDataAccessIn(9)));
    }

    private static End JudgedEnd(string network, Action<UserToken> token, string? renewedNetwork = null)
    {
        var facts = new AccountFacts(network) { Rules = AccountFacts.RulesOf(renewedNetwork ?? network) };
        facts.Add("Ann", token);
        return facts.JudgeNow().DeactivatesAt;
    }
}

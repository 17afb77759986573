using AccountHealth.Core.Notices;
using AccountHealth.Core.Reasons;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Runway;
using Bunit;
using static AccountHealth.Tests.Facts.TokenThat;

namespace AccountHealth.Tests.Web.Components.Runway;

public class RunwayChartTests
{
    private static readonly Screen Screen = new();

    private readonly AccountFacts _facts = new("linkedin");

    [Fact]
    public void Each_token_has_a_lane_in_the_order_people_chose_and_says_whether_it_is_in_use()
    {
        _facts.Add("Ann", EndsIn(10));
        _facts.Add("Bo", EndsIn(1) + HasGrantFor(15));

        Assert.Equal(["Ann, in use · access ends 1 Dec", "Bo, standby · grant ends 6 Dec"], Lanes());
    }

    [Fact]
    public void A_bar_runs_to_its_binding_clock_over_the_horizon_that_leaves_room_after_it()
    {
        _facts.Add("Ann", EndsIn(1) + HasGrantFor(15));

        Assert.Equal("50%", Chart().Find("li rect:last-of-type").GetAttribute("width"));
    }

    [Theory]
    [InlineData(22, "73.33%")]
    [InlineData(23, "38.33%")]
    [InlineData(46, "51.11%")]
    [InlineData(68, "37.78%")]
    [InlineData(136, "34%")]
    [InlineData(390, "97.5%")]
    public void The_date_stands_in_the_middle_of_the_chart_wherever_it_is(double days, string place)
    {
        _facts.Add("Ann", EndsIn(days));

        Assert.Equal($"left:{place}", Chart().Find("b[style]").GetAttribute("style"));
    }

    [Theory]
    [InlineData(false, "Deactivates 7 Dec, 16 days")]
    [InlineData(true, "Deactivates 7 Dec or later, 16 days")]
    public void A_flag_says_when_the_account_deactivates(bool another, string flag)
    {
        _facts.Add("Ann", EndsIn(16));
        if (another)
        {
            _facts.Add("Bo");
        }

        Assert.Equal(flag, Chart().Find("b[style]").TextContent);
    }

    [Fact]
    public void An_estimated_date_is_flagged_as_about_then()
    {
        _facts.Add("Ann", WasConsentedTo(44));

        Assert.Equal("Deactivates ≈ 7 Dec, 16 days", Chart().Find("b[style]").TextContent);
        Assert.Equal("Ann, in use · access ends ≈ 7 Dec", Lanes()[0]);
    }

    [Fact]
    public void A_lower_bound_is_told_as_or_later()
    {
        _facts.Add("Ann", EndsIn(16) + HasGrantOfUnknownEnd);

        Assert.Equal("Ann, in use · access ends 7 Dec or later", Lanes()[0]);
    }

    [Fact]
    public void A_token_that_never_ends_runs_off_with_an_arrow_and_there_is_no_flag()
    {
        _facts.Add("Ann", NeverEnds);

        var chart = Chart();

        Assert.Equal("100%", chart.Find("use[href='#never']").GetAttribute("x"));
        Assert.Empty(chart.FindAll("b[style]"));
        Assert.Equal("Ann, in use · access never ends", Lanes()[0]);
    }

    [Fact]
    public void A_standby_that_never_ends_has_an_arrow_of_its_own()
    {
        _facts.Add("Ann", NeverEnds);
        _facts.Add("Bo", NeverEnds);

        Assert.Single(Chart().FindAll("use[href='#never-standby']"));
    }

    [Fact]
    public void An_unknown_end_is_said_on_the_bar_without_an_arrow_or_a_flag()
    {
        _facts.Add("Ann");

        var chart = Chart();

        Assert.Equal("? end unknown", chart.Find("text").TextContent);
        Assert.Empty(chart.FindAll("use, b[style]"));
        Assert.Equal("Ann, in use · access end unknown", Lanes()[0]);
    }

    [Fact]
    public void A_lost_token_has_a_reason_and_a_day_in_place_of_a_bar()
    {
        _facts.Add("Ann", EndsIn(60) + WasRefused(ReasonCodes.AccessRevoked, daysAgo: 3));

        var chart = Chart();

        Assert.Empty(chart.FindAll("rect, b[style]"));
        Assert.Equal("Ann, access revoked 18 Nov", Lanes()[0]);
    }

    [Fact]
    public void A_withdrawn_token_has_no_lane()
    {
        _facts.Add("Ann", EndsIn(60)).WithdrawnAt = Times.Now;
        _facts.Add("Bo", EndsIn(60));

        Assert.Equal("Bo, in use · access ends 20 Jan", Assert.Single(Lanes()));
    }

    [Fact]
    public void Other_clocks_are_ticks_and_those_out_of_sight_are_words_at_the_edge()
    {
        _facts.Add("Ann", EndsIn(10) + HasGrantFor(15) + LosesDataAccessIn(500));

        var lane = Chart().Find("li svg");

        Assert.Equal("access 1 Dec", lane.QuerySelector("line title")!.TextContent);
        Assert.Contains(lane.QuerySelectorAll("text"), text => text.TextContent == "data access 4 Apr 2028 ›");
    }

    [Fact]
    public void Notices_to_come_are_marked_and_told()
    {
        _facts.Add("Ann", EndsIn(16));
        var notice = new Notice { Kind = NoticeKind.PreDeactivation, LeadDay = 7 };
        ForecastDelivery To(string to) => new(Times.InDays(9), _facts.Account, notice, to, _facts.Verdict);

        var chart = Screen.Render<RunwayChart>(parameters => parameters.Add(one => one.Outlook, _facts.Outlook(To("ann@example.com"), To("bo@example.com"))));

        Assert.Equal("7 days before", Assert.Single(chart.FindAll("circle title")).TextContent);
        Assert.Equal("Notices on 30 Nov", chart.FindAll("svg[role=img]")[^1].GetAttribute("aria-label"));
    }

    [Fact]
    public void Without_notices_to_come_there_is_no_lane_for_them()
    {
        _facts.Add("Ann", EndsIn(16));

        Assert.DoesNotContain("Notices to come", Chart().Text(), StringComparison.Ordinal);
    }

    private IRenderedComponent<RunwayChart> Chart() =>
        Screen.Render<RunwayChart>(parameters => parameters.Add(chart => chart.Outlook, _facts.Outlook()));

    private List<string> Lanes() => [.. Chart().FindAll("li svg[role=img]").Select(lane => lane.GetAttribute("aria-label")!)];
}

using AccountHealth.Data.Queries;
using AccountHealth.Web.Components.Runway;
using Bunit;

namespace AccountHealth.Tests.Web.Components.Runway;

public class RunwayFleetTests
{
    [Fact]
    public void Each_network_with_dates_has_a_lane_that_is_told_in_words()
    {
        using var screen = new Screen();

        var fleet = Render(screen, new FleetNetwork("linkedin", Weeks((0, 2), (3, 1), (4, 5)), 7, 0, 1));

        Assert.Equal("LinkedIn: 16 running, 3 deactivate within 4 weeks", fleet.Said());
        Assert.Equal("accounts?network=linkedin", fleet.Find("th a").GetAttribute("href"));
        Assert.Equal(["7", "·", "1"], fleet.FindAll("tbody td.num").Select(cell => cell.TextContent));
    }

    [Fact]
    public void Networks_without_a_date_share_one_lane_that_runs_off_with_an_arrow()
    {
        using var screen = new Screen();

        var fleet = Render(
            screen, new FleetNetwork("youtube", Weeks(), 0, 3, 0), new FleetNetwork("tiktok", Weeks(), 0, 0, 2), new FleetNetwork("x", Weeks(), 0, 1, 0));

        Assert.Equal("YouTube and 2 more: 6 running, none with a date", fleet.Said());
        Assert.Equal("YouTube, TikTok, X", fleet.Find("tbody th").GetAttribute("title"));
        Assert.Single(fleet.FindAll("use[href='#never']"));
        Assert.Equal(["·", "4", "2"], fleet.FindAll("tbody td.num").Select(cell => cell.TextContent));
    }

    [Fact]
    public void Where_no_end_is_known_at_all_nothing_is_said_to_run_for_ever()
    {
        using var screen = new Screen();

        var fleet = Render(screen, new FleetNetwork("x", Weeks(), 0, 0, 2));

        Assert.Empty(fleet.FindAll("use[href='#never']"));
    }

    [Fact]
    public void A_single_network_without_a_date_is_called_by_its_name()
    {
        using var screen = new Screen();

        Assert.Equal("X: 1 running, none with a date", Render(screen, new FleetNetwork("x", Weeks(), 0, 1, 0)).Said());
    }

    [Fact]
    public void The_last_line_counts_who_deactivates_in_each_week_over_all_networks()
    {
        using var screen = new Screen();

        var fleet = Render(screen, new FleetNetwork("x", Weeks((0, 2), (12, 1)), 1, 0, 0), new FleetNetwork("linkedin", Weeks((0, 3)), 0, 0, 0));

        var links = fleet.FindAll("tfoot a");
        Assert.Equal(["5 deactivate in week 1", "1 deactivate in week 13"], links.Select(link => link.GetAttribute("aria-label")));
        Assert.Equal(["accounts?expiry=7d", "accounts?expiry=91d"], links.Select(link => link.GetAttribute("href")));
        Assert.Equal(["1", "·", "·"], fleet.FindAll("tfoot td.num").Select(cell => cell.TextContent));
    }

    [Fact]
    public void Weeks_are_named_by_their_first_day_and_the_month_where_it_begins()
    {
        using var screen = new Screen();

        var weeks = Render(screen).FindAll("thead .weeks span").Select(week => week.TextContent);

        Assert.Equal(["21 Nov", "28", "5 Dec", "12", "19", "26", "2 Jan", "9", "16", "23", "30", "6 Feb", "13"], weeks);
    }

    [Theory]
    [InlineData(0, "M0 40V13H0.5V13H1.5V13H2.5V13H3.5V13H4.5V13H5.5V13H6.5V13H7.5V13H8.5V13H9.5V13H10.5V13H11.5V13H12.5V13H13V40z")]
    [InlineData(1, "M0 40V13H0.5V26.5H1.5V26.5H2.5V26.5H3.5V26.5H4.5V26.5H5.5V26.5H6.5V26.5H7.5V26.5H8.5V26.5H9.5V26.5H10.5V26.5H11.5V26.5H12.5V26.5H13V40z")]
    public void A_lane_falls_by_the_share_that_deactivates(int inTheFirstWeek, string path)
    {
        Assert.Equal(path, FleetLane.Path(new FleetNetwork("x", Weeks((0, inTheFirstWeek)), 1, 0, 0)));
    }

    private static IRenderedComponent<RunwayFleet> Render(Screen screen, params FleetNetwork[] lanes) =>
        screen.Render<RunwayFleet>(parameters => parameters.Add(fleet => fleet.Lanes, lanes));

    private static int[] Weeks(params (int Week, int Accounts)[] counts)
    {
        var weeks = new int[Fleet.Weeks];
        Array.ForEach(counts, one => weeks[one.Week] = one.Accounts);
        return weeks;
    }
}

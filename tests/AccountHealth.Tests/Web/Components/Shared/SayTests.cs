using AccountHealth.Core.Tokens;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Shared;
using Bunit;

namespace AccountHealth.Tests.Web.Components.Shared;

public class SayTests
{
    [Theory]
    [InlineData(0, "just now")]
    [InlineData(30, "just now")]
    [InlineData(-30, "in a moment")]
    [InlineData(4 * 60, "4 min ago")]
    [InlineData(3 * 3600, "3 h ago")]
    [InlineData(24 * 3600, "yesterday")]
    [InlineData(48 * 3600, "2 days ago")]
    [InlineData(-4 * 60, "in 4 min")]
    [InlineData(-24 * 3600, "in 1 day")]
    public void A_time_is_as_long_ago_or_ahead_as_a_person_would_say(int secondsAgo, string said)
    {
        Assert.Equal(said, ScreenFacts.Viewer().Ago(Times.Now - TimeSpan.FromSeconds(secondsAgo)));
    }

    [Theory]
    [InlineData("UTC", 0.4, "Today 21:36")]
    [InlineData("UTC", 0.6, "22 Nov 02:24")]
    [InlineData("Asia/Tokyo", 0.1, "Today 23:24")]
    [InlineData("Asia/Tokyo", 0.4, "22 Nov 06:36")]
    public void Today_is_the_viewer_s(string zone, double days, string said)
    {
        Assert.Equal(said, ScreenFacts.Viewer(zone).Clock(Times.InDays(days)));
    }

    [Fact]
    public void A_zone_that_does_not_exist_is_passed_over()
    {
        Assert.Equal("Today 12:00", ScreenFacts.Viewer("Mars/Olympus").Clock(Times.Now));
    }

    [Fact]
    public void A_date_far_away_has_its_year()
    {
        Assert.Equal("7 Dec", ScreenFacts.Viewer().Day(Times.InDays(16)));
        Assert.Equal("26 Dec 2027", ScreenFacts.Viewer().Day(Times.InDays(400)));
    }

    [Fact]
    public void An_end_is_a_date_never_or_unknown()
    {
        var time = ScreenFacts.Viewer();

        Assert.Equal(["Never", "Unknown", "7 Dec", "≈ 7 Dec"],
            [time.Date(End.Never), time.Date(End.Unknown), time.Date(Times.EndsInDays(16)), time.Date(Times.EndsInDays(16), estimated: true)]);
    }

    [Fact]
    public void A_time_on_a_screen_has_its_exact_instant_on_hover()
    {
        using var screen = new Screen();
        screen.Time.Use("Europe/Madrid");

        var shown = screen.Render<When>(parameters => parameters.Add(when => when.At, Times.InDays(16))).Find("time");

        Assert.Equal("7 Dec", shown.TextContent);
        Assert.Equal("7 Dec 2026, 13:00 (UTC+01:00)", shown.GetAttribute("title"));
        Assert.Equal("2026-12-07T12:00:00Z", shown.GetAttribute("datetime"));
    }

    [Theory]
    [InlineData("Ann Abara", "AA")]
    [InlineData("ann.b.abara@example.com", "AC")]
    [InlineData("cher", "C")]
    [InlineData("", "?")]
    [InlineData(" @ ", "?")]
    [InlineData("日本 花子", "日花")]
    [InlineData("👩‍🔧 Works", "👩‍🔧W")]
    public void A_person_is_marked_by_initials_in_any_script(string name, string mark)
    {
        using var screen = new Screen();

        Assert.Equal(mark, screen.Render<PersonMark>(parameters => parameters.Add(one => one.Name, name)).Find("span").TextContent);
    }
}

using AccountHealth.Core.Time;

namespace AccountHealth.Tests.Core.Time;

public class ZonedTimeTests
{
    private static readonly TimeZoneInfo Madrid = ZonedTime.Find("Europe/Madrid")!;
    private static readonly TimeOnly Eight = new(8, 0);

    [Theory]
    [InlineData("2026-11-21", "2026-11-21T07:00:00Z")]
    [InlineData("2026-07-01", "2026-07-01T06:00:00Z")]
    public void Eight_in_the_morning_is_eight_on_the_wall_in_winter_and_in_summer(string day, string instant)
    {
        Assert.Equal(DateTimeOffset.Parse(instant), ZonedTime.At(DateOnly.Parse(day), Eight, Madrid));
    }

    [Fact]
    public void A_time_that_clocks_jump_over_is_the_first_minute_after_the_gap()
    {
        var instant = ZonedTime.At(new DateOnly(2026, 3, 29), new TimeOnly(2, 30), Madrid);

        Assert.Equal(DateTimeOffset.Parse("2026-03-29T03:00:00+02:00"), instant);
    }

    [Fact]
    public void A_time_that_clocks_show_twice_is_its_first_showing()
    {
        var instant = ZonedTime.At(new DateOnly(2026, 10, 25), new TimeOnly(2, 30), Madrid);

        Assert.Equal(DateTimeOffset.Parse("2026-10-25T02:30:00+02:00"), instant);
    }

    [Fact]
    public void The_next_morning_is_today_where_it_has_not_come_yet()
    {
        var next = ZonedTime.NextAt(Eight, DateTimeOffset.Parse("2026-11-21T06:59:59Z"), Madrid);

        Assert.Equal(DateTimeOffset.Parse("2026-11-21T07:00:00Z"), next);
    }

    [Fact]
    public void The_next_morning_at_that_very_instant_is_now()
    {
        var eight = DateTimeOffset.Parse("2026-11-21T07:00:00Z");

        Assert.Equal(eight, ZonedTime.NextAt(Eight, eight, Madrid));
    }

    [Fact]
    public void The_next_morning_is_tomorrow_once_it_has_gone_by()
    {
        var next = ZonedTime.NextAt(Eight, DateTimeOffset.Parse("2026-11-21T07:00:01Z"), Madrid);

        Assert.Equal(DateTimeOffset.Parse("2026-11-22T07:00:00Z"), next);
    }

    [Theory]
    [InlineData("Pacific/Auckland", "2026-11-21T18:00:00Z", "2026-11-22T23:00:00+13:00")]
    [InlineData("America/Los_Angeles", "2026-11-22T06:00:00Z", "2026-11-21T23:00:00-08:00")]
    public void The_day_is_that_of_the_zone_not_of_UTC(string zone, string from, string next)
    {
        var evening = ZonedTime.NextAt(new TimeOnly(23, 0), DateTimeOffset.Parse(from), ZonedTime.Find(zone)!);

        Assert.Equal(DateTimeOffset.Parse(next), evening);
    }

    [Theory]
    [InlineData("2026-10-24T08:00:01+02:00", 25)]
    [InlineData("2026-03-28T08:00:01+01:00", 23)]
    public void Between_two_mornings_the_clock_change_lies(string justAfter, int hours)
    {
        var from = DateTimeOffset.Parse(justAfter);

        var next = ZonedTime.NextAt(Eight, from, Madrid);

        Assert.Equal(TimeSpan.FromHours(hours) - TimeSpan.FromSeconds(1), next - from);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    [InlineData("Mars/Olympus")]
    public void A_name_that_is_no_zone_finds_none(string? name)
    {
        Assert.Null(ZonedTime.Find(name));
    }

    [Fact]
    public void Blanks_around_a_zone_are_forgiven()
    {
        Assert.Equal("Europe/Madrid", ZonedTime.Find(" Europe/Madrid ")?.Id);
    }
}

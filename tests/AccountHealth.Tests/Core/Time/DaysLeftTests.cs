using AccountHealth.Core.Time;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Core.Time;

public class DaysLeftTests
{
    [Theory]
    [InlineData(16.0, 16)]
    [InlineData(1.0, 1)]
    [InlineData(0.5, 1)]
    [InlineData(1.5, 2)]
    public void Days_left_are_24_hour_periods_rounded_up(double days, int left)
    {
        Assert.Equal(left, Instants.DaysLeft(InDays(days), Now));
    }

    [Fact]
    public void A_millisecond_beyond_a_day_is_another_day()
    {
        Assert.Equal(31, Instants.DaysLeft(InDays(30) + TimeSpan.FromMilliseconds(1), Now));
        Assert.Equal(30, Instants.DaysLeft(InDays(30) - TimeSpan.FromMilliseconds(1), Now));
    }

    [Fact]
    public void None_are_left_once_the_end_has_passed()
    {
        Assert.Equal(0, Instants.DaysLeft(Now, Now));
        Assert.Equal(0, Instants.DaysLeft(InDays(-3), Now));
    }

    [Theory]
    [InlineData("2026-10-24T12:00:00+02:00")] // The night after, clocks in Madrid go back: that day has 25 hours.
    [InlineData("2026-03-28T12:00:00+01:00")] // Here they go forward: 23 hours.
    public void Daylight_saving_plays_no_part(string noon)
    {
        var madrid = ZonedTime.Find("Europe/Madrid")!;
        var now = DateTimeOffset.Parse(noon);
        var noonOfNextDay = ZonedTime.At(DateOnly.FromDateTime(now.DateTime).AddDays(1), new TimeOnly(12, 0), madrid);

        Assert.NotEqual(TimeSpan.FromHours(24), noonOfNextDay - now);
        Assert.Equal(1, Instants.DaysLeft(now + TimeSpan.FromHours(24), now));
        Assert.Equal(noonOfNextDay - now > TimeSpan.FromHours(24) ? 2 : 1, Instants.DaysLeft(noonOfNextDay, now));
    }

    [Fact]
    public void The_offset_in_which_an_instant_is_written_changes_nothing()
    {
        var end = InDays(3).ToOffset(TimeSpan.FromHours(14));

        Assert.Equal(3, Instants.DaysLeft(end, Now.ToOffset(TimeSpan.FromHours(-11))));
    }
}

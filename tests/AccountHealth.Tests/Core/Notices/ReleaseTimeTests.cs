using System.Globalization;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Time;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Core.Notices;

public class ReleaseTimeTests
{
    [Theory]
    [InlineData("UTC", "2026-11-21T12:00Z", "2026-11-22T08:00Z")]
    [InlineData("UTC", "2026-11-21T08:00Z", "2026-11-21T08:00Z")]
    [InlineData("UTC", "2026-11-21T07:59:59.999Z", "2026-11-21T08:00Z")]
    [InlineData("UTC", "2026-11-21T08:00:00.001Z", "2026-11-22T08:00Z")]
    [InlineData("Asia/Tokyo", "2026-11-21T12:00Z", "2026-11-21T23:00Z")]
    [InlineData("Asia/Tokyo", "2026-11-21T23:30Z", "2026-11-22T23:00Z")]
    [InlineData("Asia/Kathmandu", "2026-11-21T12:00Z", "2026-11-22T02:15Z")]
    [InlineData("America/Los_Angeles", "2026-11-21T12:00Z", "2026-11-21T16:00Z")]
    [InlineData("Pacific/Kiritimati", "2026-11-21T12:00Z", "2026-11-21T18:00Z")]
    // Clocks in Berlin spring forward on 28 March and fall back on 31 October 2027.
    [InlineData("Europe/Berlin", "2027-03-27T07:30Z", "2027-03-28T06:00Z")]
    [InlineData("Europe/Berlin", "2027-03-28T06:30Z", "2027-03-29T06:00Z")]
    [InlineData("Europe/Berlin", "2027-10-30T06:30Z", "2027-10-31T07:00Z")]
    [InlineData("Europe/Berlin", "2027-10-31T07:30Z", "2027-11-01T07:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-11-21T12:00Z", "2026-11-21T21:00Z")]
    [InlineData("Australia/Lord_Howe", "2027-05-21T12:00Z", "2027-05-21T21:30Z")]
    public void Warnings_and_reminders_wait_for_the_next_8_o_clock_in_the_zone(string zone, string now, string release)
    {
        Assert.All([NoticeKind.PreDeactivation, NoticeKind.Reminder], kind =>
            Assert.Equal(At(release), ReleaseTime.Of(kind, At(now), Zone(zone), At("2028-01-01T00:00Z"))));
    }

    [Theory]
    [InlineData(NoticeKind.Deactivated)]
    [InlineData(NoticeKind.Failover)]
    [InlineData(NoticeKind.CoverReduced)]
    [InlineData(NoticeKind.Recovered)]
    public void All_other_kinds_go_at_once(NoticeKind kind) =>
        Assert.Equal(Now, ReleaseTime.Of(kind, Now, Zone("Asia/Tokyo"), InDays(1)));

    [Fact]
    public void A_warning_goes_at_once_where_the_morning_comes_only_with_or_after_the_deactivation()
    {
        var morning = At("2026-11-22T08:00Z");

        Assert.Equal(Now, ReleaseTime.Of(NoticeKind.PreDeactivation, Now, TimeZoneInfo.Utc, morning));
        Assert.Equal(morning, ReleaseTime.Of(NoticeKind.PreDeactivation, Now, TimeZoneInfo.Utc, morning.AddSeconds(1)));
    }

    [Fact]
    public void A_reminder_waits_for_the_morning_although_the_deactivation_lies_behind() =>
        Assert.Equal(At("2026-11-22T08:00Z"), ReleaseTime.Of(NoticeKind.Reminder, Now, TimeZoneInfo.Utc, DaysAgo(2)));

    [Fact]
    public void A_time_that_clocks_skip_is_taken_at_the_end_of_the_gap()
    {
        var berlin = Zone("Europe/Berlin");

        Assert.Equal(At("2027-03-28T01:00Z"), ZonedTime.At(new DateOnly(2027, 3, 28), new TimeOnly(2, 30), berlin));
    }

    [Fact]
    public void A_time_that_clocks_show_twice_is_taken_the_first_time()
    {
        var berlin = Zone("Europe/Berlin");

        Assert.Equal(At("2027-10-31T00:30Z"), ZonedTime.At(new DateOnly(2027, 10, 31), new TimeOnly(2, 30), berlin));
    }

    [Fact]
    public void Every_account_is_told_in_its_own_morning()
    {
        var tokyo = new NoticeWatch { Zone = Zone("Asia/Tokyo") };
        tokyo.Add("Ann", endsInDays: 20);
        tokyo.Apply([30], NoticeWatch.Ops);

        tokyo.RunUntil(2);

        Assert.Equal([At("2026-11-21T23:00Z")], tokyo.Heard.Select(one => one.At));
    }

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
}

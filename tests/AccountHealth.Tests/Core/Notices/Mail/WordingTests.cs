using System.Globalization;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Core.Tokens;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Core.Notices.Mail;

public class WordingTests
{
    [Theory]
    [InlineData("UTC", "2026-12-07T08:16Z", "7 Dec 2026, 08:16 (UTC)")]
    [InlineData("Europe/Berlin", "2026-12-07T08:16Z", "7 Dec 2026, 09:16 (UTC+01:00)")]
    [InlineData("Europe/Berlin", "2026-07-07T08:16Z", "7 Jul 2026, 10:16 (UTC+02:00)")]
    [InlineData("Asia/Tokyo", "2026-12-07T20:16Z", "8 Dec 2026, 05:16 (UTC+09:00)")]
    [InlineData("Asia/Kathmandu", "2026-12-07T08:16Z", "7 Dec 2026, 14:01 (UTC+05:45)")]
    [InlineData("America/St_Johns", "2026-12-07T01:16Z", "6 Dec 2026, 21:46 (UTC-03:30)")]
    public void An_instant_is_said_in_the_zone_with_its_offset(string zone, string instant, string said) =>
        Assert.Equal(said, Wording.Instant(At(instant), TimeZoneInfo.FindSystemTimeZoneById(zone)));

    [Fact]
    public void The_culture_of_the_server_does_not_change_the_words()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");

            Assert.Equal("7 Dec 2026, 08:16 (UTC)", Wording.Instant(At("2026-12-07T08:16Z"), TimeZoneInfo.Utc));
            Assert.Equal("12 days", Wording.Count(12, "day"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_day_far_away_is_said_with_its_year()
    {
        Assert.Equal("7 December", Wording.Day(InDays(16), Now, TimeZoneInfo.Utc));
        Assert.Equal("7 Dec", Wording.Day(InDays(16), Now, TimeZoneInfo.Utc, "MMM"));
        Assert.Equal("21 November 2027", Wording.Day(InDays(365), Now, TimeZoneInfo.Utc));
        Assert.Equal("21 November 2025", Wording.Day(DaysAgo(365), Now, TimeZoneInfo.Utc));
    }

    [Theory]
    [InlineData(16, "16 days")]
    [InlineData(15.01, "16 days")]
    [InlineData(1, "1 day")]
    [InlineData(0.01, "1 day")]
    [InlineData(0, "0 days")]
    public void Days_left_are_24_hour_periods_rounded_up(double days, string said) => Assert.Equal(said, Wording.DaysLeft(InDays(days), Now));

    [Theory]
    [InlineData(false, false, "7 Dec")]
    [InlineData(true, false, "about 7 Dec")]
    [InlineData(false, true, "7 Dec or later")]
    [InlineData(true, true, "about 7 Dec or later")]
    public void An_estimate_and_a_lower_bound_are_said_to_be_what_they_are(bool estimated, bool orLater, string said) =>
        Assert.Equal(said, Wording.Hedged("7 Dec", estimated, orLater));

    [Theory]
    [InlineData("Ann", "Ann’s")]
    [InlineData("Chris", "Chris’")]
    public void A_name_is_said_as_an_owner(string name, string said) => Assert.Equal(said, Wording.Possessive(name));

    [Theory]
    [InlineData(1, "1 person")]
    [InlineData(0, "0 people")]
    [InlineData(2, "2 people")]
    public void A_count_agrees_with_its_noun(int number, string said) => Assert.Equal(said, Wording.Count(number, "person", "people"));

    [Theory]
    [InlineData("  a \t b\r\nc  ", "a b c")]
    [InlineData("a\u2028b\u2029c", "a b c")]
    [InlineData("a\u202Eb\u2066c", "abc")]
    [InlineData("", "")]
    public void One_line_is_one_line_of_text_in_one_direction(string text, string line) => Assert.Equal(line, Wording.OneLine(text));

    [Fact]
    public void Every_clock_has_words_for_its_end() =>
        Assert.Equal(
            ["access ends", "grant ends", "login counts as unused", "data access ends"],
            Enum.GetValues<ClockKind>().Select(Wording.Ends));

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
}

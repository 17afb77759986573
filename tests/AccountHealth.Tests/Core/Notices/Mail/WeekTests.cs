using AccountHealth.Core.Notices.Mail;

namespace AccountHealth.Tests.Core.Notices.Mail;

public class WeekTests
{
    [Theory]
    [InlineData("2026-11-22T23:59:59Z", "2026-W47")]
    [InlineData("2026-11-23T00:00:00Z", "2026-W48")]
    [InlineData("2026-11-23T01:00:00+02:00", "2026-W47")]
    [InlineData("2027-01-03T12:00:00Z", "2026-W53")]
    [InlineData("2027-01-04T12:00:00Z", "2027-W01")]
    public void A_week_begins_on_Monday_in_UTC_and_belongs_to_the_year_of_its_Thursday(string instant, string week)
    {
        Assert.Equal(week, Week.Of(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture)).ToString());
    }

    [Fact]
    public void The_same_week_and_reader_make_the_same_Message_ID_however_the_address_is_written()
    {
        var week = new Week(2026, 47);

        Assert.Matches("^weekly-2026-W47-[0-9a-f]{16}$", week.MessageIdFor("ann@example.com"));
        Assert.Equal(week.MessageIdFor("ann@example.com"), week.MessageIdFor(" Ann@Example.com "));
    }

    [Fact]
    public void Another_week_or_reader_makes_another_Message_ID()
    {
        var one = new Week(2026, 47).MessageIdFor("ann@example.com");

        Assert.NotEqual(one, new Week(2026, 48).MessageIdFor("ann@example.com"));
        Assert.NotEqual(one, new Week(2026, 47).MessageIdFor("bo@example.com"));
    }

    [Fact]
    public void The_address_does_not_show_in_the_Message_ID()
    {
        Assert.DoesNotContain("ann", new Week(2026, 47).MessageIdFor("ann@example.com"), StringComparison.OrdinalIgnoreCase);
    }
}

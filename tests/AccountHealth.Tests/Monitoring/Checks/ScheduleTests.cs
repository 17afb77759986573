using AccountHealth.Monitoring.Checks;
using AccountHealth.Tests.Facts;

namespace AccountHealth.Tests.Monitoring.Checks;

public class ScheduleTests
{
    [Theory]
    [InlineData("every 1m", "every minute")]
    [InlineData("every 5m", "every 5 minutes")]
    [InlineData("Every 1H", "every hour")]
    [InlineData("every 24h", "every 24 hours")]
    [InlineData("every 90m", "every 90 minutes")]
    [InlineData(" daily  03:15 ", "daily at 03:15 UTC")]
    [InlineData("weekly sunday 04:00", "every Sunday at 04:00 UTC")]
    public void A_schedule_is_written_in_words(string text, string said)
    {
        Assert.Equal(said, Schedule.Parse(text)?.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("hourly")]
    [InlineData("every 0m")]
    [InlineData("every 25h")]
    [InlineData("every -5m")]
    [InlineData("every 99999999999m")]
    [InlineData("every 2147483647h")]
    [InlineData("daily 3:15")]
    [InlineData("daily 24:00")]
    [InlineData("weekly someday 04:00")]
    [InlineData("weekly 04:00")]
    [InlineData("0 15 3 * * ?")]
    public void Anything_else_is_no_schedule(string text)
    {
        Assert.Null(Schedule.Parse(text));
    }

    [Fact]
    public async Task Every_check_has_a_name_a_sentence_and_a_schedule()
    {
        await using var installation = await TestInstallation.CreateAsync();

        var checks = installation.Get<IEnumerable<Check>>().ToList();

        Assert.Equal(["deliver", "expiry", "purge", "repair"], checks.Select(check => check.Name).Order(StringComparer.Ordinal).Intersect(["deliver", "expiry", "purge", "repair"]));
        Assert.All(checks, check => Assert.True(check.Description.EndsWith('.') && check.DefaultSchedule.ToString().Length > 0));
    }

    [Fact]
    public async Task The_repair_runs_every_night()
    {
        await using var installation = await TestInstallation.CreateAsync();

        var repair = installation.Get<IEnumerable<Check>>().Single(check => check.Name == "repair");

        Assert.Equal("daily at 03:15 UTC", repair.DefaultSchedule.ToString());
    }
}

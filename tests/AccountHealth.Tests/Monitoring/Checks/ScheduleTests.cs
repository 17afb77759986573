using AccountHealth.Monitoring.Checks;
using AccountHealth.Tests.Facts;

namespace AccountHealth.Tests.Monitoring.Checks;

public class ScheduleTests
{
    [Theory]
    [InlineData("every 1m", "every minute")]
    [InlineData("Every  5M", "every 5 minutes")]
    [InlineData("every 1h", "every hour")]
    [InlineData("every 24h", "every 24 hours")]
    [InlineData("daily 03:15", "daily at 03:15 UTC")]
    [InlineData(" weekly Sunday 04:00 ", "every Sunday at 04:00 UTC")]
    public void A_schedule_is_written_in_words(string text, string said) => Assert.Equal(said, Schedule.Parse(text)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("every")]
    [InlineData("every 0m")]
    [InlineData("every 5")]
    [InlineData("every -5m")]
    [InlineData("every 25h")]
    [InlineData("every 99999999999h")]
    [InlineData("daily 24:00")]
    [InlineData("daily 3:15")]
    [InlineData("weekly someday 04:00")]
    [InlineData("hourly")]
    public void What_says_no_schedule_is_none(string text) => Assert.Null(Schedule.Parse(text));

    [Fact]
    public async Task Every_check_has_a_name_a_sentence_and_a_schedule()
    {
        await using var watched = await WatchedInstallation.CreateSilentAsync();

        var checks = watched.Get<IEnumerable<Check>>().ToList();

        Assert.Equal(["deliver", "expiry", "purge", "repair"], checks.Select(check => check.Name).Order());
        Assert.All(checks, check => Assert.EndsWith(".", check.Description, StringComparison.Ordinal));
        Assert.Equal(
            ["every minute", "every minute", "every Sunday at 04:00 UTC", "daily at 03:15 UTC"],
            checks.OrderBy(check => check.Name).Select(check => check.DefaultSchedule.ToString()));
    }
}

using AccountHealth.Core.Notices;

namespace AccountHealth.Tests.Core.Notices;

public class RetryTests
{
    [Fact]
    public void Every_wait_is_longer_than_the_one_before_and_the_first_is_a_minute()
    {
        var waits = Waits();

        Assert.Equal(TimeSpan.FromMinutes(1), waits[0]);
        Assert.All(waits.Zip(waits.Skip(1)), pair => Assert.True(pair.Second > pair.First));
    }

    [Fact]
    public void It_goes_on_for_at_least_two_days_and_then_ends()
    {
        var total = TimeSpan.FromTicks(Waits().Sum(wait => wait.Ticks));

        Assert.InRange(total, TimeSpan.FromDays(2), TimeSpan.FromDays(5));
    }

    private static List<TimeSpan> Waits()
    {
        var waits = new List<TimeSpan>();
        for (var attempts = 1; Retry.WaitAfter(attempts) is { } wait; attempts++)
        {
            Assert.True(attempts < 100, "It never ends.");
            waits.Add(wait);
        }

        return waits;
    }
}

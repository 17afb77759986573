using AccountHealth.Core.Time;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Core.Time;

public class MomentTests
{
    [Fact]
    public void An_instant_has_passed_from_that_very_instant_on()
    {
        Assert.True(new Moment(Now).HasPassed(Now));
        Assert.True(new Moment(Now).HasPassed(Now - TimeSpan.FromMilliseconds(1)));
        Assert.False(new Moment(Now).HasPassed(Now + TimeSpan.FromMilliseconds(1)));
    }

    [Fact]
    public void Nobody_asked_means_nothing_will_change()
    {
        Assert.Null(new Moment(Now).NextChange);
    }

    [Fact]
    public void What_has_passed_does_not_change_again()
    {
        var moment = new Moment(Now);

        moment.HasPassed(InDays(-1));

        Assert.Null(moment.NextChange);
    }

    [Fact]
    public void The_next_change_is_the_earliest_future_instant_asked_about()
    {
        var moment = new Moment(Now);

        moment.HasPassed(InDays(5));
        moment.HasPassed(InDays(2));
        moment.HasPassed(InDays(9));

        Assert.Equal(InDays(2), moment.NextChange);
    }

    [Fact]
    public void The_present_is_kept_to_the_millisecond_as_a_database_keeps_it()
    {
        var moment = new Moment(Now + TimeSpan.FromTicks(TimeSpan.TicksPerMillisecond + 9_999));

        Assert.Equal(Now + TimeSpan.FromMilliseconds(1), moment.Now);
    }

    [Fact]
    public void The_present_is_in_UTC_whatever_offset_it_came_with()
    {
        var moment = new Moment(Now.ToOffset(TimeSpan.FromHours(5)));

        Assert.Equal(TimeSpan.Zero, moment.Now.Offset);
        Assert.Equal(Now, moment.Now);
    }
}

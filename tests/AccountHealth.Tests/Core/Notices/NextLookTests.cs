using AccountHealth.Core.Accounts;
using AccountHealth.Core.Time;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.NoticeWatch;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Core.Notices;

public class NextLookTests
{
    [Fact]
    public void The_next_look_is_the_next_lead_day()
    {
        var watch = EndsIn(40, leadDays: [35, 7]);

        Assert.Equal(InDays(5), watch.Begin().Verdict.NextCheckAt);
        Assert.Equal(InDays(10), watch.RunUntil(5).Verdict.NextCheckAt);
        Assert.Equal(InDays(33), watch.RunUntil(10).Verdict.NextCheckAt);
        Assert.Equal(InDays(40), watch.RunUntil(33).Verdict.NextCheckAt);
    }

    [Fact]
    public void The_next_look_is_the_warning_window_where_no_macro_asks_for_an_earlier_one() =>
        Assert.Equal(InDays(10), EndsIn(40).Begin().Verdict.NextCheckAt);

    [Fact]
    public void The_next_look_at_a_deactivated_account_is_the_next_reminder()
    {
        var watch = EndsIn(0);

        Assert.Equal(InDays(2), watch.Begin().Verdict.NextCheckAt);
        Assert.Equal(InDays(7), watch.RunUntil(2).Verdict.NextCheckAt);
        Assert.Equal(InDays(402), watch.RunUntil(400).Verdict.NextCheckAt);
    }

    [Fact]
    public void The_next_look_at_a_snoozed_account_is_the_end_of_the_snooze()
    {
        var watch = EndsIn(0);
        watch.RunUntil(8);

        watch.Change(() => watch.Account.Snooze = new Snooze(InDays(8.5), Ops, "", watch.Verdict.Generation));

        Assert.Equal(InDays(8.5), watch.Verdict.NextCheckAt);
    }

    [Fact]
    public void The_next_look_at_a_paused_account_is_not_later_than_the_end_of_the_pause()
    {
        var watch = EndsIn(40);
        watch.Account.Pause = new Pause(Now, Ops, InDays(3));

        Assert.Equal(InDays(3), watch.Begin().Verdict.NextCheckAt);
    }

    [Fact]
    public void An_account_that_nothing_will_happen_to_is_never_looked_at_again()
    {
        var watch = new NoticeWatch();
        watch.AddNeverEnding("Ann");

        Assert.Null(watch.Begin().Verdict.NextCheckAt);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Between_two_looks_no_rule_would_answer_differently(int seed)
    {
        var random = new Random(seed);
        var lazy = Any(new Random(seed));
        var eager = Any(new Random(seed));
        lazy.RunUntil(0);
        eager.RunUntil(0);
        for (var day = 0.0; day < 130; day += Within(random, 3))
        {
            // One is judged only when its look is due, the other at any odd time as well.
            lazy.RunUntil(day);
            eager.RunUntil(day).Change(() => { });

            Assert.Equal(eager.Verdict with { JudgedAt = null }, lazy.Verdict with { JudgedAt = null });
        }

        Assert.Equal(eager.Heard, lazy.Heard);
        Assert.NotEmpty(lazy.Heard);
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 40)];

    /// <summary>One to four tokens that end within four months, known or not, sometimes paused or snoozed for a while.</summary>
    private static NoticeWatch Any(Random random)
    {
        var watch = EndsIn(Within(random, 100), leadDays: [random.Next(20, 60), random.Next(2, 20), 1]);
        for (var more = random.Next(4); more > 0; more--)
        {
            watch.Add($"Person {more}", random.Next(5) == 0 ? null : Within(random, 120));
        }

        watch.Account.Pause = random.Next(3) == 0 ? new Pause(Now, Ops, InDays(Within(random, 50)).ToMilliseconds()) : null;
        watch.Account.Snooze = random.Next(3) == 0 ? new Snooze(InDays(Within(random, 150)).ToMilliseconds(), Ops, "", 1) : null;
        watch.Account.Authorizations[0].Token.DataAccessEnd = random.Next(2) == 0 ? EndsInDays(Within(random, 50)) : default;
        return watch;
    }

    private static double Within(Random random, int days) => days * random.NextDouble();

    private static NoticeWatch EndsIn(double days, params int[] leadDays)
    {
        var watch = new NoticeWatch();
        watch.Add("Ann", days);
        if (leadDays.Length > 0)
        {
            watch.Apply(leadDays, Ops);
        }

        return watch;
    }
}

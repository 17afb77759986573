using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Core.Tokens;

public class TokenHealthTests
{
    private static readonly Finding Revoked = new(ReasonCodes.AccessRevoked, DaysAgo(10), "facebook", "190/458: removed");

    [Fact]
    public void No_answer_changes_nothing_that_was_known()
    {
        var known = new TokenHealth { Finding = Revoked, AcceptedAt = DaysAgo(20), AskedAt = DaysAgo(10), RefreshRefused = true };

        var after = known.After(new Inspection.NoAnswer(Now, "timeout"));

        Assert.Equal(known with { AskedAt = Now, SilentDays = 1 }, after);
    }

    [Fact]
    public void No_answer_is_counted_at_most_once_a_day()
    {
        var health = Silences(Now, Now + TimeSpan.FromMinutes(1), Now + TimeSpan.FromHours(11.9));

        Assert.Equal(1, health.SilentDays);
        Assert.False(health.NeedsHuman);
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(4, true)]
    [InlineData(5, true)]
    public void After_four_distinct_days_without_an_answer_it_needs_a_human(int days, bool needsHuman)
    {
        var health = Silences([.. Enumerable.Range(0, days).Select(day => InDays(day))]);

        Assert.Equal(needsHuman, health.NeedsHuman);
    }

    [Fact]
    public void A_minute_after_midnight_is_another_day()
    {
        var midnight = new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

        var health = Silences(midnight - TimeSpan.FromMinutes(1), midnight + TimeSpan.FromMinutes(1));

        Assert.Equal(2, health.SilentDays);
    }

    [Fact]
    public void The_day_is_that_of_UTC_whatever_offset_the_instant_has()
    {
        var health = Silences(Now.ToOffset(TimeSpan.FromHours(-11)), Now.ToOffset(TimeSpan.FromHours(14)));

        Assert.Equal(1, health.SilentDays);
    }

    [Fact]
    public void A_silence_on_the_day_of_an_answer_is_counted()
    {
        var health = TokenHealth.Untested.After(new Inspection.Accepted(Now)).After(new Inspection.NoAnswer(Now, "503"));

        Assert.Equal(1, health.SilentDays);
    }

    [Fact]
    public void An_acceptance_clears_the_silent_days_and_the_reason()
    {
        var health = (Silences(DaysAgo(4), DaysAgo(3), DaysAgo(2), DaysAgo(1)) with { Finding = Revoked })
            .After(new Inspection.Accepted(Now));

        Assert.Equal(new TokenHealth { AcceptedAt = Now, AskedAt = Now }, health);
    }

    [Fact]
    public void A_refusal_is_an_answer_too_and_clears_the_silent_days()
    {
        var health = Silences(DaysAgo(4), DaysAgo(3), DaysAgo(2), DaysAgo(1)).After(new Inspection.Refused(Now, Revoked));

        Assert.Equal(0, health.SilentDays);
        Assert.False(health.NeedsHuman);
        Assert.Equal(Revoked, health.Finding);
        Assert.Equal(Now, health.AskedAt);
    }

    [Fact]
    public void A_refusal_keeps_the_raw_code_and_message_with_the_reason()
    {
        var health = TokenHealth.Untested.After(new Inspection.Refused(Now, Revoked));

        Assert.Equal("190/458: removed", health.Finding?.Detail);
    }

    [Fact]
    public void A_refusal_does_not_forget_when_the_token_was_last_accepted()
    {
        var health = TokenHealth.Untested.After(new Inspection.Accepted(DaysAgo(1))).After(new Inspection.Refused(Now, Revoked));

        Assert.Equal(DaysAgo(1), health.AcceptedAt);
    }

    [Fact]
    public void That_its_access_works_does_not_prove_that_it_can_be_renewed()
    {
        var health = new TokenHealth { RefreshRefused = true }.After(new Inspection.Accepted(Now));

        Assert.True(health.RefreshRefused);
        Assert.False(health.CanBeRenewed);
    }

    [Fact]
    public void A_newer_token_starts_with_a_clean_slate()
    {
        Assert.Equal(new TokenHealth(), TokenHealth.OfNewerToken);
        Assert.True(TokenHealth.OfNewerToken.CanBeRenewed);
    }

    private static TokenHealth Silences(params DateTimeOffset[] at) =>
        at.Aggregate(TokenHealth.Untested, (health, instant) => health.After(new Inspection.NoAnswer(instant, "timeout")));
}

using AccountHealth.Core.Accounts;
using AccountHealth.Core.Reasons;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;
using static AccountHealth.Tests.Facts.TokenThat;

namespace AccountHealth.Tests.Core.Accounts;

public class PauseTests
{
    private readonly AccountFacts _facts = new();

    [Fact]
    public void A_paused_account_says_nothing_else_even_when_it_is_deactivated()
    {
        _facts.Add("Ann", EndedAgo(1));
        Pause(until: null);

        var verdict = _facts.JudgeNow();

        Assert.Equal(AccountStatus.Paused, verdict.Status);
    }

    [Fact]
    public void A_paused_account_is_still_judged()
    {
        _facts.Add("Ann", EndedAgo(1));
        Pause(until: null);

        var verdict = _facts.JudgeNow();

        Assert.Equal(AccountStatus.Deactivated, verdict.Underlying);
        Assert.True(verdict.IsDeactivated);
        Assert.Equal(ReasonCodes.TokenExpired, verdict.Reason);
        Assert.Equal("no-usable-authorization", verdict.Rule);
    }

    [Fact]
    public void A_paused_account_still_fails_over()
    {
        var ann = _facts.Add("Ann", EndsIn(40));
        var bo = _facts.Add("Bo", EndsIn(50));
        Pause(until: null);
        _facts.JudgeAt(DaysAgo(1));

        ann.Token.Refuse(ReasonCodes.AccessRevoked, Now);
        var verdict = _facts.JudgeNow();

        Assert.Equal((AccountStatus.Paused, bo.Id), (verdict.Status, verdict.ActiveId));
    }

    [Fact]
    public void An_account_that_is_not_paused_has_the_status_that_lies_under_a_pause()
    {
        _facts.Add("Ann", EndsIn(10));

        var verdict = _facts.JudgeNow();

        Assert.Equal((AccountStatus.Expiring, AccountStatus.Expiring), (verdict.Status, verdict.Underlying));
    }

    [Fact]
    public void A_pause_ends_by_itself_at_the_instant_it_was_set_until()
    {
        _facts.Add("Ann", EndsIn(90));
        Pause(until: InDays(2));

        Assert.Equal(AccountStatus.Paused, _facts.JudgeAt(InDays(2) - TimeSpan.FromMilliseconds(1)).Status);
        Assert.Equal(AccountStatus.Active, _facts.JudgeAt(InDays(2)).Status);
    }

    [Fact]
    public void A_pause_without_an_end_lasts_until_somebody_resumes()
    {
        _facts.Add("Ann", NeverEnds);
        Pause(until: null);
        Assert.Equal(AccountStatus.Paused, _facts.JudgeAt(InDays(5000)).Status);

        _facts.Account.Pause = null;

        Assert.Equal(AccountStatus.Active, _facts.JudgeAt(InDays(5000)).Status);
    }

    private void Pause(DateTimeOffset? until) => _facts.Account.Pause = new Pause(DaysAgo(3), "ops@example.com", until);
}

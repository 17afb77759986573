using AccountHealth.Core.Accounts;
using AccountHealth.Core.Reasons;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;
using static AccountHealth.Tests.Facts.TokenThat;

namespace AccountHealth.Tests.Core.Accounts;

public class WhenToLookAgainTests
{
    private readonly AccountFacts _facts = new();

    [Fact]
    public void Before_the_warning_window_it_is_the_windows_beginning()
    {
        _facts.Add("Ann", EndsIn(40));

        Assert.Equal(InDays(10), _facts.JudgeNow().NextCheckAt);
    }

    [Fact]
    public void Within_the_window_it_is_the_end()
    {
        _facts.Add("Ann", EndsIn(20));

        Assert.Equal(InDays(20), _facts.JudgeNow().NextCheckAt);
    }

    [Fact]
    public void The_end_of_a_standby_comes_before_the_window_of_the_last_one()
    {
        _facts.Add("Ann", EndsIn(90));
        _facts.Add("Bo", EndsIn(3));

        Assert.Equal(InDays(3), _facts.JudgeNow().NextCheckAt);
    }

    [Fact]
    public void A_lower_bound_is_a_time_to_look_because_then_the_end_is_unknown()
    {
        _facts.Add("Ann", EndsIn(20) + HasGrantOfUnknownEnd + LosesDataAccessIn(25));

        Assert.Equal(InDays(20), _facts.JudgeNow().NextCheckAt);
        Assert.Equal(InDays(25), _facts.JudgeAt(InDays(20)).NextCheckAt);
    }

    [Fact]
    public void The_end_of_a_pause_is_a_time_to_look()
    {
        _facts.Add("Ann", EndsIn(90));
        _facts.Account.Pause = new Pause(DaysAgo(1), "ops@example.com", InDays(2));

        Assert.Equal(InDays(2), _facts.JudgeNow().NextCheckAt);
    }

    [Fact]
    public void A_paused_account_is_still_looked_at_when_a_clock_runs_out()
    {
        _facts.Add("Ann", EndsIn(20));
        _facts.Account.Pause = new Pause(DaysAgo(1), "ops@example.com", null);

        Assert.Equal(InDays(20), _facts.JudgeNow().NextCheckAt);
    }

    [Fact]
    public void Where_no_clock_runs_there_is_nothing_to_look_for()
    {
        _facts.Add("Ann", NeverEnds);
        _facts.Add("Bo");

        Assert.Null(_facts.JudgeNow().NextCheckAt);
    }

    [Fact]
    public void A_passed_clock_is_not_looked_at_again()
    {
        _facts.Add("Ann", EndedAgo(1));

        Assert.Null(_facts.JudgeNow().NextCheckAt);
    }

    [Fact]
    public void At_the_end_of_its_last_clock_an_account_deactivates_to_the_millisecond()
    {
        _facts.Add("Ann", EndsIn(20));

        var due = _facts.JudgeNow().NextCheckAt!.Value;

        Assert.Equal(AccountStatus.Expiring, _facts.JudgeAt(due - TimeSpan.FromMilliseconds(1)).Status);
        Assert.Equal(AccountStatus.Deactivated, _facts.JudgeAt(due).Status);
    }

    [Fact]
    public void A_change_of_the_token_moves_it()
    {
        var ann = _facts.Add("Ann", EndsIn(20));
        _facts.JudgeNow();

        ann.Token.Renew(Now, EndsInDays(60));

        Assert.Equal(InDays(30), _facts.JudgeNow().NextCheckAt);
    }

    [Fact]
    public void A_change_of_the_warning_window_moves_it()
    {
        _facts.Add("Ann", EndsIn(40));
        _facts.JudgeNow();

        _facts.Rules = _facts.Rules with { WarningWindow = TimeSpan.FromDays(7) };

        Assert.Equal(InDays(33), _facts.JudgeNow().NextCheckAt);
    }

    [Fact]
    public void A_clock_that_our_refresh_check_renews_is_nothing_to_wait_for()
    {
        var facts = new AccountFacts("pinterest") { Rules = AccountFacts.RulesOf("pinterest") };
        facts.Add("Ann", HasGrantFor(40) + WasAccepted());

        Assert.Null(facts.JudgeNow().NextCheckAt);
    }

    [Fact]
    public void The_account_itself_is_not_touched_by_judging_it()
    {
        var ann = _facts.Add("Ann", EndsIn(20) + WasRefused(ReasonCodes.AccessRevoked));
        var moment = new AccountHealth.Core.Time.Moment(Now);

        Judge.Account(_facts.Account, _facts.Judgement, _facts.Rules, moment);

        Assert.Same(AccountVerdict.NotYet, _facts.Account.Verdict);
        Assert.Same(AuthorizationVerdict.NotYet, ann.Verdict);
    }
}

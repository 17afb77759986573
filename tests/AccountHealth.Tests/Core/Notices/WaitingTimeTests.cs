using AccountHealth.Core.Guidance;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.TokenThat;

namespace AccountHealth.Tests.Core.Notices;

public class WaitingTimeTests
{
    private readonly AccountFacts _page = new("facebook");

    [Fact]
    public void A_deactivated_account_says_until_when_its_network_wants_to_be_left_alone()
    {
        _page.Add("Ann", EndsIn(60) + WasRefused(ReasonCodes.SecurityCheckpoint, daysAgo: 0.5));

        Assert.Equal(Times.Now.AddHours(12), _page.JudgeNow().WaitUntil);
    }

    [Fact]
    public void An_account_that_is_up_waits_for_nothing()
    {
        _page.Add("Ann", EndsIn(60) + WasRefused(ReasonCodes.SecurityCheckpoint));
        _page.Add("Bo", EndsIn(60));

        Assert.Null(_page.JudgeNow().WaitUntil);
    }

    [Fact]
    public void Other_reasons_ask_for_no_wait()
    {
        _page.Add("Ann", EndsIn(60) + WasRefused(ReasonCodes.AccessRevoked));

        Assert.Null(_page.JudgeNow().WaitUntil);
    }

    [Fact]
    public void What_stands_against_this_login_on_this_account_counts_as_well()
    {
        var one = _page.Add("Ann", EndsIn(60));
        one.Finding = new Finding(ReasonCodes.SecurityCheckpoint, Times.Now, "test");

        Assert.Equal(Times.Now.AddHours(24), WaitingTime.Until(one, ReasonCodes.SecurityCheckpoint, NetworkFacts.Guidance));
    }

    [Fact]
    public void No_reminder_is_sent_before_it_has_passed_and_the_one_that_was_due_comes_then()
    {
        var watch = new NoticeWatch("facebook", AccountKind.Page) { Guidance = Guidance(TimeSpan.FromDays(5)) };
        var ann = watch.AddNeverEnding("Ann");
        watch.Begin().Change(() => ann.Token.Refuse(ReasonCodes.SecurityCheckpoint, watch.Now));

        watch.RunUntil(4.9);
        Assert.Empty(watch.TimesOf(AccountHealth.Core.Notices.NoticeKind.Reminder));

        watch.RunUntil(6);
        Assert.Single(watch.TimesOf(AccountHealth.Core.Notices.NoticeKind.Reminder));
    }

    private static GuidanceCatalog Guidance(TimeSpan wait) => new(
    [
        new GuidancePage
        {
            Network = "facebook",
            Title = "Facebook",
            CheckedOn = new DateOnly(2026, 11, 21),
            Against = "",
            Intro = [],
            Background = [],
            Reasons =
            [
                new ReasonGuidance
                {
                    Network = "facebook", Anchor = "check", Title = "Check", Reason = ReasonCodes.SecurityCheckpoint, Wait = wait,
                    Happened = [], Steps = [], Avoid = [], Where = [],
                },
            ],
        },
    ]);
}

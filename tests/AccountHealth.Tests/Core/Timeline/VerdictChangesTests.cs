using AccountHealth.Core.Accounts;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Timeline;
using AccountHealth.Core.Tokens;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;
using static AccountHealth.Tests.Facts.TokenThat;

namespace AccountHealth.Tests.Core.Timeline;

public class VerdictChangesTests
{
    private readonly AccountFacts _facts = new();

    [Fact]
    public void An_account_seen_for_the_first_time_leaves_one_row()
    {
        _facts.Add("Ann", EndsIn(40));

        var row = Assert.Single(RowsAt(Now));

        Assert.Equal((TimelineKind.Added, AccountStatus.Active, Now), (row.Kind, row.Status, row.At));
        Assert.Equal(_facts.Account.Id, row.AccountId);
        Assert.Equal("Deactivates 31 Dec 2026, 12:00 (UTC)", row.Detail);
    }

    [Fact]
    public void Judging_again_without_a_change_leaves_none()
    {
        _facts.Add("Ann", EndsIn(40));
        RowsAt(Now);

        Assert.Empty(RowsAt(InDays(1)));
    }

    [Fact]
    public void A_change_of_status_leaves_a_row_with_the_status_since_then()
    {
        _facts.Add("Ann", EndsIn(40));
        RowsAt(Now);

        var row = Assert.Single(RowsAt(InDays(10)));

        Assert.Equal((TimelineKind.Status, "Expiring", AccountStatus.Expiring), (row.Kind, row.Title, row.Status));
    }

    [Fact]
    public void A_deactivation_leaves_a_row_that_names_the_reason()
    {
        var ann = _facts.Add("Ann", EndsIn(40));
        RowsAt(Now);
        ann.Token.Refuse(ReasonCodes.AccessRevoked, InDays(1));

        var row = Assert.Single(RowsAt(InDays(1)));

        Assert.Equal(("Deactivated", "Access revoked", AccountStatus.Deactivated), (row.Title, row.Detail, row.Status));
    }

    [Fact]
    public void A_passed_estimate_is_said_to_have_probably_ended()
    {
        _facts.Add("Ann", WasConsentedTo(daysAgo: 59));
        RowsAt(Now);

        var row = Assert.Single(RowsAt(InDays(1)));

        Assert.Equal(("Probably ended", AccountStatus.Unverified), (row.Title, row.Status));
    }

    [Fact]
    public void A_failover_leaves_a_row_that_says_from_whom_to_whom_and_why()
    {
        FailOver();

        var row = RowsAt(InDays(1)).Single(one => one.Kind == TimelineKind.Moved);

        Assert.Equal("Moved from Ann to Bo", row.Title);
        Assert.Equal("Ann’s access was revoked", row.Detail);
    }

    [Fact]
    public void A_return_to_the_preferred_one_leaves_a_row()
    {
        FailOver();
        RowsAt(InDays(1));
        _facts.Account.Authorizations[0].Token.Accept(InDays(2));

        var row = RowsAt(InDays(2)).Single(one => one.Kind == TimelineKind.Moved);

        Assert.Equal(("Moved from Bo to Ann", "preferred in the order"), (row.Title, row.Detail));
    }

    [Fact]
    public void The_first_to_take_over_after_a_deactivation_is_named()
    {
        var ann = _facts.Add("Ann", EndedAgo(1));
        RowsAt(Now);
        ann.Token.Renew(InDays(1), EndsInDays(60));

        var row = RowsAt(InDays(1)).Single(one => one.Kind == TimelineKind.Moved);

        Assert.Equal("Runs on Ann’s token", row.Title);
    }

    [Fact]
    public void A_moved_date_leaves_a_row_with_the_new_date()
    {
        var ann = _facts.Add("Ann", EndsIn(40));
        RowsAt(Now);
        ann.Token.AccessEnd = EndsInDays(71);

        var row = Assert.Single(RowsAt(InDays(1)));

        Assert.Equal((TimelineKind.Date, "Deactivates 31 Jan 2027, 12:00 (UTC)"), (row.Kind, row.Title));
    }

    [Theory]
    [InlineData("never", "No deactivation date: a token never ends")]
    [InlineData("unknown", "No known deactivation date")]
    public void A_date_that_is_gone_is_said_to_be_gone(string end, string title)
    {
        var ann = _facts.Add("Ann", EndsIn(40) + WasAccepted());
        RowsAt(Now);
        ann.Token.AccessEnd = end == "never" ? End.Never : End.Unknown;

        Assert.Equal(title, Assert.Single(RowsAt(InDays(1))).Title);
    }

    [Fact]
    public void A_date_that_may_be_later_or_is_estimated_says_so()
    {
        var orLater = new AccountFacts();
        orLater.Add("Ann", EndsIn(40) + HasGrantOfUnknownEnd);
        var estimated = new AccountFacts();
        estimated.Add("Ann", WasConsentedTo(daysAgo: 20));

        Assert.Equal("Deactivates 31 Dec 2026, 12:00 (UTC) or later", RowsAt(Now, orLater).Single().Detail);
        Assert.Equal("Deactivates about 31 Dec 2026, 12:00 (UTC)", RowsAt(Now, estimated).Single().Detail);
    }

    [Fact]
    public void A_lost_standby_leaves_a_row_with_the_cover_left_and_who_was_lost()
    {
        _facts.Add("Ann", EndsIn(90));
        var bo = _facts.Add("Bo", EndsIn(80));
        RowsAt(Now);
        bo.Token.Refuse(ReasonCodes.PasswordOrSecurityAlert, InDays(1));

        var row = Assert.Single(RowsAt(InDays(1)));

        Assert.Equal((TimelineKind.Cover, "Covered by 1 person, 1 token"), (row.Kind, row.Title));
        Assert.Equal("Bo’s password changed, or the network saw a security risk", row.Detail);
    }

    [Fact]
    public void A_pause_leaves_no_row_of_its_own_because_the_person_left_one()
    {
        _facts.Add("Ann", EndsIn(40));
        RowsAt(Now);
        _facts.Account.Pause = new Pause(InDays(1), "ops@example.com", null);

        Assert.Empty(RowsAt(InDays(1)));
    }

    [Fact]
    public void The_end_of_a_pause_says_what_lay_under_it()
    {
        _facts.Add("Ann", EndsIn(20));
        _facts.Account.Pause = new Pause(Now, "ops@example.com", InDays(3));
        RowsAt(Now);

        Assert.Equal("Expiring", Assert.Single(RowsAt(InDays(3))).Title);
    }

    private void FailOver()
    {
        var ann = _facts.Add("Ann", EndsIn(90));
        _facts.Add("Bo", EndsIn(80));
        RowsAt(Now);
        ann.Token.Refuse(ReasonCodes.AccessRevoked, InDays(1));
    }

    private List<TimelineEntry> RowsAt(DateTimeOffset now) => RowsAt(now, _facts);

    private static List<TimelineEntry> RowsAt(DateTimeOffset now, AccountFacts facts)
    {
        var before = facts.Judgement;
        facts.JudgeAt(now);
        return [.. VerdictChanges.Between(facts.Account, before, facts.Judgement)];
    }
}

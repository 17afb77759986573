using AccountHealth.Core.Accounts;
using AccountHealth.Core.Reasons;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;
using static AccountHealth.Tests.Facts.TokenThat;

namespace AccountHealth.Tests.Core.Accounts;

public class StatusTests
{
    private readonly AccountFacts _facts = new();

    [Fact]
    public void An_account_on_its_first_authorization_with_a_far_end_is_active()
    {
        _facts.Add("Ann", EndsIn(40));

        AssertStatus(AccountStatus.Active, "all-well");
    }

    [Fact]
    public void An_account_whose_token_never_ends_is_active()
    {
        _facts.Add("Ann", NeverEnds);

        AssertStatus(AccountStatus.Active, "all-well");
    }

    [Fact]
    public void An_inspected_account_of_unknown_end_is_active()
    {
        _facts.Add("Ann", WasAccepted(daysAgo: 3));

        AssertStatus(AccountStatus.Active, "all-well");
    }

    [Fact]
    public void An_account_that_never_had_an_authorization_is_unverified()
    {
        AssertStatus(AccountStatus.Unverified, "no-authorization");
    }

    [Fact]
    public void An_account_of_which_nothing_is_known_is_unverified()
    {
        _facts.Add("Ann");
        _facts.Add("Bo", HasGrantOfUnknownEnd);

        AssertStatus(AccountStatus.Unverified, "no-known-end-and-never-inspected");
    }

    [Fact]
    public void Silence_is_no_inspection()
    {
        _facts.Add("Ann", token => token.HearNothing(DaysAgo(1)));

        AssertStatus(AccountStatus.Unverified, "no-known-end-and-never-inspected");
    }

    [Fact]
    public void One_that_is_inspected_or_has_a_known_end_is_enough_to_be_verified()
    {
        _facts.Add("Ann");
        _facts.Add("Bo", WasAccepted());

        AssertStatus(AccountStatus.Active, "all-well");
    }

    [Fact]
    public void A_passed_estimate_is_unverified_never_deactivated()
    {
        _facts.Add("Ann", WasConsentedTo(daysAgo: 70));

        AssertStatus(AccountStatus.Unverified, "probably-ended", ReasonCodes.TokenExpired);
        Assert.False(_facts.Verdict.IsDeactivated);
        Assert.Equal(0, _facts.Verdict.Usable);
    }

    [Fact]
    public void A_passed_estimate_beside_a_refused_token_is_still_only_probable()
    {
        _facts.Add("Ann", EndsIn(20) + WasRefused(ReasonCodes.AccessRevoked));
        _facts.Add("Bo", WasConsentedTo(daysAgo: 70));

        AssertStatus(AccountStatus.Unverified, "probably-ended", ReasonCodes.TokenExpired);
    }

    [Fact]
    public void An_account_none_of_whose_authorizations_is_usable_is_deactivated()
    {
        _facts.Add("Ann", EndedAgo(3));
        _facts.Add("Bo", EndsIn(40) + WasRefused(ReasonCodes.PasswordOrSecurityAlert, daysAgo: 1));

        AssertStatus(AccountStatus.Deactivated, "no-usable-authorization", ReasonCodes.PasswordOrSecurityAlert);
        Assert.Null(_facts.Verdict.ActiveId);
    }

    [Fact]
    public void Its_reason_is_that_of_the_one_that_was_lost_last()
    {
        _facts.Add("Ann", EndedAgo(1));
        _facts.Add("Bo", EndsIn(40) + WasRefused(ReasonCodes.PasswordOrSecurityAlert, daysAgo: 3));

        AssertStatus(AccountStatus.Deactivated, "no-usable-authorization", ReasonCodes.TokenExpired);
    }

    [Fact]
    public void Withdrawing_the_last_one_deactivates()
    {
        _facts.Add("Ann", EndsIn(40)).WithdrawnAt = DaysAgo(1);

        AssertStatus(AccountStatus.Deactivated, "no-usable-authorization", ReasonCodes.Withdrawn);
    }

    [Theory]
    [InlineData(30, AccountStatus.Expiring)]
    [InlineData(30.001, AccountStatus.Active)]
    [InlineData(0.001, AccountStatus.Expiring)]
    public void A_date_within_the_warning_window_of_thirty_days_is_expiring(double days, AccountStatus status)
    {
        _facts.Add("Ann", EndsIn(days));

        Assert.Equal(status, _facts.JudgeNow().Status);
    }

    [Fact]
    public void The_warning_window_is_a_setting()
    {
        _facts.Rules = _facts.Rules with { WarningWindow = TimeSpan.FromDays(7) };
        _facts.Add("Ann", EndsIn(8));
        Assert.Equal(AccountStatus.Active, _facts.JudgeNow().Status);

        _facts.Rules = _facts.Rules with { WarningWindow = TimeSpan.FromDays(8) };

        Assert.Equal(AccountStatus.Expiring, _facts.JudgeNow().Status);
    }

    [Fact]
    public void An_estimated_date_within_the_window_is_expiring_too()
    {
        _facts.Add("Ann", WasConsentedTo(daysAgo: 50));

        AssertStatus(AccountStatus.Expiring, "ends-within-the-window");
    }

    [Fact]
    public void An_account_that_works_but_not_on_the_first_in_the_order_is_on_standby()
    {
        _facts.Add("Ann", EndsIn(40) + WasRefused(ReasonCodes.SecurityCheckpoint));
        var bo = _facts.Add("Bo", EndsIn(50));

        AssertStatus(AccountStatus.OnStandby, "not-on-the-first-in-the-order", ReasonCodes.SecurityCheckpoint);
        Assert.Equal(bo.Id, _facts.Verdict.ActiveId);
    }

    [Fact]
    public void Expiring_is_more_urgent_than_on_standby()
    {
        _facts.Add("Ann", EndsIn(40) + WasRefused(ReasonCodes.SecurityCheckpoint));
        _facts.Add("Bo", EndsIn(10));

        AssertStatus(AccountStatus.Expiring, "ends-within-the-window", ReasonCodes.SecurityCheckpoint);
    }

    [Fact]
    public void On_standby_is_more_urgent_than_unverified()
    {
        _facts.Add("Ann", EndsIn(40) + WasRefused(ReasonCodes.SecurityCheckpoint));
        _facts.Add("Bo");

        AssertStatus(AccountStatus.OnStandby, "not-on-the-first-in-the-order", ReasonCodes.SecurityCheckpoint);
    }

    [Fact]
    public void Statuses_are_listed_from_the_most_urgent_to_the_least()
    {
        var ids = Enum.GetValues<AccountStatus>().Order().Select(status => status.Id());

        Assert.Equal(["paused", "deactivated", "expiring", "on-standby", "unverified", "active"], ids);
    }

    [Fact]
    public void Each_status_is_found_by_its_id_and_nothing_else_is()
    {
        foreach (var status in Enum.GetValues<AccountStatus>())
        {
            Assert.Equal(status, AccountStatuses.Find(status.Id()));
        }

        Assert.Null(AccountStatuses.Find("gone"));
        Assert.Null(AccountStatuses.Find(null));
    }

    private void AssertStatus(AccountStatus status, string rule, string reason = "")
    {
        var verdict = _facts.JudgeNow();

        Assert.Equal((status, rule, reason), (verdict.Status, verdict.Rule, verdict.Reason));
    }
}

using AccountHealth.Core.Notices.Mail;
using AccountHealth.Core.Reasons;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.MailFacts;

namespace AccountHealth.Tests.Core.Notices.Mail;

public class RepairStepsTests
{
    public static TheoryData<string, string> ReasonsAndNetworks()
    {
        var data = new TheoryData<string, string>();
        foreach (var network in NetworkFacts.Catalog.All)
        {
            foreach (var reason in ReasonVocabulary.All.Where(one => one.CountsAgainst))
            {
                data.Add(reason.Code, network.Id);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(ReasonsAndNetworks))]
    public void Every_reason_against_a_token_has_steps_from_the_cause_to_the_record(string code, string network)
    {
        var steps = RepairSteps.For(Reason(code), Login("Ann", network: network));

        Assert.InRange(steps.Count, 3, 6);
        Assert.All(steps, step => Assert.EndsWith(".", step, StringComparison.Ordinal));
        Assert.Equal(steps.Count, steps.Distinct().Count());
        Assert.Contains(steps, step => step.Contains("Ann connects the account", StringComparison.Ordinal));
        Assert.Contains("Account Health", steps[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReasonCodes.TokenExpired)]
    [InlineData(ReasonCodes.PasswordOrSecurityAlert)]
    [InlineData(ReasonCodes.AccountSuspended)]
    public void They_name_the_login_so_that_the_right_one_is_used(string code) =>
        Assert.Contains("Ann signs in to LinkedIn as Ann-1", RepairSteps.For(Reason(code), Login("Ann"))[0], StringComparison.Ordinal);

    [Theory]
    [InlineData(ReasonCodes.AccessRevoked)]
    [InlineData(ReasonCodes.MissingPermissions)]
    [InlineData(ReasonCodes.UnknownAuthFailure)]
    public void A_grant_that_was_taken_away_is_looked_for_on_the_networks_own_page(string code)
    {
        var settings = NetworkFacts.Catalog["linkedin"].Settings;

        Assert.Contains(RepairSteps.For(Reason(code), Login("Ann")), step => step.Contains(settings.Url.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ReasonCodes.InsufficientPageRole)]
    [InlineData(ReasonCodes.InsufficientAccess)]
    public void A_lost_role_is_given_back_before_anything_else(string code) =>
        Assert.Contains("gives Ann the admin role", RepairSteps.For(Reason(code), Login("Ann"))[0], StringComparison.Ordinal);

    [Fact]
    public void A_token_that_is_only_about_to_end_has_steps_too() => Assert.Equal(3, RepairSteps.For(null, Login("Ann")).Count);
}

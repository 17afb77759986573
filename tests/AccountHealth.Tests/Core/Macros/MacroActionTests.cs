using AccountHealth.Core.Accounts;
using AccountHealth.Core.Macros;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Time;
using AccountHealth.Integrations;
using AccountHealth.Tests.Facts;
using Microsoft.Extensions.DependencyInjection;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Core.Macros;

public class MacroActionTests
{
    /// <summary>Every action that registration finds has to keep the contract.</summary>
    public static TheoryData<string> Ids() => [.. Registered().Select(action => action.Descriptor.Id)];

    [Fact]
    public void Registration_finds_the_first_action() => Assert.Contains("set-pre-deactivation-notification", Registered().Select(action => action.Descriptor.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_action_describes_itself_in_full(string id)
    {
        var descriptor = Registered().Single(action => action.Descriptor.Id == id).Descriptor;

        Assert.Matches("^[a-z][a-z0-9-]*$", descriptor.Id);
        Assert.All(
            descriptor.Fields.SelectMany(field => new[] { field.Name, field.Label, field.Hint }).Append(descriptor.Name).Append(descriptor.Description),
            text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.Equal(descriptor.Fields.Count, descriptor.Fields.Select(field => field.Name).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_action_without_values_does_nothing_and_breaks_nothing(string id)
    {
        var action = Registered().Single(one => one.Descriptor.Id == id);

        Assert.Empty(action.Run(new Macro { Id = 1, Action = id }, ExpiringIn(1)));
        Assert.Empty(action.LeadDays(MacroFields.None));
        Assert.Empty(action.Recipients(MacroFields.None));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Asking_an_action_twice_answers_the_same(string id)
    {
        var action = Registered().Single(one => one.Descriptor.Id == id);
        var macro = MacroFacts.Macro(1, [30], "ops@example.com");
        var situation = ExpiringIn(5);

        Assert.Equal(
            action.Run(macro, situation).Select(plan => Notice.OccasionOf(1, plan)),
            action.Run(macro, situation).Select(plan => Notice.OccasionOf(1, plan)));
    }

    [Fact]
    public void Two_actions_with_one_id_stop_the_start()
    {
        var error = Assert.Throws<InvalidOperationException>(() =>
            new MacroActionCatalog([new SetPreDeactivationNotification(), new SetPreDeactivationNotification()]));

        Assert.Contains(SetPreDeactivationNotification.Id, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_macro_whose_action_is_gone_has_no_lead_days_and_no_recipients()
    {
        var macro = new Macro { Action = "gone", Fields = MacroFacts.Fields([30], "ops@example.com") };

        Assert.Empty(MacroFacts.Actions.LeadDaysOf(macro));
        Assert.Empty(MacroFacts.Actions.RecipientsOf(macro));
    }

    [Fact]
    public void A_warning_is_for_the_login_whose_end_is_the_date()
    {
        var facts = new AccountFacts("x", "profile");
        facts.Add("Ann", token => token.AccessEnd = EndsInDays(3));
        var bob = facts.Add("Bob", token => token.AccessEnd = EndsInDays(5));
        facts.JudgeNow();

        var plan = Assert.Single(new SetPreDeactivationNotification().Run(MacroFacts.Macro(1, [30, 7], "ops@example.com"), Situation(facts)));

        Assert.Equal((bob.Id, 7, 1L), (plan.AuthorizationId!.Value, plan.LeadDay!.Value, plan.Macro!.Id));
    }

    private static IReadOnlyList<IMacroAction> Registered() =>
        [.. new ServiceCollection().AddIntegrations().BuildServiceProvider().GetServices<IMacroAction>()];

    private static NoticeSituation ExpiringIn(double days)
    {
        var facts = new AccountFacts("x", "profile");
        facts.Add("Ann", token => token.AccessEnd = EndsInDays(days));
        facts.JudgeNow();
        return Situation(facts);
    }

    private static NoticeSituation Situation(AccountFacts facts) =>
        new(facts.Account, Judgement.StoredOn(facts.Account), facts.Judgement, new Audience([], MacroFacts.Actions, []), new Moment(Now)) { Told = [] };
}

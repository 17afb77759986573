using AccountHealth.Core.Accounts;
using AccountHealth.Core.Macros;
using AccountHealth.Core.Notices;
using AccountHealth.Web.Components.Macros;
using Bunit;
using Microsoft.AspNetCore.Components.Web;

namespace AccountHealth.Tests.Web.Components.Macros;

public sealed class MacroFieldTests : IDisposable
{
    private static readonly MacroField LeadDays = new(SetPreDeactivationNotification.LeadDaysField, "Lead days", MacroFieldKind.LeadDays, "Days before");
    private static readonly MacroField Recipients = new(SetPreDeactivationNotification.RecipientsField, "Recipients", MacroFieldKind.Recipients, "");

    private readonly Screen _screen = new();
    private IReadOnlyList<string> _values = [];

    [Fact]
    public void A_lead_day_is_added_in_its_place_the_longest_first()
    {
        var field = ShowLeadDays("30", "1");

        field.Find("input").Change("7");
        field.FindAll("button").Single(button => button.Text() == "Add").Click();

        Assert.Equal(["30", "7", "1"], _values);
    }

    [Fact]
    public void Enter_adds_a_lead_day_too_and_the_same_one_only_once()
    {
        var field = ShowLeadDays("30");

        field.Find("input").Change("30");
        field.Find("input").KeyDown(new KeyboardEventArgs { Key = "Enter" });
        Assert.Equal(["30"], _values);
        field.Find("input").Change("7");
        field.Find("input").KeyDown(new KeyboardEventArgs { Key = "Enter" });
        Assert.Equal(["30", "7"], _values);
    }

    [Fact]
    public void A_lead_day_is_removed()
    {
        ShowLeadDays("30", "7").Find("button[aria-label='Remove 30 days']").Click();

        Assert.Equal(["7"], _values);
    }

    [Fact]
    public void What_is_wrong_with_a_field_is_said_beneath_it()
    {
        Assert.Equal("Give at least one.", ShowLeadDays().Find("[role=alert]").TextContent);
    }

    [Fact]
    public void Owner_and_admins_are_offered_until_they_are_chosen()
    {
        var field = ShowRecipients(RecipientWords.Owner);
        Assert.DoesNotContain(field.FindAll("button"), button => button.Text() == "Account owner");

        field.FindAll("button").Single(button => button.Text() == "Admins").Click();

        Assert.Equal([RecipientWords.Owner, RecipientWords.Admins], _values);
    }

    [Fact]
    public void An_address_is_added_as_it_is_compared()
    {
        var field = ShowRecipients();

        field.Find("input").Input(" Ann@Example.com ");
        field.Find("input").KeyDown(new KeyboardEventArgs { Key = "Enter" });

        Assert.Equal(["ann@example.com"], _values);
    }

    [Fact]
    public void What_is_no_address_is_not_added_and_said_so()
    {
        var field = ShowRecipients();

        field.Find("input").Input("ann");
        field.FindAll("button").Single(button => button.Text() == "Add").Click();

        Assert.Empty(_values);
        Assert.Equal("“ann” is no address. Write one, such as ops@example.com.", field.Find("[role=alert]").TextContent);
    }

    [Fact]
    public void A_macro_s_accounts_are_said_in_words()
    {
        Assert.Equal("all accounts", MacroWords.Filter(AccountFilter.Everything));
        Assert.Equal(
            "x, ad account, tag paid, owner a@b.example, 2 chosen",
            MacroWords.Filter(new AccountFilter { Network = "x", Kind = "ad-account", Tag = "paid", Owner = "a@b.example", Ids = ["x/profile/1", "x/profile/2"] }));
    }

    public void Dispose() => _screen.Dispose();

    private IRenderedComponent<LeadDaysField> ShowLeadDays(params string[] values)
    {
        IRenderedComponent<LeadDaysField>? field = null;
        _values = values;
        field = _screen.Render<LeadDaysField>(parameters => parameters
            .Add(one => one.Field, LeadDays).Add(one => one.Values, values)
            .Add(one => one.Errors, [new FieldError(LeadDays.Name, "Give at least one."), new FieldError("other", "Not here.")])
            .Add(one => one.ValuesChanged, changed => Take(changed)));
        return field;

        void Take(IReadOnlyList<string> changed)
        {
            _values = changed;
            field!.Render(parameters => parameters.Add(one => one.Values, changed));
        }
    }

    private IRenderedComponent<RecipientsField> ShowRecipients(params string[] values)
    {
        _values = values;
        return _screen.Render<RecipientsField>(parameters => parameters
            .Add(one => one.Field, Recipients).Add(one => one.Values, values).Add(one => one.ValuesChanged, changed => _values = changed));
    }
}

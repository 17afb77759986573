using AccountHealth.Core.Macros;
using AccountHealth.Tests.Facts;

namespace AccountHealth.Tests.Core.Macros;

public class MacroFieldsTests
{
    [Fact]
    public void Equal_values_are_equal_fields()
    {
        var one = MacroFacts.Fields([30, 7], "owner");

        Assert.Equal(one, MacroFacts.Fields([30, 7], "owner"));
        Assert.Equal(one.GetHashCode(), MacroFacts.Fields([30, 7], "owner").GetHashCode());
        Assert.NotEqual(one, MacroFacts.Fields([7, 30], "owner"));
        Assert.NotEqual(one, MacroFacts.Fields([30, 7], "admins"));
        Assert.NotEqual(one, one.With("more", ["1"]));
        Assert.False(one.Equals(null));
    }

    [Fact]
    public void A_field_that_is_not_set_has_no_values() => Assert.Empty(MacroFields.None["leadDays"]);

    [Fact]
    public void Setting_a_field_leaves_the_original_alone()
    {
        var one = MacroFacts.Fields([30], "owner");

        one.With(SetPreDeactivationNotification.LeadDaysField, ["1"]);

        Assert.Equal([30], one.Numbers(SetPreDeactivationNotification.LeadDaysField));
    }

    [Fact]
    public void Numbers_are_the_values_that_are_whole_numbers() =>
        Assert.Equal([30, 7], MacroFields.None.With("days", ["30", "x", "7", "-1", "1.5"]).Numbers("days"));
}

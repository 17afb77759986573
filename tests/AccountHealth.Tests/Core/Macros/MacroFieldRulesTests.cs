using AccountHealth.Core.Macros;
using AccountHealth.Tests.Facts;

namespace AccountHealth.Tests.Core.Macros;

public class MacroFieldRulesTests
{
    private static readonly MacroActionDescriptor Action = new SetPreDeactivationNotification().Descriptor;

    [Fact]
    public void A_good_macro_has_no_errors() => Assert.Empty(Check("Early", Fields(["30", "0", "365"], ["owner", "Admins", "ops@example.com"])));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void A_name_is_needed(string name) => Assert.Equal("name", Assert.Single(Check(name, Good)).Field);

    [Fact]
    public void A_name_has_at_most_100_characters()
    {
        Assert.Empty(Check(new string('n', 100), Good));
        Assert.Equal("name", Assert.Single(Check(new string('n', 101), Good)).Field);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("366")]
    [InlineData("7.5")]
    [InlineData(" 7")]
    [InlineData("+7")]
    [InlineData("99999999999")]
    [InlineData("soon")]
    public void Only_whole_days_of_one_year_are_lead_days(string day)
    {
        var error = Assert.Single(Check("Early", Fields([day], ["owner"])));

        Assert.Equal("leadDays", error.Field);
        Assert.Contains($"'{day}'", error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("everybody")]
    [InlineData("Ann <ann@example.com>")]
    [InlineData("ann@example.com\r\nBcc: all@example.com")]
    [InlineData("ann@example.com, bob@example.com")]
    public void Only_addresses_and_the_two_words_are_recipients(string recipient) =>
        Assert.Equal("recipients", Assert.Single(Check("Early", Fields(["7"], [recipient]))).Field);

    [Fact]
    public void Every_error_is_reported_at_once()
    {
        var fields = Fields(["soon", "7", "never"], []).With("colour", ["red"]);

        Assert.Equal(["name", "leadDays", "leadDays", "recipients", "colour"], Check("", fields).Select(error => error.Field));
    }

    [Fact]
    public void Values_are_kept_once_in_their_usual_form_and_order()
    {
        var normal = MacroFieldRules.Normalize(Fields(["1", "07", "30", "7"], ["Ops@Example.com", "OWNER", " ops@example.com", "owner"]), Action);

        Assert.Equal(MacroFacts.Fields([30, 7, 1], "ops@example.com", "owner"), normal);
    }

    [Fact]
    public void Normalizing_twice_changes_nothing()
    {
        var once = MacroFieldRules.Normalize(Fields(["1", "30"], ["owner", "ops@example.com"]), Action);

        Assert.Equal(once, MacroFieldRules.Normalize(once, Action));
    }

    private static MacroFields Good => Fields(["7"], ["owner"]);

    private static IReadOnlyList<FieldError> Check(string name, MacroFields fields) => MacroFieldRules.Check(name, fields, Action);

    private static MacroFields Fields(string[] leadDays, string[] recipients) =>
        MacroFields.None.With("leadDays", leadDays).With("recipients", recipients);
}

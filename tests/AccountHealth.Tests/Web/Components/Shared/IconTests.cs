using System.Text.RegularExpressions;
using AccountHealth.Core.Accounts;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Reasons;
using AccountHealth.Monitoring.Scheduling;
using AccountHealth.Tests.Architecture;
using AccountHealth.Web.Components.Shared;

namespace AccountHealth.Tests.Web.Components.Shared;

/// <summary>The font holds only the icons that build/icons.txt names: one that is missing there shows as a word.</summary>
public partial class IconTests
{
    /// <summary>What the dialogs and notifications of the component library draw.</summary>
    private static readonly string[] Library = ["check", "close", "error", "info", "warning"];

    private static readonly string[] Listed = File.ReadAllText(Path.Combine(Source.Root, "build", "icons.txt")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public void Every_icon_on_a_screen_is_in_the_font()
    {
        var used = Used();

        Assert.True(used.Count > 30, string.Join(' ', used));
        Assert.Empty(used.Union(Library).Except(Listed));
    }

    [Fact]
    public void The_font_holds_no_icon_that_nobody_uses()
    {
        Assert.Empty(Listed.Except(Used()).Except(Library));
    }

    [Fact]
    public void Icons_are_listed_once_in_the_order_of_the_alphabet()
    {
        Assert.Equal(Listed.Distinct().Order(StringComparer.Ordinal), Listed);
    }

    private static HashSet<string> Used()
    {
        var screens = Source.Of("AccountHealth.Web", ".razor", ".cs");
        var written = screens.SelectMany(file => IconAttribute().Matches(file.Text).Concat(IconDefault().Matches(file.Text)).Concat(LookOfItsOwn().Matches(file.Text)))
            .SelectMany(match => Names(match.Groups["icon"].Value));
        var looks = Enum.GetValues<AccountStatus>().Select(Look.Of)
            .Concat(ReasonVocabulary.All.Select(Look.Of))
            .Concat(Enum.GetValues<DeliveryState>().Select(Look.Of))
            .Concat(Enum.GetValues<RunOutcome>().Select(Look.Of));
        return [.. written, .. looks.Select(look => look.Icon)];
    }

    /// <summary>A plain value is the name; in an expression the names are what is quoted.</summary>
    private static IEnumerable<string> Names(string value) => value.StartsWith('@')
        ? Quoted().Matches(value).Select(match => match.Groups[1].Value)
        : [value];

    [GeneratedRegex("""(?:<Icon Name|\sIcon)="(?<icon>[a-z_]+|@\(.*?\)|@[A-Za-z.]+)"(?: |/|>)""", RegexOptions.None, 1000)]
    private static partial Regex IconAttribute();

    [GeneratedRegex("""string Icon \{ get; set; \} = "(?<icon>[a-z_]+)";""", RegexOptions.None, 1000)]
    private static partial Regex IconDefault();

    [GeneratedRegex("""(?:new|Look)\("[^"]+", "(?<icon>[a-z_]+)", "[a-z]+"\)""", RegexOptions.None, 1000)]
    private static partial Regex LookOfItsOwn();

    [GeneratedRegex("\"([a-z_]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Quoted();
}

using AccountHealth.Core.Guidance;
using AccountHealth.Core.Reasons;
using AccountHealth.Integrations.Guidance;

namespace AccountHealth.Tests.Integrations.Guidance;

public class GuidanceReaderTests
{
    private const string Head = "---\nnetwork: test\nchecked: 2026-11-21\nagainst: the test\n---\n\n# Test\n\nIntro.\n\n";

    private const string Section =
        """
        ## Access revoked {#access-revoked reason=ACCESS_REVOKED kinds=page,ad-account wait=24h}
        ### What happened
        Somebody took it **away**.
        ### Repair
        1. Sign in as %login%.
        2. Open [the page](https://example.com/a) again.
        ### Wait
        A day.
        ### Avoid
        - Do not.
        ### Where
        - [Settings](https://example.com/settings)
        """;

    [Fact]
    public void A_section_says_what_it_is_for_and_what_to_do()
    {
        var reason = Assert.Single(Read(Section).Reasons);

        Assert.Equal(("access-revoked", ReasonCodes.AccessRevoked, TimeSpan.FromHours(24)), (reason.Anchor, reason.Reason, reason.Wait));
        Assert.Equal(["page", "ad-account"], reason.Kinds);
        Assert.Equal("Somebody took it away.", reason.Happened[0].Texts[0].Words);
        Assert.Equal("Open the page (https://example.com/a) again.", reason.Steps[1].Plain(GuidanceNames.Generic("")));
    }

    [Fact]
    public void Names_stand_where_the_file_has_placeholders() => Assert.Equal(
        "Sign in as Ann %account%.",
        Read(Section).Reasons[0].Steps[0].Plain(new GuidanceNames("Bakery", "Ann %account%", "page", "IT")));

    [Theory]
    [InlineData("### Repair", "### Mend", "have a part 'Repair'")]
    [InlineData("2. Open [the page](https://example.com/a) again.\n", "", "at least two steps")]
    [InlineData("- [Settings](https://example.com/settings)", "Nothing.", "name a page under 'Where', or say 'None'")]
    [InlineData(" wait=24h", "", "say why to wait")]
    [InlineData("24h", "a day", "wait for hours")]
    [InlineData("ACCESS_REVOKED", "GONE_FISHING", "a reason of the vocabulary")]
    [InlineData("#access-revoked ", "", "have a name")]
    [InlineData("A day.", "> A day.", "be a paragraph or a list")]
    [InlineData("- Do not.", "Do not.", "one bulleted list in 'Avoid'")]
    public void A_mistake_is_named_with_its_place(string written, string mistake, string says)
    {
        var error = Assert.Throws<FormatException>(() => Read(Section.Replace(written, mistake, StringComparison.Ordinal)));

        Assert.StartsWith("test.md: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("checked: 2026-11-21", "checked: soon", "'checked' has to be a date")]
    [InlineData("against: the test\n", "", "'against' has to stand in the head")]
    [InlineData("# Test\n", "", "begin with its one heading")]
    public void So_is_one_in_the_head(string written, string mistake, string says) => Assert.Contains(
        says,
        Assert.Throws<FormatException>(() => GuidanceReader.Read(Head.Replace(written, mistake, StringComparison.Ordinal) + Section, "test.md")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void What_has_no_reason_is_background() =>
        Assert.Equal(["lifetimes"], Read("## How it ends {#lifetimes}\n\nSoon.\n").Background.Select(section => section.Anchor));

    private static GuidancePage Read(string markdown) => GuidanceReader.Read(Head + markdown, "test.md");
}

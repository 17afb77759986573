using AccountHealth.Core.People;

namespace AccountHealth.Core.Guidance;

/// <summary>Finds sections by the words in them.</summary>
public static class GuidanceSearch
{
    private const int Around = 60;

    /// <summary>Sections that hold every word, those that have them in the title first; empty for an empty text.</summary>
    public static IReadOnlyList<GuidanceHit> Find(GuidanceCatalog catalog, string text)
    {
        var words = SearchText.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0
            ? []
            :
            [
                .. catalog.All.SelectMany(Sections)
                    .Select(section => (Section: section, Found: Holds($"{section.Page} {section.Title} {section.Words}", words), InTitle: Holds($"{section.Page} {section.Title}", words)))
                    .Where(one => one.Found)
                    .OrderByDescending(one => one.InTitle).ThenBy(one => one.Section.Page, StringComparer.Ordinal)
                    .Select(one => new GuidanceHit(one.Section.Network, one.Section.Page, one.Section.Anchor, one.Section.Title, Excerpt(one.Section.Words, words))),
            ];
    }

    private static IEnumerable<(string Network, string Page, string Anchor, string Title, string Words)> Sections(GuidancePage page) =>
        page.Background.Select(section => (page.Network, page.Title, section.Anchor, section.Title, Words(section.Blocks)))
            .Concat(page.Reasons.Select(reason => (page.Network, page.Title, reason.Anchor, reason.Title, Words(reason))));

    private static string Words(ReasonGuidance reason) =>
        $"{Words(reason.Happened)} {Words(reason.Steps)} {Words(reason.WaitWhy)} {Words(reason.Avoid)}";

    private static string Words(IEnumerable<GuidanceBlock> blocks) => Words(blocks.SelectMany(block => block.Texts));

    private static string Words(IEnumerable<GuidanceText> texts) =>
        string.Join(' ', texts.Select(text => GuidanceNames.Generic("").Fill(text.Words)));

    private static bool Holds(string text, string[] words)
    {
        var folded = SearchText.Of(text);
        return Array.TrueForAll(words, word => folded.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>The words around the first one found.</summary>
    private static string Excerpt(string text, string[] words)
    {
        // Folding keeps the length of what is written here, so a place in one is the same place in the other.
        var at = words.Select(word => SearchText.Of(text).IndexOf(word, StringComparison.Ordinal)).Where(place => place >= 0).DefaultIfEmpty(0).Min();
        var from = at <= Around ? 0 : text.IndexOf(' ', at - Around) + 1;
        var until = Math.Min(text.Length, at + (2 * Around));
        until = until == text.Length ? until : text.LastIndexOf(' ', until);
        return $"{(from > 0 ? "… " : "")}{text[Math.Min(from, until)..until]}{(until < text.Length ? " …" : "")}";
    }
}

/// <param name="Page">The page's title: the network's name.</param>
/// <param name="Excerpt">Some words around what was found.</param>
public sealed record GuidanceHit(string Network, string Page, string Anchor, string Title, string Excerpt);

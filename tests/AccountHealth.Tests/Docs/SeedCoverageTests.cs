using System.Globalization;
using System.Text.RegularExpressions;
using AccountHealth.Core.Guidance;
using AccountHealth.Tests.Architecture;
using AccountHealth.Tests.Facts;

namespace AccountHealth.Tests.Docs;

/// <summary>docs/seed-coverage.md says of every line of the help pages where it is covered. It has to be so.</summary>
public partial class SeedCoverageTests
{
    /// <summary>Lines of the five help pages, in the document's order.</summary>
    private static readonly int[] Lines = [116, 91, 133, 176, 90];

    private static readonly string Document = Path.Combine(Source.Root, "docs", "seed-coverage.md");

    [Fact]
    public void Every_line_of_the_five_pages_is_in_one_row()
    {
        var pages = Pages();

        Assert.Equal(Lines.Length, pages.Count);
        Assert.All(pages.Zip(Lines), page =>
        {
            var covered = page.First.SelectMany(row => Enumerable.Range(row.From, row.To - row.From + 1)).ToList();
            Assert.Equal(Enumerable.Range(1, covered.Count), covered);
            Assert.Equal(page.Second, covered.Count);
        });
    }

    [Fact]
    public void Every_row_says_what_it_is_about_and_where_that_is() => Assert.All(Pages().SelectMany(page => page), row =>
    {
        Assert.True(row.Says.Length > 3, $"{row.From}: says nothing");
        Assert.True(row.Where == "–" || Link().IsMatch(row.Where), $"{row.From}: {row.Where}");
    });

    [Fact]
    public void Every_place_it_names_exists()
    {
        var links = Link().Matches(File.ReadAllText(Document)).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.InRange(links.Count, 50, 1000);
        Assert.All(links, link => Assert.True(Exists(link), link));
    }

    private static bool Exists(string link)
    {
        var parts = link.Split('#');
        var file = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Document)!, parts[0]));
        if (!File.Exists(file) || parts.Length == 1)
        {
            return File.Exists(file);
        }

        // The anchors of a guidance file are those that the product reads from it.
        var page = NetworkFacts.Guidance.Page(Path.GetFileNameWithoutExtension(file));
        return page is not null && Anchors(page).Contains(parts[1], StringComparer.Ordinal);
    }

    private static IEnumerable<string> Anchors(GuidancePage page) =>
        page.Background.Select(section => section.Anchor).Concat(page.Reasons.Select(reason => reason.Anchor));

    private static List<List<Row>> Pages()
    {
        var pages = new List<List<Row>>();
        foreach (var line in File.ReadLines(Document))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                pages.Add([]);
            }
            else if (TableRow().Match(line) is { Success: true } row)
            {
                var from = Number(row.Groups[1].Value);
                pages[^1].Add(new Row(from, row.Groups[2].Success ? Number(row.Groups[2].Value) : from, row.Groups[3].Value.Trim(), row.Groups[4].Value.Trim()));
            }
        }

        return [.. pages.Where(page => page.Count > 0)];
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\]\((\.\./[^)\s]+|[^):\s]+)\)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^\| (\d+)(?:-(\d+))? \| ([^|]*) \| ([^|]*) \|$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TableRow();

    private sealed record Row(int From, int To, string Says, string Where);
}

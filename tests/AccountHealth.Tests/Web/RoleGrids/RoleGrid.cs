using AccountHealth.Tests.Architecture;

namespace AccountHealth.Tests.Web.RoleGrids;

/// <summary>The tables of docs/roles.md, each found by the heading of its first column.</summary>
internal static class RoleGrid
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Source.Root, "docs", "roles.md"));

    /// <summary>The rows in order: what stands first, and the other cells by the headings of their columns.</summary>
    public static IReadOnlyList<GridRow> Table(string first)
    {
        var start = Array.FindIndex(Lines, line => line.StartsWith($"| {first} |", StringComparison.Ordinal));
        Assert.True(start >= 0, $"docs/roles.md has no table of {first}");
        var columns = Cells(Lines[start]);
        return [.. Lines.Skip(start + 2).TakeWhile(line => line.StartsWith('|')).Select(Cells)
            .Select(cells => new GridRow(cells[0].Trim('`'), columns.Skip(1).Zip(cells.Skip(1)).ToDictionary()))];
    }

    private static string[] Cells(string line) => [.. line.Trim('|').Split('|').Select(cell => cell.Trim())];

    private static Dictionary<string, string> ToDictionary(this IEnumerable<(string Column, string Cell)> cells) =>
        cells.ToDictionary(one => one.Column, one => one.Cell);
}

/// <param name="Cells">By the headings of the columns.</param>
internal sealed record GridRow(string Name, IReadOnlyDictionary<string, string> Cells);

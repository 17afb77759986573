using AccountHealth.Core.Import;

namespace AccountHealth.Tests.Facts;

/// <summary>Parses one row, as a file's line 7.</summary>
internal static class Parsing
{
    public const int Line = 7;

    public static ParsedRow Parse(CsvRow row)
    {
        var cells = ImportColumns.All.Zip(row.Cells).ToDictionary(cell => cell.First, cell => cell.Second);
        return new ImportRowParser(NetworkFacts.Catalog, Times.Now).Parse(Line, column => cells[column]);
    }

    /// <summary>What a good row says.</summary>
    public static ImportRow Good(CsvRow row)
    {
        var parsed = Parse(row);
        Assert.Empty(parsed.Problems);
        return parsed.Row!;
    }

    /// <summary>The one thing that is wrong with the row.</summary>
    public static RowProblem Problem(CsvRow row)
    {
        var parsed = Parse(row);
        Assert.Null(parsed.Row);
        return Assert.Single(parsed.Problems);
    }
}

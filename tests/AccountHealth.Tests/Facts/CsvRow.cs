using System.Globalization;
using System.Text;
using AccountHealth.Core.Import;

namespace AccountHealth.Tests.Facts;

/// <summary>One row of an import file. What a test does not name is the same everywhere: Ann's token on one profile at X.</summary>
internal sealed record CsvRow
{
    public static CsvRow Ann { get; } = new();

    /// <summary>A second user on the same account.</summary>
    public static CsvRow Bo { get; } = new() { User = "bo", UserName = "Bo", UserEmail = "bo@example.com", Order = "2", AccessToken = "tok-bo-1" };

    /// <summary>An account without any token.</summary>
    public static CsvRow NoToken { get; } = new() { User = "", UserName = "", UserEmail = "", Order = "", AccessToken = "" };

    public string Network { get; init; } = "x";

    public string Kind { get; init; } = "profile";

    public string Id { get; init; } = "1";

    public string Name { get; init; } = "Acme";

    public string Owner { get; init; } = "";

    public string Tags { get; init; } = "";

    public string User { get; init; } = "ann";

    public string UserName { get; init; } = "Ann";

    public string UserEmail { get; init; } = "ann@example.com";

    public string Order { get; init; } = "1";

    public string Role { get; init; } = "";

    public string AccessToken { get; init; } = "tok-ann-1";

    public string RefreshToken { get; init; } = "";

    public string Issued { get; init; } = "";

    public string Expires { get; init; } = "";

    public string RefreshExpires { get; init; } = "";

    public string DataAccessExpires { get; init; } = "";

    public string LastUsed { get; init; } = "";

    public string Scopes { get; init; } = "";

    public string LoginNetwork { get; init; } = "";

    public string App { get; init; } = "";

    public string Zone { get; init; } = "";

    public string Reason { get; init; } = "";

    /// <summary>The cells in the order of <see cref="ImportColumns.All"/>.</summary>
    public IReadOnlyList<string> Cells =>
    [
        Network, Kind, Id, Name, Owner, Tags, User, UserName, UserEmail, Order, Role, AccessToken, RefreshToken, Issued, Expires,
        RefreshExpires, DataAccessExpires, LastUsed, Scopes, LoginNetwork, App, Zone, Reason,
    ];
}

/// <summary>Writes import files.</summary>
internal static class CsvFile
{
    public static string Header { get; } = string.Join(',', ImportColumns.All) + "\n";

    public static string Of(params IEnumerable<CsvRow> rows) => Header + string.Concat(rows.Select(Line));

    public static string Line(CsvRow row) => string.Join(',', row.Cells.Select(Quoted)) + "\n";

    /// <summary>A file of these columns only; each line is written as it is.</summary>
    public static string Lines(string columns, params string[] lines) => string.Join('\n', [columns, .. lines]) + "\n";

    /// <summary>The cells of a column as a spreadsheet would show them.</summary>
    public static List<string> Cells(string file, string column)
    {
        using var csv = CsvHelper.CsvReader.Create(new MemoryStream(Utf8(file)), new CsvHelper.CsvReaderOptions());
        csv.ReadHeader();
        var index = csv.Headers.ToArray().ToList().IndexOf(column);
        var cells = new List<string>();
        while (csv.Read())
        {
            cells.Add(csv.GetString(index));
        }

        return cells;
    }

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>The instant that many days from now as a cell.</summary>
    public static string In(double days) => Text(Times.InDays(days));

    public static string Ago(double days) => Text(Times.DaysAgo(days));

    public static string Text(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"")}\"" : cell;
}

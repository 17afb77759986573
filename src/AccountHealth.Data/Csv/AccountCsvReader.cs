using System.Text.Unicode;
using AccountHealth.Core.Import;
using CsvHelper;

namespace AccountHealth.Data.Csv;

/// <summary>Reads an import file row by row, however large it is.</summary>
public sealed class AccountCsvReader : IDisposable
{
    private const int LargestRow = 1_000_000;

    private readonly CsvReader _csv;
    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);
    private bool _quoteIsOpen;
    private bool _isUnreadable;

    public AccountCsvReader(Stream file) => _csv = CsvReader.Create(
        file,
        new CsvReaderOptions
        {
            TrackLineNumbers = true,
            MaxRecordSize = LargestRow,
            // A cell may be a token.
            IncludeValuesInExceptions = false,
            OnMalformedRecord = record => _quoteIsOpen |= record.Reason == CsvMalformedReason.UnterminatedQuote,
        },
        leaveOpen: true);

    /// <summary>Columns of the file that mean nothing here. They are not read.</summary>
    public IReadOnlyList<string> UnknownColumns { get; private set; } = [];

    /// <summary>Reads the header row. What is wrong with it makes the whole file unreadable.</summary>
    public RowProblem? ReadHeader()
    {
        _csv.ReadHeader();
        var names = _csv.Headers.ToArray().Select(name => name.Trim()).ToList();
        var missing = ImportColumns.Required.Except(names, StringComparer.OrdinalIgnoreCase).ToList();
        if (missing.Count > 0)
        {
            // It may hold no names but cells, tokens among them: nothing of it is repeated.
            return new RowProblem(1, "", $"The first line does not name the column {string.Join(", ", missing)}: "
                + "add it, and save the file as CSV UTF-8.");
        }

        for (var index = 0; index < names.Count; index++)
        {
            if (names[index].Length > 0 && !_columns.TryAdd(names[index], index))
            {
                return new RowProblem(1, names[index], "The column comes twice: remove one of them.");
            }
        }

        UnknownColumns = [.. names.Where(name => name.Length > 0 && !ImportColumns.All.Contains(name, StringComparer.OrdinalIgnoreCase))];
        return null;
    }

    /// <summary>All rows after the header.</summary>
    public IEnumerable<AccountCsvRow> ReadRows()
    {
        while (Read() is { } row)
        {
            if (row.Problem is not null || !IsBlank())
            {
                yield return row;
            }

            if (_isUnreadable)
            {
                yield break;
            }
        }
    }

    public void Dispose() => _csv.Dispose();

    private AccountCsvRow? Read()
    {
        try
        {
            return _csv.Read() ? Row() : null;
        }
        catch (CsvFormatException e)
        {
            // The parser does not get past it: it would find the same row again and again.
            _isUnreadable = true;
            return Unreadable((int)e.LineNumber, $"It has more than {LargestRow} characters: a quote in it is not closed. Nothing after it was read.");
        }
    }

    private AccountCsvRow Row()
    {
        var line = (int)_csv.LineNumber;
        return _quoteIsOpen ? Unreadable(line, "A quote in it is not closed before the end of the file.")
            : _csv.FieldCount != _csv.Headers.Count ? Unreadable(line, $"It has {_csv.FieldCount} cells where the header has {_csv.Headers.Count}: "
                + "put cells that contain a comma between quotes.")
            : new AccountCsvRow(line, Cell, null);
    }

    private static AccountCsvRow Unreadable(int line, string problem) => new(line, _ => "", new RowProblem(line, "", problem));

    private bool IsBlank()
    {
        for (var index = 0; index < _csv.FieldCount; index++)
        {
            if (!_csv.IsEmpty(index))
            {
                return false;
            }
        }

        return true;
    }

    private string Cell(string column)
    {
        if (!_columns.TryGetValue(column, out var index))
        {
            return "";
        }

        if (!Utf8.IsValid(_csv.GetSpan(index)))
        {
            return NotUtf8.Mark.ToString();
        }

        var cell = _csv.GetString(index).Trim();
        return column is ImportColumns.AccessToken or ImportColumns.RefreshToken ? cell : FormulaGuard.Read(cell);
    }
}

/// <param name="Line">Where the row begins in the file, from 1.</param>
/// <param name="Column">The text of a column; empty where the file has no such column. Valid until the next row is read.</param>
/// <param name="Problem">Why the row cannot be read at all; null when it can.</param>
public sealed record AccountCsvRow(int Line, Func<string, string> Column, RowProblem? Problem);

namespace AccountHealth.Core.Import;

/// <summary>
/// A cell that a spreadsheet would run as a formula gets an apostrophe in front when it is written, and loses it when
/// it is read: text stays text, and an export reads back as it was.
/// </summary>
public static class FormulaGuard
{
    private const char Apostrophe = '\'';

    public static string Write(string cell) => NeedsGuard(cell) ? Apostrophe + cell : cell;

    public static string Read(string cell) => cell.Length > 1 && cell[0] == Apostrophe && NeedsGuard(cell[1..]) ? cell[1..] : cell;

    private static bool NeedsGuard(string cell)
    {
        var text = cell.AsSpan().TrimStart(Apostrophe);
        return text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r';
    }
}

namespace AccountHealth.Core.Import;

/// <summary>Why a row is refused.</summary>
/// <param name="Line">Where the row begins in the file, from 1; 0 for the file itself.</param>
/// <param name="Column">The column to mend; empty for the row itself.</param>
/// <param name="Problem">What is wrong and how to mend it. Never contains a secret.</param>
public sealed record RowProblem(int Line, string Column, string Problem)
{
    public override string ToString() =>
        (Line > 0 ? $"line {Line}" : "file") + (Column.Length > 0 ? $", {Column}" : "") + $": {Problem}";
}

using AccountHealth.Core.Import;

namespace AccountHealth.Monitoring.Import;

/// <param name="By">Who imports: an address, or what stands for one on the command line.</param>
/// <param name="DryRun">Say what would happen, and change nothing.</param>
/// <param name="SkipBadRows">Import the good rows; otherwise one bad row refuses the whole file.</param>
public sealed record ImportOptions(string By, bool DryRun = false, bool SkipBadRows = false);

/// <param name="Done">Rows, or accounts while they are judged.</param>
public sealed record ImportProgress(string Stage, int Done, int Total);

/// <summary>What an import did, or would do.</summary>
public sealed record ImportResult
{
    /// <summary>Whether anything was written.</summary>
    public bool Written { get; init; }

    public int Rows { get; init; }

    /// <summary>Rows that repeat another one word for word.</summary>
    public int Merged { get; init; }

    public int AccountsAdded { get; init; }

    public int AccountsChanged { get; init; }

    public int AccountsUnchanged { get; init; }

    public int TokensAdded { get; init; }

    public int TokensRenewed { get; init; }

    public IReadOnlyList<RowProblem> Problems { get; init; } = [];

    public IReadOnlyList<string> UnknownColumns { get; init; } = [];

    /// <summary>What each row adds or changes, in the order of the file.</summary>
    public IReadOnlyList<ImportChange> Changes { get; init; } = [];

    /// <summary>Lines that are refused.</summary>
    public int Refused => Problems.Select(problem => problem.Line).Distinct().Count();
}

/// <summary>What one row adds or changes.</summary>
/// <param name="What">In words: "new account", "newer token, owner".</param>
public sealed record ImportChange(int Line, string AccountKey, string AccountName, bool IsNew, string What);

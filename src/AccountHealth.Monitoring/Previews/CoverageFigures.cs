using AccountHealth.Core.Notices;
using AccountHealth.Data.Queries;

namespace AccountHealth.Monitoring.Previews;

/// <summary>How many accounts have which gap. An account may have several.</summary>
public sealed record CoverageFigures
{
    /// <summary>Accounts that speak: all but the paused ones.</summary>
    public required int Accounts { get; init; }

    /// <summary>Accounts that nobody would be told about in time, each counted once.</summary>
    public required int Untold { get; init; }

    /// <summary>Those of them that are expiring.</summary>
    public required int UntoldExpiring { get; init; }

    /// <summary>Only gaps that some account has.</summary>
    public required IReadOnlyDictionary<CoverageGap, int> Counts { get; init; }

    public int this[CoverageGap gap] => Counts.GetValueOrDefault(gap);
}

/// <param name="Total">All that match; <see cref="AccountList.Cap"/> + 1 stands for more than that.</param>
public sealed record CoverageRows(IReadOnlyList<CoverageRow> Rows, int Total);

/// <param name="Gaps">What hurts most first.</param>
public sealed record CoverageRow(AccountRow Account, IReadOnlyList<CoverageGap> Gaps);

using AccountHealth.Core.Tokens;

namespace AccountHealth.Data.Queries;

/// <summary>A person in the list.</summary>
public sealed record PersonRow(long Id, string Name, string? Email)
{
    /// <summary>The network of each login.</summary>
    public IReadOnlyList<string> Networks { get; init; } = [];

    /// <summary>Accounts that a token of theirs is on, used up or not.</summary>
    public int Accounts { get; init; }

    /// <summary>Accounts that nobody else covers.</summary>
    public int Alone { get; init; }

    /// <summary>When the first of their usable tokens ends; null where none is usable.</summary>
    public End? NextEnd { get; init; }
}

/// <param name="Total">All that match; <see cref="AccountList.Cap"/> + 1 stands for more than that.</param>
public sealed record PersonRows(IReadOnlyList<PersonRow> Rows, int Total);

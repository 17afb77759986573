using AccountHealth.Core.Accounts;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Data.Queries;

/// <summary>An account in a list.</summary>
public sealed record AccountRow
{
    public required long Id { get; init; }

    public required string Network { get; init; }

    public required string Kind { get; init; }

    public required string NativeId { get; init; }

    public required string Name { get; init; }

    public required string OwnerEmail { get; init; }

    public required AccountVerdict Verdict { get; init; }

    public Pause? Pause { get; init; }

    public IReadOnlyList<BarRow> Bars { get; init; } = [];

    /// <summary>Names of the macros applied to it.</summary>
    public IReadOnlyList<string> Macros { get; init; } = [];

    /// <summary>The name behind the owner's address, where one is known.</summary>
    public string OwnerName { get; init; } = "";

    public BarRow? Active => Bars.FirstOrDefault(bar => bar.AuthorizationId == Verdict.ActiveId);

    public string Key => Account.KeyOf(Network, Kind, NativeId);
}

/// <summary>One authorization in a list: what its bar on the runway needs.</summary>
public sealed record BarRow(long AccountId, long AuthorizationId, string Name, int Order, AuthorizationState State, string Reason, End EndsAt, bool Estimated);

/// <param name="Total">All that match; <see cref="AccountList.Cap"/> + 1 stands for more than that.</param>
public sealed record AccountRows(IReadOnlyList<AccountRow> Rows, int Total);

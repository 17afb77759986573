namespace AccountHealth.Core.Accounts;

/// <summary>Which accounts a macro is for. Every condition that is set must hold; none set means all accounts.</summary>
public sealed record AccountFilter
{
    public static AccountFilter Everything { get; } = new();

    public string? Network { get; init; }

    public string? Kind { get; init; }

    public string? Tag { get; init; }

    /// <summary>The owner's address.</summary>
    public string? Owner { get; init; }

    /// <summary>Keys, "network/kind/id"; null or empty for no such condition.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    public bool Matches(Account account) =>
        (Network is null || Network == account.Network)
        && (Kind is null || Kind == account.Kind)
        && (Tag is null || account.Tags.Any(tag => tag.Tag == Tag))
        && (Owner is null || string.Equals(Owner, account.OwnerEmail, StringComparison.OrdinalIgnoreCase))
        && (Ids.Count == 0 || Ids.Contains(account.Key, StringComparer.Ordinal));
}

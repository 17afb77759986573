using AccountHealth.Core.Tokens;

namespace AccountHealth.Core.Import;

/// <summary>What a row that comes again may change.</summary>
public static class ImportRules
{
    /// <summary>
    /// Whether the row carries a newer token than the stored one: its secret differs or its consent is newer. A token
    /// that is watched by dates only has no secret to compare; there any end that differs counts.
    /// </summary>
    public static bool IsNewer(ImportToken row, UserToken stored, StoredSecret secret)
    {
        if (row.IssuedAt > stored.IssuedAt || (row.IssuedAt is not null && stored.IssuedAt is null && !stored.HasSecret))
        {
            return true;
        }

        if (row.HasSecret)
        {
            return Differs(row.AccessToken, secret.AccessToken) || Differs(row.RefreshToken, secret.RefreshToken);
        }

        return !stored.HasSecret
            && (row.AccessEnd != stored.AccessEnd || row.RefreshEnd != stored.RefreshEnd || row.DataAccessEnd != stored.DataAccessEnd);
    }

    /// <summary>An empty secret in the row keeps the stored one, so it differs from nothing.</summary>
    private static bool Differs(Secret? row, Secret? stored) => row is not null && !row.Equals(stored);
}

/// <summary>A token's secrets as they are stored; null for none.</summary>
public sealed record StoredSecret(Secret? AccessToken, Secret? RefreshToken)
{
    public static StoredSecret None { get; } = new(null, null);
}

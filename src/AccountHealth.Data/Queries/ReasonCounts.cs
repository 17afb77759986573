using AccountHealth.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Data.Queries;

/// <summary>How many accounts each reason stands against now.</summary>
public sealed class ReasonCounts(IDbContextFactory<AccountHealthContext> contexts)
{
    /// <summary>Accounts by reason that are not usable, or have an authorization that is not, because of it.</summary>
    public async Task<IReadOnlyDictionary<string, int>> OfAsync(string network, AccountScope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Accounts.Within(scope).Where(account => account.Network == network)
            .SelectMany(account => account.Authorizations)
            .Where(one => one.WithdrawnAt == null && one.Verdict.Reason != "")
            .Select(one => new { one.AccountId, one.Verdict.Reason }).Distinct()
            .GroupBy(one => one.Reason).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
    }
}

using AccountHealth.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Data.Queries;

/// <summary>How many accounts each reason stands against now.</summary>
public sealed class ReasonCounts(IDbContextFactory<AccountHealthContext> contexts)
{
    /// <summary>Accounts of the network that have an authorization that is not usable because of a reason, by kind and reason.</summary>
    public async Task<IReadOnlyDictionary<(string Kind, string Reason), int>> OfAsync(string network, AccountScope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Accounts.Within(scope).Where(account => account.Network == network)
            .SelectMany(account => account.Authorizations)
            .Where(one => one.WithdrawnAt == null && one.Verdict.Reason != "")
            .Select(one => new { one.AccountId, one.Account.Kind, one.Verdict.Reason }).Distinct()
            .GroupBy(one => new { one.Kind, one.Reason }).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => (group.Key.Kind, group.Key.Reason), group => group.Count, cancellationToken);
    }
}

using AccountHealth.Core.Networks;
using AccountHealth.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Data.Queries;

/// <summary>What is known of the networks themselves: which give no answers, and how long their tokens really ran.</summary>
public sealed class NetworkStates(IDbContextFactory<AccountHealthContext> contexts)
{
    /// <summary>Networks that give no answers that could be believed, the longest silent first.</summary>
    public async Task<IReadOnlyList<NetworkCondition>> ConditionsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var all = await context.NetworkConditions.AsNoTracking().OrderBy(one => one.Since).ThenBy(one => one.Network).ToListAsync(cancellationToken);
        return [.. all.DistinctBy(one => one.Network)];
    }

    public async Task<IReadOnlyList<ObservedLifespan>> ObservedAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ObservedLifespans.AsNoTracking().OrderBy(one => one.Network).ThenBy(one => one.Clock).ToListAsync(cancellationToken);
    }
}

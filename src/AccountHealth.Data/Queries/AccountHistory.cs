using AccountHealth.Core.Notices;
using AccountHealth.Core.Timeline;
using AccountHealth.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Data.Queries;

/// <summary>What happened to an account, and what was told about it; the latest first.</summary>
public sealed class AccountHistory(IDbContextFactory<AccountHealthContext> contexts)
{
    public async Task<IReadOnlyList<TimelineEntry>> TimelineAsync(long account, int count, AccountScope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Timeline.AsNoTracking().Where(entry => entry.AccountId == account && (scope.Owner == null || entry.Kind != TimelineKind.Macro))
            .OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).Take(count).ToListAsync(cancellationToken);
    }

    /// <summary>Notices that left, or were tried: not those that still wait.</summary>
    public async Task<IReadOnlyList<Notice>> ToldAsync(long account, int count, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Notices.AsNoTracking().Include(notice => notice.Deliveries)
            .Where(notice => notice.AccountId == account && notice.Deliveries.Any(delivery => delivery.State != DeliveryState.Planned || delivery.MessageId != null))
            .OrderByDescending(notice => notice.CreatedAt).ThenByDescending(notice => notice.Id).Take(count).ToListAsync(cancellationToken);
    }
}

using AccountHealth.Monitoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Import;

/// <summary>Whoever is first in an order that people changed is preferred from then on.</summary>
internal static class PreferredOrder
{
    public static async Task ApplyAsync(Round round, ImportLedger ledger, CancellationToken cancellationToken)
    {
        if (ledger.FirstBefore.Count == 0)
        {
            return;
        }

        var ids = ledger.FirstBefore.Keys.ToList();
        round.Context.ChangeTracker.Clear();
        var authorizations = await round.Context.Authorizations.Where(one => ids.Contains(one.AccountId)).ToListAsync(cancellationToken);
        foreach (var account in authorizations.GroupBy(one => one.AccountId))
        {
            var first = account.OrderBy(one => one.Order).ThenBy(one => one.Id).First();
            if (first.Id != ledger.FirstBefore[account.Key])
            {
                first.PreferredAt = round.Now;
            }
        }

        await round.Context.SaveChangesAsync(cancellationToken);
    }
}

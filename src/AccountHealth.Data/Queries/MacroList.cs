using AccountHealth.Core.Macros;
using AccountHealth.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Data.Queries;

public sealed class MacroList(IDbContextFactory<AccountHealthContext> contexts)
{
    /// <summary>All macros by name, with how many accounts each is applied to.</summary>
    public async Task<IReadOnlyList<(Macro Macro, int Accounts)>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = await context.MacroAccounts.Where(one => one.Origin != MacroOrigin.Removed)
            .GroupBy(one => one.MacroId).ToDictionaryAsync(group => group.Key, group => group.Count(), cancellationToken);
        var macros = await context.Macros.AsNoTracking().OrderBy(macro => macro.Name).ToListAsync(cancellationToken);
        return [.. macros.Select(macro => (macro, counts.GetValueOrDefault(macro.Id)))];
    }

    public async Task<Macro?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Macros.AsNoTracking().SingleOrDefaultAsync(macro => macro.Id == id, cancellationToken);
    }
}

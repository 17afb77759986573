using AccountHealth.Core.Accounts;
using AccountHealth.Core.Macros;
using AccountHealth.Core.Notices;
using AccountHealth.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Rounds;

/// <summary>Who could be told, read once per round.</summary>
internal sealed class AudienceSource(
    IReadOnlyDictionary<long, Macro> macros, MacroActionCatalog actions, IReadOnlyList<string> admins)
{
    public IReadOnlyList<string> Admins => admins;

    public IReadOnlyCollection<Macro> Macros => [.. macros.Values];

    public static async Task<AudienceSource> LoadAsync(
        AccountHealthContext context, MacroActionCatalog actions, CancellationToken cancellationToken)
    {
        var macros = await context.Macros.AsNoTracking().ToDictionaryAsync(macro => macro.Id, cancellationToken);
        return new AudienceSource(macros, actions, await Rounds.Admins.OfAsync(context, cancellationToken));
    }

    /// <param name="account">With its macros loaded.</param>
    public Audience Of(Account account) => new(
        [.. account.Macros.Where(one => one.IsApplied).OrderBy(one => one.MacroId).Select(one => macros[one.MacroId])],
        actions,
        admins);
}

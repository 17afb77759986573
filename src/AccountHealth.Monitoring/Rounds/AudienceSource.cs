using AccountHealth.Core.Accounts;
using AccountHealth.Core.Macros;
using AccountHealth.Core.Notices;
using AccountHealth.Core.People;
using AccountHealth.Data.Identity;
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
        var admins = await (
            from user in context.Users
            join membership in context.UserRoles on user.Id equals membership.UserId
            join role in context.Roles on membership.RoleId equals role.Id
            where role.Name == Roles.Admin && user.Email != null
            select user.Email!).ToListAsync(cancellationToken);
        return new AudienceSource(macros, actions, [.. admins.Select(email => Person.KeyOf(email)!).Order(StringComparer.Ordinal)]);
    }

    /// <param name="account">With its macros loaded.</param>
    public Audience Of(Account account) => new(
        [.. account.Macros.Where(one => one.IsApplied).OrderBy(one => one.MacroId).Select(one => macros[one.MacroId])],
        actions,
        admins);
}

using AccountHealth.Core.People;
using AccountHealth.Data.Identity;
using AccountHealth.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Rounds;

internal static class Admins
{
    /// <summary>The addresses of the admins, in the form in which addresses are compared.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(AccountHealthContext context, CancellationToken cancellationToken)
    {
        var admins = await (
            from user in context.Users
            join membership in context.UserRoles on user.Id equals membership.UserId
            join role in context.Roles on membership.RoleId equals role.Id
            where role.Name == Roles.Admin && user.Email != null
            select user.Email!).ToListAsync(cancellationToken);
        return [.. admins.Select(email => Person.KeyOf(email)!).Order(StringComparer.Ordinal)];
    }
}

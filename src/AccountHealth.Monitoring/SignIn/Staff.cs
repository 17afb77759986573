using AccountHealth.Data.Identity;
using AccountHealth.Data.Storage;

namespace AccountHealth.Monitoring.SignIn;

/// <summary>Users who may do more than owners may.</summary>
internal static class Staff
{
    /// <summary>Their addresses in upper case, as sign-in compares them.</summary>
    public static IQueryable<string> Of(AccountHealthContext context) =>
        from user in context.Users
        join membership in context.UserRoles on user.Id equals membership.UserId
        join role in context.Roles on membership.RoleId equals role.Id
        where role.Name != Roles.Owner && user.NormalizedEmail != null
        select user.NormalizedEmail!;
}

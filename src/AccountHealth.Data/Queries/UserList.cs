using AccountHealth.Data.Identity;
using AccountHealth.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Data.Queries;

/// <summary>Who may sign in.</summary>
public sealed class UserList(IDbContextFactory<AccountHealthContext> contexts)
{
    public async Task<IReadOnlyList<UserRow>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await (
            from user in context.Users
            join membership in context.UserRoles on user.Id equals membership.UserId into memberships
            from membership in memberships.DefaultIfEmpty()
            join role in context.Roles on membership.RoleId equals role.Id into roles
            from role in roles.DefaultIfEmpty()
            orderby user.Email
            select new UserRow(user.Id, user.Email ?? "", role.Name ?? "", user.MustChangePassword, user.LockoutEnd)).ToListAsync(cancellationToken);
    }

    public async Task<bool> HasAdminAsync(CancellationToken cancellationToken) =>
        (await ReadAsync(cancellationToken)).Any(user => user.Role == Roles.Admin);
}

/// <param name="LockedUntil">After too many wrong passwords; null or past for not locked.</param>
public sealed record UserRow(string Id, string Email, string Role, bool MustChangePassword, DateTimeOffset? LockedUntil);

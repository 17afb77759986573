using System.Security.Cryptography;
using AccountHealth.Core.People;
using AccountHealth.Data.Identity;
using AccountHealth.Monitoring.Changes;
using Microsoft.AspNetCore.Identity;

namespace AccountHealth.Web.Identity;

/// <summary>What admins do to users. Admins are told things, so a change of admins changes what is owed to whom.</summary>
internal sealed class UserChanges(IServiceScopeFactory scopes, AccountChanges accounts)
{
    private const int PasswordBytes = 12;

    /// <summary>Adds a user with a password that has to be changed at the first sign-in.</summary>
    public Task<UserChanged> AddAsync(string email, string role) => RunAsync(async users =>
    {
        var address = Person.KeyOf(email) ?? "";
        if (!EmailAddress.IsValid(address))
        {
            return UserChanged.Refused("Write one address, such as ann@example.com.");
        }

        if (!Roles.All.Contains(role))
        {
            return UserChanged.Refused($"There is no role '{role}'.");
        }

        if (await users.FindByEmailAsync(address) is not null)
        {
            return UserChanged.Refused($"{address} is a user already.");
        }

        var password = NewPassword();
        var user = new User { UserName = address, Email = address, MustChangePassword = true };
        var created = await users.CreateAsync(user, password);
        if (!created.Succeeded)
        {
            return UserChanged.Refused(string.Join(' ', created.Errors.Select(error => error.Description)));
        }

        await users.AddToRoleAsync(user, role);
        return new UserChanged(password, null, role == Roles.Admin);
    });

    public Task<UserChanged> SetRoleAsync(string id, string role) => OnUserAsync(id, async (users, user) =>
    {
        if (!Roles.All.Contains(role))
        {
            return UserChanged.Refused($"There is no role '{role}'.");
        }

        if (role != Roles.Admin && await IsLastAdminAsync(users, user))
        {
            return UserChanged.Refused("There has to be an admin: make somebody else one first.");
        }

        await users.RemoveFromRolesAsync(user, await users.GetRolesAsync(user));
        await users.AddToRoleAsync(user, role);
        await users.UpdateSecurityStampAsync(user);
        return new UserChanged(null, null, true);
    });

    /// <summary>Gives the user a new password that has to be changed at the next sign-in; ends a lockout, too.</summary>
    public Task<UserChanged> ResetPasswordAsync(string id) => OnUserAsync(id, async (users, user) =>
    {
        var password = NewPassword();
        await users.RemovePasswordAsync(user);
        await users.AddPasswordAsync(user, password);
        user.MustChangePassword = true;
        await users.SetLockoutEndDateAsync(user, null);
        await users.UpdateSecurityStampAsync(user);
        return new UserChanged(password, null, false);
    });

    public Task<UserChanged> RemoveAsync(string id) => OnUserAsync(id, async (users, user) =>
    {
        if (await IsLastAdminAsync(users, user))
        {
            return UserChanged.Refused("There has to be an admin: make somebody else one first.");
        }

        var wasAdmin = await users.IsInRoleAsync(user, Roles.Admin);
        await users.DeleteAsync(user);
        return new UserChanged(null, null, wasAdmin);
    });

    private Task<UserChanged> OnUserAsync(string id, Func<UserManager<User>, User, Task<UserChanged>> change) => RunAsync(async users =>
        await users.FindByIdAsync(id) is { } user ? await change(users, user) : UserChanged.Refused("The user was removed meanwhile."));

    private async Task<UserChanged> RunAsync(Func<UserManager<User>, Task<UserChanged>> change)
    {
        await using var scope = scopes.CreateAsyncScope();
        var result = await change(scope.ServiceProvider.GetRequiredService<UserManager<User>>());
        if (result is { Problem: null, AdminsChanged: true })
        {
            await accounts.JudgeAllAsync(null, CancellationToken.None);
        }

        return result;
    }

    private static async Task<bool> IsLastAdminAsync(UserManager<User> users, User user) =>
        await users.IsInRoleAsync(user, Roles.Admin) && (await users.GetUsersInRoleAsync(Roles.Admin)).Count == 1;

    private static string NewPassword() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(PasswordBytes));
}

/// <param name="Password">The new password, to be shown once; null where it stays.</param>
/// <param name="Problem">Why nothing was changed; null when it was.</param>
internal sealed record UserChanged(string? Password, string? Problem, bool AdminsChanged)
{
    public static UserChanged Refused(string problem) => new(null, problem, false);
}

using System.Security.Claims;
using AccountHealth.Core.People;
using AccountHealth.Core.Reasons;
using AccountHealth.Data.Identity;
using AccountHealth.Data.Queries;
using AccountHealth.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace AccountHealth.Web.Identity;

/// <summary>Whoever acts in this circuit. Every action asks it, whether or not its button was shown.</summary>
internal sealed class Actor(AuthenticationStateProvider authentication, IAuthorizationService authorization, Relations relations)
{
    /// <summary>The user's address, for the record of what they do.</summary>
    /// <exception cref="UnauthorizedAccessException">The user may not.</exception>
    public async Task<string> MustBeAsync(string policy)
    {
        var user = await UserAsync();
        return (await authorization.AuthorizeAsync(user, policy)).Succeeded
            ? user.Identity?.Name ?? ""
            : throw new UnauthorizedAccessException($"This needs the right '{policy}'.");
    }

    /// <summary>The user's address, once it is sure that they may do this to the account now.</summary>
    /// <param name="authorizationId">The authorization it is about; null where it is about the account.</param>
    /// <param name="reason">The reason to be recorded, where it is one.</param>
    /// <exception cref="UnauthorizedAccessException">The user may not.</exception>
    public async Task<string> MustAsync(AccountAction action, long account, long? authorizationId = null, Reason? reason = null)
    {
        var rights = await RightsAsync(account);
        return rights.Refusal(action, authorizationId, reason) is { } refusal
            ? throw new UnauthorizedAccessException(refusal)
            : (await UserAsync()).Identity?.Name ?? "";
    }

    /// <summary>What the user may do to the account, read afresh.</summary>
    public async Task<AccountRights> RightsAsync(long account)
    {
        var user = await UserAsync();
        var role = await RoleAsync(authorization, user);
        return new AccountRights(role, role == Roles.Owner
            ? await relations.OfAsync(Person.KeyOf(user.Identity?.Name) ?? "", account, CancellationToken.None)
            : new AccountRelation(false, new Dictionary<long, TokenRelation>()));
    }

    /// <summary>The accounts this user may see.</summary>
    public async Task<AccountScope> ScopeAsync() => await ScopeOfAsync(authorization, await UserAsync());

    /// <summary>The user's address; empty for nobody.</summary>
    public async Task<string> NameAsync() => (await UserAsync()).Identity?.Name ?? "";

    public async Task<bool> IsAsync(string policy) => (await authorization.AuthorizeAsync(await UserAsync(), policy)).Succeeded;

    /// <summary>All accounts for those who look after them; for owners those that their address owns.</summary>
    /// <exception cref="UnauthorizedAccessException">The user has no role.</exception>
    public static async Task<AccountScope> ScopeOfAsync(IAuthorizationService authorization, ClaimsPrincipal user) =>
        await RoleAsync(authorization, user) == Roles.Owner ? AccountScope.OwnedBy(user.Identity?.Name ?? "") : AccountScope.All;

    private async Task<ClaimsPrincipal> UserAsync() => (await authentication.GetAuthenticationStateAsync()).User;

    private static async Task<string> RoleAsync(IAuthorizationService authorization, ClaimsPrincipal user)
    {
        foreach (var (policy, role) in new[] { (Policies.Admin, Roles.Admin), (Policies.Ops, Roles.Ops), (Policies.Owner, Roles.Owner) })
        {
            if ((await authorization.AuthorizeAsync(user, policy)).Succeeded)
            {
                return role;
            }
        }

        throw new UnauthorizedAccessException("This user has no role.");
    }
}

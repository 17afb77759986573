using System.Security.Claims;
using AccountHealth.Data.Identity;
using AccountHealth.Data.Queries;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace AccountHealth.Web.Identity;

/// <summary>Whoever acts in this circuit. Every action asks it, whether or not its button was shown.</summary>
internal sealed class Actor(AuthenticationStateProvider authentication, IAuthorizationService authorization)
{
    /// <summary>The user's address, for the record of what they do.</summary>
    /// <exception cref="UnauthorizedAccessException">The user may not.</exception>
    public async Task<string> MustBeAsync(string policy)
    {
        var user = (await authentication.GetAuthenticationStateAsync()).User;
        return (await authorization.AuthorizeAsync(user, policy)).Succeeded
            ? user.Identity?.Name ?? ""
            : throw new UnauthorizedAccessException($"This needs the right '{policy}'.");
    }

    /// <summary>The accounts this user may see.</summary>
    public async Task<AccountScope> ScopeAsync() => ScopeOf((await authentication.GetAuthenticationStateAsync()).User);

    /// <summary>All accounts for those who look after them; for anybody else those that their address owns.</summary>
    public static AccountScope ScopeOf(ClaimsPrincipal user) =>
        user.IsInRole(Roles.Admin) || user.IsInRole(Roles.Ops) ? AccountScope.All
        : user.IsInRole(Roles.Owner) && user.Identity?.Name is { Length: > 0 } email ? AccountScope.OwnedBy(email)
        : throw new UnauthorizedAccessException("This user has no role.");

    public async Task<bool> IsAsync(string policy) =>
        (await authorization.AuthorizeAsync((await authentication.GetAuthenticationStateAsync()).User, policy)).Succeeded;
}

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

    public async Task<bool> IsAsync(string policy) =>
        (await authorization.AuthorizeAsync((await authentication.GetAuthenticationStateAsync()).User, policy)).Succeeded;
}

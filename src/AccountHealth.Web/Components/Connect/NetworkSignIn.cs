using AccountHealth.Monitoring.Connecting;
using AccountHealth.Web.Hosting;
using AccountHealth.Web.Identity;
using Microsoft.AspNetCore.Components;

namespace AccountHealth.Web.Components.Connect;

/// <summary>Leads the viewer's browser to a network's own sign-in, once it is sure that they may connect there.</summary>
internal sealed class NetworkSignIn(Connections connections, Actor actor, NavigationManager navigation)
{
    /// <returns>False while the app is not set up at the network.</returns>
    /// <exception cref="UnauthorizedAccessException">The viewer may not.</exception>
    public async Task<bool> GoAsync(ConnectWish wish)
    {
        var by = await MustAsync(wish.Token, wish.Account);
        if (await connections.BeginAsync(wish, new Uri(navigation.BaseUri), by, CancellationToken.None) is not { } consent)
        {
            return false;
        }

        navigation.NavigateTo(consent.AbsoluteUri, forceLoad: true);
        return true;
    }

    /// <summary>Adding accounts is for admins; who may repair an account may also connect its tokens again.</summary>
    /// <returns>The viewer's address.</returns>
    public Task<string> MustAsync(long? token, long? account) =>
        token is not null && account is { } id ? actor.MustAsync(AccountAction.Reconnect, id) : actor.MustBeAsync(Policies.Admin);
}

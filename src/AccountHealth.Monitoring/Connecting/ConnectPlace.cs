using AccountHealth.Core.Accounts;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Installation;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Secrets;
using AccountHealth.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Connecting;

/// <summary>With which app of ours a stored token's login signs in again, and which token the new one takes the place of.</summary>
public static class ConnectPlace
{
    /// <summary>
    /// The token's own app; where it names none of ours, the app that offers such accounts. A network may have one app for
    /// profiles and another for ad accounts.
    /// </summary>
    /// <param name="app"><see cref="UserToken.App"/> of the stored token.</param>
    /// <param name="account">The account it is about; null for any.</param>
    /// <returns>Null while it is not set up.</returns>
    public static AppAccess? AccessAgain(this NetworkSettings settings, IConnector connector, string app, OfferedKind? account)
    {
        var offering = connector.Connector.Apps.Where(one => account is null || one.Accounts.Contains(account)).Select(one => one.Id);
        return (connector.Connector.Apps.Any(one => one.Id == app) ? offering.Where(one => one == app) : offering)
            .Select(one => settings.AccessTo(connector, one)).FirstOrDefault(one => one is not null);
    }

    /// <summary>Whether a token with that app is of somebody else's: only there it is renewed. One without a name of its own may be of ours.</summary>
    public static bool IsForeign(this IConnector connector, string app) =>
        app != UserToken.DefaultApp && connector.Connector.Apps.All(one => one.Id != app);

    /// <summary>
    /// The app under which what came back is stored. A token that was imported without an app's name keeps its place; one of
    /// somebody else's app is left alone.
    /// </summary>
    internal static async Task<string> AppOfAsync(AccountHealthContext context, ConnectSession session, GrantLogin login, CancellationToken cancellationToken) =>
        await context.Tokens.AnyAsync(
            token => token.Id == session.UserTokenId && token.App == UserToken.DefaultApp && token.Login.Network == login.Network && token.Login.NativeId == login.NativeId,
            cancellationToken)
            ? UserToken.DefaultApp
            : session.App;

    /// <summary>What the login's token of that app is on, and was not withdrawn from.</summary>
    internal static IQueryable<Authorization> Of(AccountHealthContext context, GrantLogin login, string app) => context.Authorizations
        .Where(one => one.WithdrawnAt == null && one.Token.App == app && one.Token.Login.Network == login.Network && one.Token.Login.NativeId == login.NativeId);

    /// <summary>The kinds of account that our app offers.</summary>
    internal static IReadOnlyList<OfferedKind> KindsOf(ConnectorCatalog connectors, ConnectSession session) =>
        connectors.Find(session.Network)?.Connector.Apps.FirstOrDefault(one => one.Id == session.App)?.Accounts ?? [];
}

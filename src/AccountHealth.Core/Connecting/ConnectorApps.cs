using AccountHealth.Core.Tokens;

namespace AccountHealth.Core.Connecting;

/// <summary>Which app of a network a token is of.</summary>
public static class ConnectorApps
{
    /// <param name="app"><see cref="UserToken.App"/>: an app that we know, one of somebody else, or the name of those that have none.</param>
    /// <param name="kinds">Of the accounts that hang on the token.</param>
    /// <returns><see cref="SignInApp.Id"/>; null where the token is of no app that can be told.</returns>
    public static string? AppOf(this IConnector connector, string app, IReadOnlyCollection<string> kinds, bool hasRefreshToken) =>
        connector.Connector.Apps.Any(one => one.Id == app) ? app
        : app == UserToken.DefaultApp ? connector.AppOfImported(kinds, hasRefreshToken)
        : null;
}

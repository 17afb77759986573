using AccountHealth.Core.Connecting;
using AccountHealth.Core.Installation;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Monitoring.Verifying;

/// <summary>Which networks can be asked with what was configured, and how.</summary>
internal static class AppAccesses
{
    /// <summary>
    /// The apps as tokens name them whose tokens can be asked about here. A token of any other app is watched by its dates:
    /// a network tells an app about its own tokens only.
    /// </summary>
    public static IReadOnlyList<AppOfNetwork> Asked(this InstallationSettings settings, ConnectorCatalog connectors) =>
    [
        .. from connector in connectors.All
           from app in connector.Connector.Apps.Select(app => app.Id).Append(UserToken.DefaultApp).Distinct()
           where settings.MayBeAsked(connector, app)
           select new AppOfNetwork(connector.Descriptor.Id, app),
    ];

    /// <summary>Of them those whose tokens are renewed here.</summary>
    public static IReadOnlySet<AppOfNetwork> RenewedApps(this InstallationSettings settings, ConnectorCatalog connectors) => settings.Asked(connectors)
        .Where(app => connectors.Find(app.Network) is { Connector.RenewBefore: not null } connector
            && settings.AccessTo(connector, app.App, [], hasRefreshToken: true) is not null)
        .ToHashSet();

    /// <summary>Of them those whose access tokens are renewed by themselves.</summary>
    public static IReadOnlySet<AppOfNetwork> AccessRenewedApps(this InstallationSettings settings, ConnectorCatalog connectors) =>
        settings.RenewedApps(connectors).Where(app => connectors.Find(app.Network)!.Connector.RenewsAccess).ToHashSet();

    /// <summary>The app that a stored token is of; null where that one is not set up, or cannot be told.</summary>
    public static AppAccess? AccessTo(this InstallationSettings settings, IConnector connector, AskedToken asked) => settings.AccessTo(
        connector, asked.App, [.. asked.Question.Accounts.Select(one => one.Kind)], asked.Question.RefreshToken is not null);

    /// <summary>The same by what is known of the token.</summary>
    /// <param name="kinds">Of the accounts that hang on it.</param>
    public static AppAccess? AccessTo(
        this InstallationSettings settings, IConnector connector, string app, IReadOnlyCollection<string> kinds, bool hasRefreshToken) =>
        connector.AppOf(app, kinds, hasRefreshToken) is { } id ? settings.Networks.AccessTo(connector, id) : null;

    /// <summary>Imported tokens name no app of ours: which one they are of is told by each.</summary>
    private static bool MayBeAsked(this InstallationSettings settings, IConnector connector, string app) =>
        connector.Connector.Apps.Any(one => (one.Id == app || app == UserToken.DefaultApp) && settings.Networks.AccessTo(connector, one.Id) is not null);
}

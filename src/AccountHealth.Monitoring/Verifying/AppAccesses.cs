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
           where settings.AccessTo(connector, app) is not null
           select new AppOfNetwork(connector.Descriptor.Id, app),
    ];

    /// <summary>Of them those whose tokens are renewed here.</summary>
    public static IReadOnlySet<AppOfNetwork> RenewedApps(this InstallationSettings settings, ConnectorCatalog connectors) =>
        settings.Asked(connectors).Where(app => connectors.Find(app.Network)!.Connector.RenewBefore is not null).ToHashSet();

    /// <summary>Of them those whose access tokens are renewed by themselves.</summary>
    public static IReadOnlySet<AppOfNetwork> AccessRenewedApps(this InstallationSettings settings, ConnectorCatalog connectors) =>
        settings.RenewedApps(connectors).Where(app => connectors.Find(app.Network)!.Connector.RenewsAccess).ToHashSet();

    /// <summary>The app that a stored token is of; null where that one is not set up. Imported tokens name no app of ours.</summary>
    public static AppAccess? AccessTo(this InstallationSettings settings, IConnector connector, string app) =>
        connector.Connector.Apps.Any(one => one.Id == app) ? settings.Networks.AccessTo(connector, app)
        : app == UserToken.DefaultApp ? connector.Connector.Apps.Select(one => settings.Networks.AccessTo(connector, one.Id)).FirstOrDefault(one => one is not null)
        : null;
}

using AccountHealth.Core.Connecting;
using AccountHealth.Core.Installation;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Monitoring.Verifying;

/// <summary>Which networks can be asked with what was configured, and how.</summary>
internal static class AppAccesses
{
    /// <summary>Ids of networks of which at least one of our apps is set up.</summary>
    public static IReadOnlyList<string> SetUp(this InstallationSettings settings, ConnectorCatalog connectors) =>
        [.. connectors.All.Where(one => one.Connector.Apps.Any(app => settings.Networks.AccessTo(one, app.Id) is not null)).Select(one => one.Descriptor.Id)];

    /// <summary>Ids of networks whose tokens are renewed here.</summary>
    public static IReadOnlySet<string> Renewed(this InstallationSettings settings, ConnectorCatalog connectors) =>
        settings.SetUp(connectors).Where(id => connectors.Find(id)!.Connector.RenewBefore is not null).ToHashSet(StringComparer.Ordinal);

    /// <summary>The app that a stored token is of; null where that one is not set up. Imported tokens name no app of ours.</summary>
    public static AppAccess? AccessTo(this InstallationSettings settings, IConnector connector, string app) =>
        connector.Connector.Apps.Any(one => one.Id == app) ? settings.Networks.AccessTo(connector, app)
        : app == UserToken.DefaultApp ? connector.Connector.Apps.Select(one => settings.Networks.AccessTo(connector, one.Id)).FirstOrDefault(one => one is not null)
        : null;
}

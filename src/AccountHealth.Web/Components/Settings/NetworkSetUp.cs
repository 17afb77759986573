using AccountHealth.Core.Connecting;
using AccountHealth.Core.Installation;
using AccountHealth.Web.Components.Shared;

namespace AccountHealth.Web.Components.Settings;

/// <summary>Whether our apps at a network are set up.</summary>
internal static class NetworkSetUp
{
    public static Look Of(IConnector connector, NetworkSettings settings) => connector.Connector.Apps.Count(app => settings.AccessTo(connector, app.Id) is not null) switch
    {
        0 => Of(false),
        var ready when ready < connector.Connector.Apps.Count => new($"{ready} of {connector.Connector.Apps.Count} apps set up", "check_circle", "ok"),
        _ => Of(true),
    };

    public static Look Of(bool isReady) => isReady ? new("Set up", "check_circle", "ok") : new("Not set up", "help", "mut");

    public static bool IsReady(IConnector connector, NetworkSettings settings) => connector.Connector.Apps.Any(app => settings.AccessTo(connector, app.Id) is not null);

    /// <summary>Keys of what can be set on its page.</summary>
    public static IReadOnlyList<string> Keys(IConnector connector) =>
    [
        .. connector.Connector.Apps.SelectMany(app => new[] { NetworkSettings.ClientId, NetworkSettings.Scopes }.Select(name => NetworkSettings.KeyOf(connector.Descriptor.Id, app.Id, name))),
        Key(connector, NetworkSettings.Version),
        Key(connector, NetworkSettings.RequestsPerSecond),
    ];

    /// <summary>The key of what all apps at the network share.</summary>
    public static string Key(IConnector connector, string name) => $"{NetworkSettings.Prefix}{connector.Descriptor.Id}:{name}";
}

namespace AccountHealth.Core.Connecting;

/// <summary>All connectors of this installation, by the network whose people they sign in.</summary>
public sealed class ConnectorCatalog(IEnumerable<IConnector> connectors)
{
    private readonly Dictionary<string, IConnector> _byId = Registered.ById(connectors, connector => connector.Descriptor.Id, "connectors");

    /// <summary>By the network's name.</summary>
    public IReadOnlyList<IConnector> All =>
        field ??= [.. _byId.Values.OrderBy(connector => connector.Descriptor.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>The connector of that network, or null.</summary>
    public IConnector? Find(string network) => _byId.GetValueOrDefault(network);
}

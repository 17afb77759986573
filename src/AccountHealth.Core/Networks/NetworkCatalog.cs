namespace AccountHealth.Core.Networks;

/// <summary>All networks of this installation, by id.</summary>
public sealed class NetworkCatalog(IEnumerable<INetwork> networks)
{
    private readonly Dictionary<string, NetworkDescriptor> _byId =
        Registered.ById(networks.Select(network => network.Descriptor), descriptor => descriptor.Id, "networks");

    /// <summary>All descriptors, by name.</summary>
    public IReadOnlyList<NetworkDescriptor> All =>
        field ??= [.. _byId.Values.OrderBy(descriptor => descriptor.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>The network with that id, or null.</summary>
    public NetworkDescriptor? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The network with that id; one that is no longer installed is shown by its id and has no clocks of its own.</summary>
    public NetworkDescriptor this[string id] => Find(id) ?? new NetworkDescriptor
    {
        Id = id,
        Name = id,
        Mark = "?",
        Kinds = [],
        Lifespans = [],
        Reasons = [],
        Settings = new SettingsPage("none", new Uri("about:blank"), "not installed"),
    };
}

namespace AccountHealth.Core.Networks;

/// <summary>All networks of this installation, by id.</summary>
public sealed class NetworkCatalog
{
    private readonly Dictionary<string, NetworkDescriptor> _byId;

    public NetworkCatalog(IEnumerable<INetwork> networks)
        : this(networks.Select(network => network.Descriptor))
    {
    }

    private NetworkCatalog(IEnumerable<NetworkDescriptor> descriptors) =>
        _byId = Registered.ById(descriptors, descriptor => descriptor.Id, "networks");

    /// <summary>All descriptors, by name.</summary>
    public IReadOnlyList<NetworkDescriptor> All =>
        field ??= [.. _byId.Values.OrderBy(descriptor => descriptor.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>The same networks with clocks as somebody set them here. One for a clock that does not exist changes nothing.</summary>
    public NetworkCatalog With(IReadOnlyList<LifespanOverride> overrides) => overrides.Count == 0 ? this : new(All.Select(descriptor => descriptor with
    {
        Lifespans =
        [
            .. descriptor.Lifespans.Select(lifespan =>
                overrides.FirstOrDefault(one => one.Network == descriptor.Id && one.Clock == lifespan.Clock)?.ApplyTo(lifespan) ?? lifespan),
        ],
    }));

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

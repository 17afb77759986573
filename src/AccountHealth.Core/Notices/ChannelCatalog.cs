namespace AccountHealth.Core.Notices;

/// <summary>All channels of this installation, by id.</summary>
public sealed class ChannelCatalog(IEnumerable<INotificationChannel> channels)
{
    private readonly Dictionary<string, INotificationChannel> _byId =
        Registered.ById(channels, channel => channel.Descriptor.Id, "channels");

    public IReadOnlyCollection<INotificationChannel> All => _byId.Values;

    /// <summary>The channel with that id, or null.</summary>
    public INotificationChannel? Find(string id) => _byId.GetValueOrDefault(id);
}

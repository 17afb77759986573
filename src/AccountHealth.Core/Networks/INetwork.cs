namespace AccountHealth.Core.Networks;

/// <summary>
/// One social or advertising network. Adding one is adding one class that implements this; registration finds it.
/// </summary>
public interface INetwork
{
    /// <summary>What the network says of itself. The same on every call.</summary>
    NetworkDescriptor Descriptor { get; }
}

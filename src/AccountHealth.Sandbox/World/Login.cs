namespace AccountHealth.Sandbox.World;

/// <summary>A person at one network.</summary>
/// <param name="Id">The network's own id of the person.</param>
internal sealed record Login(string Network, Person Person, string Id)
{
    /// <summary>What holds for the login at the moment: "checkpoint", "locked"; with the detail that the control API gave.</summary>
    public Conditions Conditions { get; } = new();
}

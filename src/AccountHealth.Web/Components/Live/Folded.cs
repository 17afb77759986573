namespace AccountHealth.Web.Components.Live;

/// <summary>What a viewer has folded away, as long as they stay.</summary>
internal sealed class Folded
{
    public bool Setup { get; set; }
}

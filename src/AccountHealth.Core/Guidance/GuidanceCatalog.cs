namespace AccountHealth.Core.Guidance;

/// <summary>All guidance of this installation, by network.</summary>
public sealed class GuidanceCatalog(IEnumerable<GuidancePage> pages)
{
    /// <summary>Stands for the page that is about no network in particular.</summary>
    public const string General = "general";

    private readonly Dictionary<string, GuidancePage> _byNetwork =
        Registered.ById(pages, page => page.Network, "guidance pages");

    public static GuidanceCatalog Empty { get; } = new([]);

    public IReadOnlyCollection<GuidancePage> All => _byNetwork.Values;

    /// <summary>The page of a network, or null.</summary>
    public GuidancePage? Page(string network) => _byNetwork.GetValueOrDefault(network);

    /// <summary>
    /// What fits best: the network's own words for the kind and reason, else the general ones for the reason, else the
    /// last resort. Null only where there is no guidance at all.
    /// </summary>
    /// <param name="reason">A code of the vocabulary or <see cref="ReasonGuidance.Renew"/>.</param>
    public ReasonGuidance? Find(string network, string kind, string reason) =>
        Page(network)?.Find(kind, reason)
        ?? Page(General)?.Find(kind, reason)
        ?? Page(General)?.Find(kind, ReasonGuidance.Any);

    /// <summary>How long a network wants to be left alone after that reason; null for not at all.</summary>
    public TimeSpan? WaitAfter(string network, string kind, string reason) => Find(network, kind, reason)?.Wait;
}

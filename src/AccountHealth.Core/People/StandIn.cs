namespace AccountHealth.Core.People;

/// <summary>Somebody whose login works on other accounts, and so might run one more.</summary>
/// <param name="LoginNetwork">The network that signs the login in.</param>
/// <param name="App">The app that its token was granted to.</param>
public sealed record StandIn(long PersonId, string Name, string? Email, string LoginNetwork, string App)
{
    /// <summary>How many accounts it runs, by network.</summary>
    public Dictionary<string, int> Networks { get; } = new(StringComparer.Ordinal);

    /// <summary>How many accounts it runs, by owner.</summary>
    public Dictionary<string, int> Owners { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How many accounts it runs, by tag.</summary>
    public Dictionary<string, int> Tags { get; } = new(StringComparer.Ordinal);
}

/// <summary>Why somebody is proposed, the best reason first.</summary>
public enum Kinship
{
    SameOwner,
    SameTag,
    SameNetwork,
}

/// <param name="What">The owner or the tag; empty for the network.</param>
/// <param name="Accounts">How many accounts of that owner, tag or network they run.</param>
public sealed record Candidate(StandIn Who, Kinship Kinship, string What, int Accounts);

/// <summary>An account that loses its last token, as far as finding somebody else needs it.</summary>
/// <param name="Signs">The logins that could run it: (login network, app) of those it loses.</param>
public sealed record Orphan(string Network, string Owner, IReadOnlyList<string> Tags, IReadOnlyList<(string LoginNetwork, string App)> Signs);

/// <summary>Who could take an account over: their login has to fit, and they should have to do with accounts like it.</summary>
public static class TakeOver
{
    private const int Proposed = 3;

    /// <summary>The likeliest first; empty where nobody is known.</summary>
    public static IReadOnlyList<Candidate> CandidatesFor(Orphan orphan, IEnumerable<StandIn> standIns) =>
    [
        .. standIns.Where(one => orphan.Signs.Contains((one.LoginNetwork, one.App)))
            .Select(one => Best(orphan, one)).OfType<Candidate>()
            .OrderBy(one => one.Kinship).ThenByDescending(one => one.Accounts).ThenBy(one => one.Who.Name, StringComparer.Ordinal).ThenBy(one => one.Who.PersonId)
            .DistinctBy(one => one.Who.PersonId).Take(Proposed),
    ];

    private static Candidate? Best(Orphan orphan, StandIn who)
    {
        if (orphan.Owner.Length > 0 && who.Owners.TryGetValue(orphan.Owner, out var ofOwner))
        {
            return new Candidate(who, Kinship.SameOwner, orphan.Owner, ofOwner);
        }

        var tag = orphan.Tags.Where(who.Tags.ContainsKey).OrderByDescending(one => who.Tags[one]).ThenBy(one => one, StringComparer.Ordinal).FirstOrDefault();
        return tag is not null ? new Candidate(who, Kinship.SameTag, tag, who.Tags[tag])
            : who.Networks.TryGetValue(orphan.Network, out var ofNetwork) ? new Candidate(who, Kinship.SameNetwork, "", ofNetwork)
            : null;
    }
}

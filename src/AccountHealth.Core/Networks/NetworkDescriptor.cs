using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Core.Networks;

/// <summary>What a network says of itself. Screens, import and judging draw from it; none of them names a network.</summary>
public sealed record NetworkDescriptor
{
    /// <summary>Id in tables, files and URLs: lower case, never shown.</summary>
    public required string Id { get; init; }

    /// <summary>Name as people write it.</summary>
    public required string Name { get; init; }

    /// <summary>Two neutral letters that stand for it in a list.</summary>
    public required string Mark { get; init; }

    /// <summary>The kinds of account it has, <see cref="AccountKind"/>.</summary>
    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>Ids of networks whose logins may hold tokens for its accounts, besides its own.</summary>
    public IReadOnlyList<string> SignsInWith { get; init; } = [];

    /// <summary>The clocks its tokens have. A clock that is not listed does not exist there.</summary>
    public required IReadOnlyList<Lifespan> Lifespans { get; init; }

    /// <summary>How long before its end a token is renewed, where the network renews at all.</summary>
    public TimeSpan? RenewalWindow { get; init; }

    /// <summary>Codes of the reasons that can be found against its tokens.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>Of them those that can be found on a kind of account: some reasons are about pages or ad accounts only.</summary>
    public IEnumerable<string> ReasonsOf(string kind) => Reasons.Where(reason => reason switch
    {
        ReasonCodes.AdAccountDisabled => kind == AccountKind.AdAccount,
        ReasonCodes.PageRestrictionSettings => kind == AccountKind.Page,
        // An Instagram profile hangs on the page that it is linked to.
        ReasonCodes.InsufficientPageRole => kind != AccountKind.AdAccount,
        _ => true,
    });

    /// <summary>What an authorization must bring to serve an account of a kind fully. A kind that is not listed needs nothing.</summary>
    public IReadOnlyDictionary<string, Requirement> Needs { get; init; } = new Dictionary<string, Requirement>();

    /// <summary>The network's own page where a person sees and removes the apps they allowed.</summary>
    public required SettingsPage Settings { get; init; }

    /// <summary>The lifespan of a clock, or null where its tokens have no such clock.</summary>
    public Lifespan? Lifespan(ClockKind clock)
    {
        foreach (var lifespan in Lifespans)
        {
            if (lifespan.Clock == clock)
            {
                return lifespan;
            }
        }

        return null;
    }

    /// <summary>What the authorization lacks to serve an account of that kind fully, in words; empty when it lacks nothing.</summary>
    public string Lacks(string kind, string nativeRole, string scopes) =>
        Needs.TryGetValue(kind, out var requirement) ? requirement.MissingFrom(nativeRole, scopes) : "";
}

/// <param name="Name">What the network calls the page.</param>
/// <param name="Url">Its address.</param>
/// <param name="Source">Where the address is written.</param>
public sealed record SettingsPage(string Name, Uri Url, string Source);

using AccountHealth.Sandbox.World;

namespace AccountHealth.Sandbox;

/// <summary>What differs between networks and can be said in one word; the shared parts act on it.</summary>
internal sealed record NetworkTraits(string Id, string Name)
{
    /// <summary>What each permission is called on the consent page.</summary>
    public required IReadOnlyDictionary<string, string> Scopes { get; init; }

    /// <summary>Kinds of accounts, with the role that new ones are given.</summary>
    public required IReadOnlyDictionary<string, string> Kinds { get; init; }

    /// <summary>People agree to all permissions or to none.</summary>
    public bool ScopesTogether { get; init; }

    /// <summary>People tick on the consent page which of their accounts the app gets.</summary>
    public bool AccountsChosen { get; init; }

    /// <summary>Of these only one: a token stands for a single account.</summary>
    public bool OneAccountChosen { get; init; }

    public Pkce Pkce { get; init; }

    public TimeSpan CodeLife { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Null: no end.</summary>
    public TimeSpan? AccessLife { get; init; }

    /// <summary>Null: no end; whether there is a refresh token at all the network decides when it issues.</summary>
    public TimeSpan? RefreshLife { get; init; }

    public string AccessPrefix { get; init; } = "";

    public string RefreshPrefix { get; init; } = "";

    /// <summary>The network's own id of a person.</summary>
    public Func<Person, string> LoginId { get; init; } = person => NativeIds.Digits(person.Id, 10);
}

/// <summary>What the network does with a code challenge.</summary>
internal enum Pkce
{
    Ignored,
    Optional,
    Required,
}

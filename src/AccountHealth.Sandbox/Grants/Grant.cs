using AccountHealth.Sandbox.World;

namespace AccountHealth.Sandbox.Grants;

/// <summary>What a person agreed to for an app: the permissions, and the accounts where these are chosen.</summary>
internal sealed class Grant
{
    public required App App { get; init; }
    public required Login Login { get; init; }
    public required List<string> Scopes { get; init; }

    /// <summary>What was asked for and not ticked, or taken away later.</summary>
    public List<string> Declined { get; init; } = [];

    /// <summary>The parameters that the consent page was opened with: what is granted may depend on them (access_type, auth_type).</summary>
    public IReadOnlyDictionary<string, string> Asked { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Keys of the chosen accounts; null where the network does not let people choose.</summary>
    public HashSet<string>? Chosen { get; init; }

    public required DateTimeOffset AuthorizedAt { get; set; }

    public List<Token> Tokens { get; } = [];

    public bool Allows(params string[] anyOf) => anyOf.Any(Scopes.Contains);

    public bool Covers(Account account) => Chosen is null || Chosen.Contains(account.Key);
}

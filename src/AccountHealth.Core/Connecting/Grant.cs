using AccountHealth.Core.Tokens;

namespace AccountHealth.Core.Connecting;

/// <summary>A token as a network just gave it.</summary>
public sealed record Grant
{
    public required Secret AccessToken { get; init; }

    /// <summary>Null where the network gave none, or keeps the one before.</summary>
    public Secret? RefreshToken { get; init; }

    /// <summary>Unknown where the network did not tell.</summary>
    public End AccessEnd { get; init; }

    public End RefreshEnd { get; init; }

    public End DataAccessEnd { get; init; }

    /// <summary>What was granted, separated by spaces; empty where the network did not tell.</summary>
    public string Scopes { get; init; } = "";

    /// <summary>Whose it is. Null after a renewal: nobody else's token comes back.</summary>
    public GrantLogin? Login { get; init; }

    /// <summary>When it was given.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Who signed in.</summary>
/// <param name="Email">Empty where the network does not tell.</param>
public sealed record GrantLogin(string Network, string NativeId, string Name, string Email = "");

/// <summary>What a grant may be used for.</summary>
/// <param name="Accounts">At most <see cref="Most"/>; see <paramref name="IsCut"/>.</param>
/// <param name="MissingScopes">Of those asked for, what the person did not agree to.</param>
/// <param name="IsCut">There are more than are listed.</param>
public sealed record Offer(IReadOnlyList<OfferedAccount> Accounts, IReadOnlyList<string> MissingScopes, bool IsCut = false)
{
    /// <summary>So many are read from a network at most.</summary>
    public const int Most = 5000;
}

/// <param name="Role">The login's role there in the network's words; empty for not known.</param>
/// <param name="TimeZone">IANA id, where the network tells one; else empty.</param>
public sealed record OfferedAccount(string Network, string Kind, string NativeId, string Name, string Role = "", string TimeZone = "")
{
    /// <summary>What is wrong with it at the network, where its list already says so.</summary>
    public Problem? Problem { get; init; }
}

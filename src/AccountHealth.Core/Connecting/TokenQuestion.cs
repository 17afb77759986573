using AccountHealth.Core.Tokens;

namespace AccountHealth.Core.Connecting;

/// <summary>A token to be asked about, with what is known of it.</summary>
public sealed record TokenQuestion
{
    public required string LoginId { get; init; }

    public required Secret? AccessToken { get; init; }

    public Secret? RefreshToken { get; init; }

    public End AccessEnd { get; init; }

    public End RefreshEnd { get; init; }

    /// <summary>The consent that gave the grant.</summary>
    public DateTimeOffset? IssuedAt { get; init; }

    /// <summary>When the current access token was made.</summary>
    public DateTimeOffset? MintedAt { get; init; }

    /// <summary>The latest sign of use: by the network, by us, by the consent.</summary>
    public DateTimeOffset? UsedAt { get; init; }

    /// <summary>After this long without use the network ends a grant; null where it has no such rule.</summary>
    public TimeSpan? InactivityLimit { get; init; }

    public string Scopes { get; init; } = "";

    /// <summary>The accounts that hang on it.</summary>
    public IReadOnlyList<AskedAccount> Accounts { get; init; } = [];

    /// <summary>Every other token of the same app was refused too when it was last asked about: then it may be our app.</summary>
    public bool OthersRefused { get; init; }

    public required DateTimeOffset Now { get; init; }

    public TokenEdition Edition { get; init; } = TokenEdition.Unknown;

    /// <summary>Whether the end of the access token has passed, as far as it is known.</summary>
    public bool IsAccessOver => AccessEnd.Instant <= Now;

    public bool IsGrantOver => RefreshEnd.Instant <= Now;
}

/// <param name="AuthorizationId">What the answer is stored with.</param>
public sealed record AskedAccount(long AuthorizationId, string Network, string Kind, string NativeId);

/// <summary>What a network said of a token and of the accounts that hang on it.</summary>
/// <param name="Token">The problem with the token itself, or with asking; null where it is accepted.</param>
public sealed record TokenAnswer(Problem? Token)
{
    /// <summary>By authorization; one that is not listed was not answered for.</summary>
    public IReadOnlyDictionary<long, AccountAnswer> Accounts { get; init; } = new Dictionary<long, AccountAnswer>();

    /// <summary>The ends that the network told; null where it told none.</summary>
    public ToldEnds? Ends { get; init; }

    /// <summary>What is granted, separated by spaces; null where the network did not tell.</summary>
    public string? Scopes { get; init; }

    /// <summary>What stood in the way of asking, about the token or about one of its accounts; null where all was answered.</summary>
    public Problem? Silence => Token is null ? Accounts.Values.Select(one => one.Problem).FirstOrDefault(one => one is { IsSilence: true })
        : Token.IsSilence ? Token : null;
}

/// <param name="Problem">Null where the login may use the account.</param>
/// <param name="Role">The login's role there; null where the network did not tell.</param>
public sealed record AccountAnswer(Problem? Problem, string? Role = null);

/// <summary>Ends as the network tells them at an inspection; null for one that it does not tell.</summary>
public sealed record ToldEnds(End? Access, End? DataAccess = null);

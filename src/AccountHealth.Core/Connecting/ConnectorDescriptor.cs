namespace AccountHealth.Core.Connecting;

/// <summary>How a network's API is reached. Every value is a default that configuration may replace.</summary>
public sealed record ConnectorDescriptor
{
    /// <summary>Addresses by the name that configuration uses: "consent", "token", "api". Without a slash at the end.</summary>
    public required IReadOnlyDictionary<string, Uri> Hosts { get; init; }

    /// <summary>The API's version as it stands in its addresses or headers; empty where there is none.</summary>
    public string Version { get; init; } = "";

    /// <summary>The apps that people may sign in with: one, unless the network has several kinds of token.</summary>
    public required IReadOnlyList<SignInApp> Apps { get; init; }

    /// <summary>The most requests per second to this network, of all apps together, as published or as is polite.</summary>
    public required double RequestsPerSecond { get; init; }

    /// <summary>Where that number is from.</summary>
    public required string BudgetSource { get; init; }

    /// <summary>How long before its end an access token is renewed; null where the network renews nothing.</summary>
    public TimeSpan? RenewBefore { get; init; }

    /// <summary>
    /// The access token is itself what is renewed: there is no refresh token, and one that is over or refused cannot be
    /// renewed any more.
    /// </summary>
    public bool RenewsAccess { get; init; }

    /// <summary>Whether the network itself takes a grant back when asked.</summary>
    public bool Revokes { get; init; }

    /// <summary>Revoking takes back all that the person granted our app there, other tokens of it included.</summary>
    public bool RevokesWholeGrant { get; init; }

    /// <summary>Kinds of account that have no documented endpoint: they are watched by their dates only.</summary>
    public IReadOnlyList<string> WatchedByDate { get; init; } = [];

    /// <summary>What a scope is good for, as people say it: "see ad accounts". For every scope that an app asks for by default.</summary>
    public IReadOnlyDictionary<string, string> ScopeWords { get; init; } = new Dictionary<string, string>();
}

/// <summary>An app of ours at a network, which people sign in with.</summary>
/// <param name="Id">As stored with each token, <see cref="Tokens.UserToken.App"/>; "default" where there is one only.</param>
/// <param name="Name">How people know this way to sign in.</param>
/// <param name="Accounts">What it can be used for: network ids and kinds, one for each that it may offer.</param>
/// <param name="Scopes">What it asks for unless configuration says otherwise.</param>
public sealed record SignInApp(string Id, string Name, IReadOnlyList<OfferedKind> Accounts, IReadOnlyList<string> Scopes);

/// <param name="Network">The network that the account is of; not always the one that signs in.</param>
public sealed record OfferedKind(string Network, string Kind);

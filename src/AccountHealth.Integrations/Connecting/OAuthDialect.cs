namespace AccountHealth.Integrations.Connecting;

/// <summary>In which ways a network's OAuth 2 differs from that of the others.</summary>
internal sealed record OAuthDialect
{
    /// <summary>Below the host "consent".</summary>
    public required string ConsentPath { get; init; }

    /// <summary>Below the host "token".</summary>
    public required string TokenPath { get; init; }

    /// <summary>What it calls our id: "client_id", "client_key", "app_id".</summary>
    public string ClientId { get; init; } = "client_id";

    public string ClientSecret { get; init; } = "client_secret";

    public string ScopeSeparator { get; init; } = " ";

    /// <summary>The consent is bound to a secret of ours by its hash (RFC 7636).</summary>
    public bool UsesPkce { get; init; }

    /// <summary>Our id and secret travel in the Authorization header instead of the form.</summary>
    public bool UsesBasic { get; init; }

    /// <summary>Where the token response tells how long the grant lasts.</summary>
    public string RefreshExpiresIn { get; init; } = "refresh_token_expires_in";

    /// <summary>What else the consent page is told.</summary>
    public IReadOnlyDictionary<string, string> ConsentExtras { get; init; } = new Dictionary<string, string>();
}

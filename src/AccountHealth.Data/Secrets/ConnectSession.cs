namespace AccountHealth.Data.Secrets;

/// <summary>Somebody connects accounts at a network: from the click that leads there to the choice of what to watch.</summary>
internal sealed class ConnectSession
{
    public long Id { get; set; }

    /// <summary>Hash of the state that goes to the network and comes back.</summary>
    public string StateHash { get; set; } = "";

    public string Network { get; set; } = "";

    /// <summary>Our app that signs in; how it is configured, not always how the token is stored.</summary>
    public string App { get; set; } = "";

    /// <summary>The address of whoever began it. Nobody else may finish it.</summary>
    public string By { get; set; } = "";

    /// <summary>The token that is to be connected again; null where accounts are added.</summary>
    public long? UserTokenId { get; set; }

    /// <summary>The account whose page it began on; null for none.</summary>
    public long? AccountId { get; set; }

    /// <summary>Our address that the browser was told to come back to. The network wants to hear the same one again.</summary>
    public string ReturnTo { get; set; } = "";

    /// <summary>The verifier of the consent, encrypted.</summary>
    public byte[] Verifier { get; set; } = [];

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When the browser came back. It comes back once.</summary>
    public DateTimeOffset? ReturnedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>What went wrong, a name of <c>ConnectFailure</c>; empty for nothing.</summary>
    public string Failure { get; set; } = "";

    /// <summary>What the network said of it, secrets redacted.</summary>
    public string Detail { get; set; } = "";

    /// <summary>The grant, encrypted, until it is stored with its accounts or thrown away.</summary>
    public byte[]? Grant { get; set; }

    /// <summary>What it may be used for, as JSON.</summary>
    public string Offer { get; set; } = "";
}

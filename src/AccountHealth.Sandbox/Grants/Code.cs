namespace AccountHealth.Sandbox.Grants;

/// <summary>The code that the browser carries back to the app, and what has to fit when it is exchanged.</summary>
internal sealed record Code(string Value, Grant Grant, string RedirectUri, string? Challenge, string? ChallengeMethod, DateTimeOffset Ends)
{
    public bool Used { get; set; }
}

/// <summary>Why a code was not exchanged; each network has its own words for it.</summary>
internal enum CodeRefusal
{
    None,
    Unknown,
    Used,
    Expired,
    OtherApp,
    WrongRedirect,
    WrongVerifier,
}

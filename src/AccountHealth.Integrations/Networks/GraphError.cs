using System.Text.Json;
using AccountHealth.Core.Connecting;
using AccountHealth.Integrations.Connecting;
using static AccountHealth.Core.Reasons.ReasonCodes;

namespace AccountHealth.Integrations.Networks;

/// <summary>An error of the Graph API, the same at Facebook and Instagram.</summary>
/// <param name="Subcode">0 where none was told.</param>
internal sealed record GraphError(long Code, long Subcode, string Message)
{
    private const int MostOfMessage = 300;

    /// <summary>The object is missing, hidden from this token or unsupported.</summary>
    public bool IsHidden => this is { Code: 100, Subcode: 33 };

    /// <summary>A permission is said to be missing; which of them, or whether it is the role, it does not say.</summary>
    public bool IsPermission => Code is 10 or (>= 200 and <= 299);

    /// <summary>The error in this object; null where there is none. debug_token calls the subcode by another name.</summary>
    public static GraphError? In(JsonElement error) => error.Number("code") is { } code
        ? new(code, error.Number("error_subcode") ?? error.Number("subcode") ?? 0, error.Text("message"))
        : null;

    /// <summary>Meta, Graph API error handling, and lists of codes that cite it; the first match wins.</summary>
    /// <returns>A reason; null where the code is not known.</returns>
    public string? ReasonFor(TokenQuestion? known) => (Code, Subcode) switch
    {
        (4 or 17 or 32 or 341 or 613 or (>= 80000 and <= 80014), _) => RateLimited,
        (1 or 2, _) => NetworkOutage,
        (190 or 102, _) => ReasonOfDeath(known),
        (459 or 483, _) => SecurityCheckpoint,
        // Nothing but the text tells a blocked app from a missing permission.
        (200, _) when Says("API access blocked") => AppMisconfigured,
        (10 or (>= 200 and <= 299), _) => MissingPermissions,
        (100, 33) => InsufficientPageRole,
        (368, 4854002) => SecurityCheckpoint,
        (368, _) => PolicyViolation,
        (3 or 100 or 104 or 2635, _) => AppMisconfigured,
        _ => ReasonOfAction(),
    };

    public override string ToString()
    {
        var said = $"{Code}{(Subcode == 0 ? "" : $" · {Subcode}")} · {Message.ReplaceLineEndings(" ")}";
        return said.Length <= MostOfMessage ? said : said[..MostOfMessage] + "…";
    }

    /// <summary>The token is dead; some subcodes say of what.</summary>
    private string ReasonOfDeath(TokenQuestion? known) => Subcode switch
    {
        458 => AccessRevoked,
        // 490: a blocking check at login; some connectors take it for an expiry.
        459 or 483 or 490 => SecurityCheckpoint,
        460 => PasswordOrSecurityAlert,
        // The same without its subcode, as connectors meet it at Instagram.
        _ when Says("session has been invalidated") => PasswordOrSecurityAlert,
        463 => TokenExpired,
        464 => UnconfirmedAccount,
        492 => InsufficientPageRole,
        468 => TokenExpiredInactivity,
        465 => RestrictedProfile,
        456 or 457 => AppMisconfigured,
        _ => GeneralProblems.ExpiredOrRevoked(known),
    };

    /// <summary>What connectors meet when they act at Instagram, and Instagram's own codes of trouble.</summary>
    private string? ReasonOfAction() => (Code, Subcode) switch
    {
        (_, 2207050) => RestrictedProfile,
        (_, 2207051) => PolicyViolation,
        (9, _) or (_, 2207042) => RateLimited,
        (-1 or -2, _) => NetworkOutage,
        _ => null,
    };

    private bool Says(string fragment) => Message.Contains(fragment, StringComparison.OrdinalIgnoreCase);
}

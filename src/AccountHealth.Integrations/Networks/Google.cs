using AccountHealth.Core.Networks;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Integrations.Networks;

/// <summary>What YouTube and Google Business Profile have in common: Google's own sign-in.</summary>
internal static class Google
{
    public static readonly DateOnly CheckedOn = new(2026, 11, 21);

    public static IReadOnlyList<Lifespan> Lifespans { get; } =
    [
        new(ClockKind.Access, TimeSpan.FromHours(1), "expires_in of Google's token response, about one hour", CheckedOn),
        new(ClockKind.Refresh, null, "Google, OAuth 2.0 for web servers: a refresh token has no timer", CheckedOn)
        {
            Disagreement = "Lofty’s help page: 365 days for Google Business; whoever wants a yearly reminder sets 365 days here. YouTube: no end, say four help pages.",
        },
        // Six months, counted short so that the estimate errs on the early side.
        new(ClockKind.Inactivity, TimeSpan.FromDays(180), "Google, OAuth 2.0 overview: a grant unused for six months ends", CheckedOn, Slides: true),
    ];

    /// <summary>Who it is that signed in.</summary>
    public static IReadOnlyList<string> IdentityScopes { get; } =
        ["openid", "https://www.googleapis.com/auth/userinfo.profile", "https://www.googleapis.com/auth/userinfo.email"];

    public static IReadOnlyDictionary<string, string> ScopeWords { get; } = new Dictionary<string, string>
    {
        ["openid"] = "know who signs in",
        ["https://www.googleapis.com/auth/userinfo.profile"] = "know who signs in",
        ["https://www.googleapis.com/auth/userinfo.email"] = "know who signs in",
        ["https://www.googleapis.com/auth/youtube.readonly"] = "see channels",
        ["https://www.googleapis.com/auth/youtube"] = "see channels",
        ["https://www.googleapis.com/auth/business.manage"] = "see locations",
    };

    public static IReadOnlyDictionary<string, Uri> Hosts { get; } = new Dictionary<string, Uri>
    {
        ["consent"] = new("https://accounts.google.com"),
        ["token"] = new("https://oauth2.googleapis.com"),
        ["api"] = new("https://www.googleapis.com"),
    };

    public static SettingsPage Connections { get; } = new(
        "Third-party apps & services",
        new Uri("https://myaccount.google.com/connections"),
        "Google account pages");
}

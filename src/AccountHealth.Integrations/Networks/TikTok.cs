using AccountHealth.Core.Networks;
using AccountHealth.Core.Tokens;
using static AccountHealth.Core.Reasons.ReasonCodes;

namespace AccountHealth.Integrations.Networks;

/// <summary>TikTok profiles and ad accounts. Long-term advertiser tokens have no timer; sign-in tokens are renewed.</summary>
internal sealed class TikTok : INetwork
{
    private static readonly DateOnly CheckedOn = new(2026, 11, 21);

    public NetworkDescriptor Descriptor { get; } = new()
    {
        Id = "tiktok",
        Name = "TikTok",
        Mark = "Tt",
        Kinds = [AccountKind.Profile, AccountKind.AdAccount],
        Lifespans =
        [
            new(ClockKind.Access, null, "TikTok API for Business: a long-term token has no timer; Login Kit tokens live 2 hours", CheckedOn)
            {
                Disagreement = "help pages know the long-term token only; an older Login Kit page says 24 hours.",
            },
            new(ClockKind.Refresh, TimeSpan.FromDays(180), "TikTok Login Kit, user access token management (Nov 2026): 180 days, a new one at each refresh", CheckedOn, Slides: true)
            {
                Disagreement = "an older page and running code: 365 days.",
            },
        ],
        Reasons =
        [
            AccessRevoked, TokenExpired, InsufficientAccess, MissingPermissions, AccountSuspended, PolicyViolation,
            ResourceGone, UnknownAuthFailure, AdAccountDisabled,
        ],
        Settings = new SettingsPage("Apps and services permissions", new Uri("https://www.tiktok.com/setting"), "open-source connectors"),
    };
}

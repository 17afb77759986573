using AccountHealth.Core.Networks;
using AccountHealth.Core.Tokens;
using static AccountHealth.Core.Reasons.ReasonCodes;

namespace AccountHealth.Integrations.Networks;

/// <summary>X profiles and ad accounts. Two families of token: OAuth 1.0a never ends by a timer, OAuth 2.0 lives two hours.</summary>
internal sealed class X : INetwork
{
    private static readonly DateOnly CheckedOn = new(2026, 11, 21);

    public NetworkDescriptor Descriptor { get; } = new()
    {
        Id = "x",
        Name = "X",
        Mark = "X",
        Kinds = [AccountKind.Profile, AccountKind.AdAccount],
        Lifespans =
        [
            // Without knowing the family no length can be assumed: two hours, or none at all.
            new(ClockKind.Access, null, "X documentation: 2 hours with OAuth 2.0, no expiry with OAuth 1.0a", CheckedOn)
            {
                Disagreement = "help pages: no end; true of OAuth 1.0a only.",
            },
            new(ClockKind.Refresh, null, "X documentation names no life for a refresh token; each is good for one use", CheckedOn)
            {
                Disagreement = "six months are often quoted, without a source at X.",
            },
        ],
        Reasons =
        [
            AccessRevoked, TokenExpired, AccountLocked, AccountSuspended, InsufficientAccess, MissingPermissions,
            PolicyViolation, ResourceGone, UnknownAuthFailure, AdAccountDisabled,
        ],
        Settings = new SettingsPage(
            "Connected apps", new Uri("https://x.com/settings/connected_apps"), "X documentation, user access tokens"),
    };
}

using AccountHealth.Core.Networks;
using AccountHealth.Core.Tokens;
using static AccountHealth.Core.Reasons.ReasonCodes;

namespace AccountHealth.Integrations.Networks;

/// <summary>Snapchat ad accounts.</summary>
internal sealed class Snapchat : INetwork
{
    private static readonly DateOnly CheckedOn = new(2026, 11, 21);

    public NetworkDescriptor Descriptor { get; } = new()
    {
        Id = "snapchat",
        Name = "Snapchat",
        Mark = "Sc",
        Kinds = [AccountKind.AdAccount],
        Lifespans =
        [
            new(ClockKind.Access, TimeSpan.FromHours(1), "Snap Marketing API authentication: 60 minutes", CheckedOn)
            {
                Disagreement = "older material: 30 minutes.",
            },
            new(ClockKind.Refresh, null, "none published for the Marketing API; Sprinklr's help page: no deactivation", CheckedOn)
            {
                Disagreement = "a note on Login Kit: 30 days.",
            },
        ],
        Needs = new Dictionary<string, Requirement>
        {
            [AccountKind.AdAccount] = new(["snapchat-marketing-api"], []),
        },
        Reasons =
        [
            AccessRevoked, TokenExpired, InsufficientAccess, MissingPermissions, AccountSuspended, PolicyViolation,
            ResourceGone, AdAccountDisabled,
        ],
        Settings = new SettingsPage("Connected apps", new Uri("https://accounts.snapchat.com"), "Snapchat account pages"),
    };
}

using AccountHealth.Core.Networks;
using AccountHealth.Core.Tokens;
using static AccountHealth.Core.Reasons.ReasonCodes;

namespace AccountHealth.Integrations.Networks;

/// <summary>Pinterest profiles and ad accounts.</summary>
internal sealed class Pinterest : INetwork
{
    private static readonly DateOnly CheckedOn = new(2026, 11, 21);

    public NetworkDescriptor Descriptor { get; } = new()
    {
        Id = "pinterest",
        Name = "Pinterest",
        Mark = "Pi",
        Kinds = [AccountKind.Profile, AccountKind.AdAccount],
        Lifespans =
        [
            new(ClockKind.Access, TimeSpan.FromDays(30), "Pinterest token response, 30 days; also Sprinklr's help page", CheckedOn)
            {
                Disagreement = "two help pages of Sprinklr and one of Hootsuite: no end at all.",
            },
            new(ClockKind.Refresh, TimeSpan.FromDays(60), "Pinterest API v5 description: 60 days, renewed at every refresh", CheckedOn, Slides: true)
            {
                Disagreement = "Sprinklr’s help page: 365 days; Pinterest’s description: that kind was withdrawn, old ones work until they fail.",
            },
        ],
        RenewalWindow = TimeSpan.FromDays(7),
        Needs = new Dictionary<string, Requirement>
        {
            [AccountKind.Profile] = new(["user_accounts:read"], []),
            [AccountKind.AdAccount] = new(["ads:read"], []),
        },
        Reasons =
        [
            PasswordOrSecurityAlert, AccessRevoked, TokenExpired, InsufficientAccess, MissingPermissions, AccountSuspended,
            PolicyViolation, ResourceGone, AdAccountDisabled,
        ],
        Settings = new SettingsPage(
            "Security", new Uri("https://www.pinterest.com/settings/security"), "open-source connectors"),
    };
}

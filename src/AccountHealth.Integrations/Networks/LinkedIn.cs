using AccountHealth.Core.Networks;
using AccountHealth.Core.Tokens;
using static AccountHealth.Core.Reasons.ReasonCodes;

namespace AccountHealth.Integrations.Networks;

/// <summary>LinkedIn members, pages and ad accounts.</summary>
internal sealed class LinkedIn : INetwork
{
    private static readonly DateOnly CheckedOn = new(2026, 11, 21);

    public NetworkDescriptor Descriptor { get; } = new()
    {
        Id = "linkedin",
        Name = "LinkedIn",
        Mark = "Li",
        Kinds = [AccountKind.Profile, AccountKind.Page, AccountKind.AdAccount],
        Lifespans =
        [
            new(ClockKind.Access, TimeSpan.FromDays(60), "LinkedIn, programmatic refresh tokens: access lives 60 days", CheckedOn)
            {
                Disagreement = "help pages name one life of 365 days; LinkedIn’s documents give 60 days to the access token, renewed on the grant by approved apps only.",
            },
            new(ClockKind.Refresh, TimeSpan.FromDays(365), "LinkedIn, programmatic refresh tokens: 365 days from the first consent, not renewed by refreshing", CheckedOn)
            {
                Disagreement = "help pages count the 365 days from the last connecting, which is the same while nobody connects again.",
            },
            // No rule of its own in LinkedIn's documents: it is an access token that nobody renewed for 60 days.
            new(ClockKind.Inactivity, TimeSpan.FromDays(60), "help pages of Sprinklr, Hootsuite and Lofty: unused for 60 days", CheckedOn, Slides: true)
            {
                Disagreement = "LinkedIn’s documents know no such rule; there it is an access token that nobody renewed.",
            },
        ],
        RenewalWindow = TimeSpan.FromDays(7),
        Needs = new Dictionary<string, Requirement>
        {
            [AccountKind.Page] = new(
                ["r_organization_social|w_organization_social|rw_organization_admin|r_organization_admin"],
                ["Super admin", "ADMINISTRATOR", "Admin", "Designated admin"]),
            [AccountKind.AdAccount] = new(["r_ads|rw_ads"], []),
        },
        Reasons =
        [
            AccessRevoked, TokenExpired, TokenExpiredInactivity, InsufficientAccess, MissingPermissions, RestrictedProfile,
            PolicyViolation, ResourceGone, UnknownAuthFailure, AdAccountDisabled,
        ],
        Settings = new SettingsPage(
            "Permitted services", new Uri("https://www.linkedin.com/psettings/permitted-services"), "open-source connectors"),
    };
}

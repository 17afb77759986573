using AccountHealth.Core.Networks;
using static AccountHealth.Core.Reasons.ReasonCodes;

namespace AccountHealth.Integrations.Networks;

/// <summary>Instagram professional accounts, held by a Facebook login or by Instagram's own.</summary>
internal sealed class Instagram : INetwork
{
    public NetworkDescriptor Descriptor { get; } = new()
    {
        Id = "instagram",
        Name = "Instagram",
        Mark = "Ig",
        Kinds = [AccountKind.Profile],
        SignsInWith = ["facebook"],
        Lifespans = [Meta.LongLivedToken, Meta.DataAccess],
        // Meta, refresh_access_token reference: a token must be a day old and not expired to be renewed.
        RenewalWindow = TimeSpan.FromDays(20),
        Needs = new Dictionary<string, Requirement>
        {
            [AccountKind.Profile] = new(["instagram_basic|instagram_business_basic"], []),
        },
        Reasons =
        [
            PasswordOrSecurityAlert, AccessRevoked, SecurityCheckpoint, TokenExpired, TokenExpiredInactivity,
            UnconfirmedAccount, InsufficientPageRole, MissingPermissions, RestrictedProfile, PolicyViolation, ResourceGone,
        ],
        Settings = new SettingsPage(
            "Apps and websites", new Uri("https://www.instagram.com/accounts/manage_access/"), "open-source connectors"),
    };
}

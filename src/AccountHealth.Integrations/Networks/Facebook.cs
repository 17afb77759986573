using AccountHealth.Core.Networks;
using static AccountHealth.Core.Reasons.ReasonCodes;

namespace AccountHealth.Integrations.Networks;

/// <summary>Facebook pages, groups and ad accounts, all held by the token of a person.</summary>
internal sealed class Facebook : INetwork
{
    public NetworkDescriptor Descriptor { get; } = new()
    {
        Id = "facebook",
        Name = "Facebook",
        Mark = "Fb",
        Kinds = [AccountKind.Page, AccountKind.Group, AccountKind.AdAccount],
        Lifespans = [Meta.LongLivedToken, Meta.DataAccess],
        Needs = new Dictionary<string, Requirement>
        {
            // Pages report tasks; older exports the role names of the time before them.
            [AccountKind.Page] = new(
                ["pages_show_list", "pages_read_engagement"],
                ["Admin", "Editor", "MANAGE", "CREATE_CONTENT", "Full control"]),
            [AccountKind.Group] = new([], ["Admin"]),
            [AccountKind.AdAccount] = new(["ads_read|ads_management"], []),
        },
        Reasons =
        [
            PasswordOrSecurityAlert, AccessRevoked, SecurityCheckpoint, TokenExpired, TokenExpiredInactivity,
            UnconfirmedAccount, InsufficientPageRole, MissingPermissions, PageRestrictionSettings, RestrictedProfile,
            PolicyViolation, ResourceGone, AdAccountDisabled,
        ],
        Settings = Meta.BusinessIntegrations,
    };
}

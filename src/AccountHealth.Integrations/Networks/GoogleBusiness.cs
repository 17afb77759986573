using AccountHealth.Core.Networks;
using static AccountHealth.Core.Reasons.ReasonCodes;

namespace AccountHealth.Integrations.Networks;

/// <summary>Locations of Google Business Profile, formerly My Business.</summary>
internal sealed class GoogleBusiness : INetwork
{
    public NetworkDescriptor Descriptor { get; } = new()
    {
        Id = "google-business",
        Name = "Google Business",
        Mark = "Gb",
        Kinds = [AccountKind.Location],
        // One help page (Lofty's) names 365 days; Google documents no such timer.
        Lifespans = Google.Lifespans,
        Needs = new Dictionary<string, Requirement>
        {
            [AccountKind.Location] = new(["business.manage"], []),
        },
        Reasons =
        [
            AccessRevoked, TokenExpired, TokenExpiredInactivity, SecurityCheckpoint, InsufficientAccess, MissingPermissions,
            PolicyViolation, ResourceGone,
        ],
        Settings = Google.Connections,
    };
}

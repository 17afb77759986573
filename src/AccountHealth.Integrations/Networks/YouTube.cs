using AccountHealth.Core.Networks;
using static AccountHealth.Core.Reasons.ReasonCodes;

namespace AccountHealth.Integrations.Networks;

/// <summary>YouTube channels, held by a Google login.</summary>
internal sealed class YouTube : INetwork
{
    public NetworkDescriptor Descriptor { get; } = new()
    {
        Id = "youtube",
        Name = "YouTube",
        Mark = "Yt",
        Kinds = [AccountKind.Channel],
        Lifespans = Google.Lifespans,
        Needs = new Dictionary<string, Requirement>
        {
            [AccountKind.Channel] = new(["youtube.readonly|youtube|youtube.force-ssl|youtube.upload"], []),
        },
        Reasons =
        [
            AccessRevoked, TokenExpired, TokenExpiredInactivity, SecurityCheckpoint, InsufficientAccess, MissingPermissions,
            AccountSuspended, PolicyViolation, ResourceGone,
        ],
        Settings = Google.Connections,
    };
}

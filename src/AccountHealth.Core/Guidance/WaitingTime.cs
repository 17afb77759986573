using AccountHealth.Core.Accounts;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Core.Guidance;

/// <summary>Some networks want to be left alone for a while after they found something.</summary>
public static class WaitingTime
{
    /// <summary>
    /// Until when nothing should be tried with the authorization, counted from when the reason was found; null where the
    /// network asks for nothing. It may have passed.
    /// </summary>
    public static DateTimeOffset? Until(Authorization authorization, string reason, GuidanceCatalog guidance) =>
        Against(authorization, reason) is { } finding
            ? finding.At + guidance.WaitAfter(authorization.Account.Network, authorization.Account.Kind, reason)
            : null;

    private static Finding? Against(Authorization authorization, string reason) =>
        authorization.Token.Health.Finding is { } token && token.Reason == reason ? token
        : authorization.Finding is { } own && own.Reason == reason ? own
        : null;
}

using static AccountHealth.Core.Reasons.ReasonCodes;

namespace AccountHealth.Core.Reasons;

/// <summary>All reasons there are, with the words people use for them.</summary>
public static class ReasonVocabulary
{
    public static IReadOnlyList<Reason> All { get; } =
    [
        new(PasswordOrSecurityAlert, "Password changed", "password changed, or the network saw a security risk", ReasonReach.Token, ReasonFamily.TakenAway),
        new(AccessRevoked, "Access revoked", "access was revoked", ReasonReach.Token, ReasonFamily.TakenAway),
        new(SecurityCheckpoint, "Security check pending", "login waits for a security check", ReasonReach.Token, ReasonFamily.NetworkAct),
        new(TokenExpired, "Token expired", "token expired", ReasonReach.Token, ReasonFamily.Expired),
        new(TokenExpiredInactivity, "Unused for too long", "token was not used for too long", ReasonReach.Token, ReasonFamily.Expired),
        new(UnconfirmedAccount, "Login unconfirmed", "login has to be confirmed first", ReasonReach.Token, ReasonFamily.NetworkAct),
        new(InsufficientPageRole, "Page role lost", "role on the page was taken away", ReasonReach.Authorization, ReasonFamily.RoleOrPermission),
        new(MissingPermissions, "Permissions missing", "token lacks permissions", ReasonReach.Authorization, ReasonFamily.RoleOrPermission),
        new(PageRestrictionSettings, "Page restricted", "login cannot see the page: it is unpublished or limited by country or age", ReasonReach.Authorization, ReasonFamily.RoleOrPermission),
        new(InsufficientAccess, "Admin access lost", "admin access was taken away", ReasonReach.Authorization, ReasonFamily.RoleOrPermission),
        new(RestrictedProfile, "Profile restricted", "profile was restricted by the network", ReasonReach.Token, ReasonFamily.NetworkAct),
        new(AccountLocked, "Login locked", "login was locked by the network", ReasonReach.Token, ReasonFamily.NetworkAct),
        new(AccountSuspended, "Suspended", "login was suspended by the network", ReasonReach.Token, ReasonFamily.NetworkAct),
        new(PolicyViolation, "Policy violation", "login was blocked for breaking the network's rules", ReasonReach.Token, ReasonFamily.NetworkAct),
        new(ResourceGone, "Deleted at the network", "account no longer exists at the network", ReasonReach.Authorization, ReasonFamily.NetworkAct),
        new(UnknownAuthFailure, "Refused, no cause given", "token was refused without a cause", ReasonReach.Token, ReasonFamily.TakenAway),
        new(Withdrawn, "Withdrawn", "token was withdrawn here", ReasonReach.Authorization, ReasonFamily.TakenAway),
        new(AdAccountDisabled, "Disabled by the network", "ad account was disabled by the network", ReasonReach.AccountState, ReasonFamily.NetworkAct),
        new(RateLimited, "Too many requests", "network asked us to wait", ReasonReach.Asking, ReasonFamily.NoAnswer),
        new(NetworkOutage, "No answer", "network gave no answer", ReasonReach.Asking, ReasonFamily.NoAnswer),
        new(AppMisconfigured, "Our set-up", "our own set-up was refused", ReasonReach.Asking, ReasonFamily.NoAnswer),
    ];

    private static readonly Dictionary<string, Reason> ByCode = All.ToDictionary(reason => reason.Code, StringComparer.Ordinal);

    /// <summary>The reason with that code in any case, with hyphens or underscores; null if there is none.</summary>
    public static Reason? Find(string? code) =>
        code is null ? null : ByCode.GetValueOrDefault(code.Trim().ToUpperInvariant().Replace('-', '_'));

    /// <summary>The reason with that code.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static Reason Of(string code) => ByCode[code];
}

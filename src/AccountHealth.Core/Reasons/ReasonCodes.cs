namespace AccountHealth.Core.Reasons;

/// <summary>The closed vocabulary of reasons.</summary>
public static class ReasonCodes
{
    public const string PasswordOrSecurityAlert = "PASSWORD_OR_SECURITY_ALERT";
    public const string AccessRevoked = "ACCESS_REVOKED";
    public const string SecurityCheckpoint = "SECURITY_CHECKPOINT";
    public const string TokenExpired = "TOKEN_EXPIRED";
    public const string TokenExpiredInactivity = "TOKEN_EXPIRED_INACTIVITY";
    public const string UnconfirmedAccount = "UNCONFIRMED_ACCOUNT";
    public const string InsufficientPageRole = "INSUFFICIENT_PAGE_ROLE";
    public const string MissingPermissions = "MISSING_PERMISSIONS";
    public const string PageRestrictionSettings = "PAGE_RESTRICTION_SETTINGS";
    public const string InsufficientAccess = "INSUFFICIENT_ACCESS";
    public const string RestrictedProfile = "RESTRICTED_PROFILE";
    public const string AccountLocked = "ACCOUNT_LOCKED";
    public const string AccountSuspended = "ACCOUNT_SUSPENDED";
    public const string PolicyViolation = "POLICY_VIOLATION";
    public const string ResourceGone = "RESOURCE_GONE";
    public const string UnknownAuthFailure = "UNKNOWN_AUTH_FAILURE";
    public const string Withdrawn = "WITHDRAWN";
    public const string AdAccountDisabled = "AD_ACCOUNT_DISABLED";
    public const string RateLimited = "RATE_LIMITED";
    public const string NetworkOutage = "NETWORK_OUTAGE";
    public const string AppMisconfigured = "APP_MISCONFIGURED";
}

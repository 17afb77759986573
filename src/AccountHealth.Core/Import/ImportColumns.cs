namespace AccountHealth.Core.Import;

/// <summary>The columns of an import file, in the order in which an export writes them.</summary>
public static class ImportColumns
{
    public const string Network = "network";
    public const string AccountKind = "account_kind";
    public const string AccountId = "account_id";
    public const string AccountName = "account_name";
    public const string OwnerEmail = "owner_email";
    public const string Tags = "tags";
    public const string UserId = "user_id";
    public const string UserName = "user_name";
    public const string UserEmail = "user_email";
    public const string Order = "order";
    public const string Role = "role";
    public const string AccessToken = "access_token";
    public const string RefreshToken = "refresh_token";
    public const string IssuedAt = "issued_at";
    public const string ExpiresAt = "expires_at";
    public const string RefreshExpiresAt = "refresh_expires_at";
    public const string DataAccessExpiresAt = "data_access_expires_at";
    public const string LastUsedAt = "last_used_at";
    public const string Scopes = "scopes";
    public const string LoginNetwork = "login_network";
    public const string App = "app";
    public const string TimeZone = "time_zone";
    public const string Reason = "reason";

    public static IReadOnlyList<string> All { get; } =
    [
        Network, AccountKind, AccountId, AccountName, OwnerEmail, Tags, UserId, UserName, UserEmail, Order, Role,
        AccessToken, RefreshToken, IssuedAt, ExpiresAt, RefreshExpiresAt, DataAccessExpiresAt, LastUsedAt, Scopes,
        LoginNetwork, App, TimeZone, Reason,
    ];

    /// <summary>Without these a row says nothing about any account.</summary>
    public static IReadOnlyList<string> Required { get; } = [Network, AccountKind, AccountId];
}

namespace AccountHealth.Tests.Integrations.Agreement;

/// <summary>What may happen at Google. What only its token endpoint tells is found when the access token is over.</summary>
public static class GoogleHappenings
{
    private const string YouTube = "youtube/default";
    private const string Business = "google-business/default";
    private const string Channel = "channel Berg Ceramics";
    private const string North = "location Corner Bakery North";

    public static TheoryData<string, string, string, string, string> All() => new()
    {
        { YouTube, "revoke", "", "", "token ACCESS_REVOKED" },
        { YouTube, "checkpoint", "", "hours=2", "token SECURITY_CHECKPOINT" },
        { YouTube, "checkpoint", "", "detail=rapt_required&hours=2", "token SECURITY_CHECKPOINT" },
        { YouTube, "restrict", "", "hours=2", "token MISSING_PERMISSIONS" },
        { YouTube, "restrict", "", "detail=access_denied&hours=2", "token MISSING_PERMISSIONS" },
        { YouTube, "gone", "", "hours=2", "token RESOURCE_GONE" },
        { YouTube, "drop-permission", "", "scope=https://www.googleapis.com/auth/youtube.readonly", $"{Channel} MISSING_PERMISSIONS" },
        { YouTube, "expire-now", "", "", "" },
        { YouTube, "wait", "", "hours=4800", "token TOKEN_EXPIRED_INACTIVITY" },
        { YouTube, "suspend", "", "", "token ACCOUNT_SUSPENDED" },
        { YouTube, "suspend", Channel, "", "token ACCOUNT_SUSPENDED" },
        { YouTube, "gone", Channel, "", $"{Channel} RESOURCE_GONE" },
        { YouTube, "gone", Channel, "detail=no-items", $"{Channel} RESOURCE_GONE" },
        { YouTube, "gone", Channel, "detail=youtubeSignupRequired", $"{Channel} RESOURCE_GONE" },
        { YouTube, "gone", Channel, "detail=channelNotFound", $"{Channel} RESOURCE_GONE" },
        { YouTube, "lose-page-role", Channel, "", $"{Channel} INSUFFICIENT_ACCESS" },
        { YouTube, "app-condition", "", "condition=SERVICE_DISABLED", "token APP_MISCONFIGURED" },
        { Business, "revoke", "", "", "token ACCESS_REVOKED" },
        { Business, "wait", "", "hours=4800", "token TOKEN_EXPIRED_INACTIVITY" },
        {
            Business, "drop-permission", "", "scope=https://www.googleapis.com/auth/business.manage",
            FacebookHappenings.Each("MISSING_PERMISSIONS", North, "location Corner Bakery South", "location Corner Bakery Station", "location Corner Café", "location Harbour Bikes Pier")
        },
        { Business, "suspend", North, "", $"{North} POLICY_VIOLATION" },
        { Business, "suspend", North, "detail=left-out", $"{North} POLICY_VIOLATION" },
        { Business, "restrict", North, "", $"{North} POLICY_VIOLATION" },
        // Not verified is a state of the location, not a lost connection.
        { Business, "unconfirmed", North, "", "" },
        { Business, "lose-page-role", North, "", $"{North} INSUFFICIENT_ACCESS" },
        { Business, "gone", North, "", $"{North} RESOURCE_GONE" },
    };
}

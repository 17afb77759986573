namespace AccountHealth.Tests.Integrations.Agreement;

/// <summary>What may happen at LinkedIn, TikTok, Pinterest, Snapchat and X.</summary>
public static class OtherHappenings
{
    private const string LinkedIn = "linkedin/default";
    private const string TikTokAds = "tiktok/business";
    private const string TikTok = "tiktok/login";
    private const string Pinterest = "pinterest/default";
    private const string Snapchat = "snapchat/default";
    private const string X = "x/default";
    private const string Page = "page Corner Bakery";
    private const string Ads = "ad-account Bakery campaigns";
    private const string Profile = "profile Ann Berg";
    private const string Berg = "ad-account Berg DE";
    private const string Austria = "ad-account Bakery AT";

    public static TheoryData<string, string, string, string, string> LinkedInAndTikTok() => new()
    {
        { LinkedIn, "revoke", "", "", "token ACCESS_REVOKED" },
        // LinkedIn has no word of its own for a restricted member.
        { LinkedIn, "restrict", "", "", "token ACCESS_REVOKED" },
        { LinkedIn, "drop-permission", "", "scope=r_ads", FacebookHappenings.Each("MISSING_PERMISSIONS", Ads, "ad-account Bikes campaigns", "ad-account Café campaigns") },
        { LinkedIn, "drop-permission", "", "scope=rw_organization_admin", FacebookHappenings.Each("MISSING_PERMISSIONS", Page, "page Corner Café", "page Harbour Bikes") },
        { LinkedIn, "expire-now", "", "", "" },
        { LinkedIn, "unused-for", "", "days=61", "" },
        { LinkedIn, "wait", "", "hours=8784", "token TOKEN_EXPIRED" },
        { LinkedIn, "lose-page-role", Page, "", $"{Page} INSUFFICIENT_ACCESS" },
        { LinkedIn, "lose-page-role", Page, "role=ANALYST", $"{Page} INSUFFICIENT_ACCESS" },
        { LinkedIn, "lose-page-role", Ads, "", $"{Ads} INSUFFICIENT_ACCESS" },
        { LinkedIn, "disable-ad-account", Ads, "", $"{Ads} AD_ACCOUNT_DISABLED" },
        { LinkedIn, "disable-ad-account", Ads, "detail=BILLING_HOLD", $"{Ads} AD_ACCOUNT_DISABLED" },
        // What is gone is in no list, and that is all a list says.
        { LinkedIn, "gone", Page, "", $"{Page} INSUFFICIENT_ACCESS" },
        { LinkedIn, "gone", Ads, "", $"{Ads} INSUFFICIENT_ACCESS" },
        { TikTokAds, "revoke", "", "", "token ACCESS_REVOKED" },
        { TikTokAds, "change-password", "", "", "token ACCESS_REVOKED" },
        { TikTokAds, "expire-now", "", "", "token TOKEN_EXPIRED" },
        { TikTokAds, "unused-for", "", "days=400", "" },
        { TikTokAds, "drop-permission", "", "scope=4", FacebookHappenings.Each("MISSING_PERMISSIONS", "ad-account Berg AT", Berg) },
        { TikTokAds, "disable-ad-account", Berg, "", $"{Berg} AD_ACCOUNT_DISABLED" },
        { TikTokAds, "disable-ad-account", Berg, "detail=STATUS_PENDING_CONFIRM", "" },
        { TikTokAds, "suspend", Berg, "", $"{Berg} AD_ACCOUNT_DISABLED" },
        { TikTokAds, "lose-page-role", Berg, "", $"{Berg} ACCESS_REVOKED" },
        { TikTokAds, "gone", Berg, "", $"{Berg} RESOURCE_GONE" },
        { TikTokAds, "gone", Berg, "detail=40301", $"{Berg} RESOURCE_GONE" },
        { TikTok, "revoke", "", "", "token ACCESS_REVOKED" },
        { TikTok, "change-password", "", "", "token ACCESS_REVOKED" },
        { TikTok, "expire-now", "", "", "" },
        { TikTok, "wait", "", "hours=4400", "token TOKEN_EXPIRED" },
        { TikTok, "drop-permission", "", "scope=user.info.basic", $"{Profile} MISSING_PERMISSIONS" },
        { TikTok, "restrict", "", "", "token POLICY_VIOLATION" },
        { TikTok, "restrict", "", "detail=200", "token POLICY_VIOLATION" },
    };

    public static TheoryData<string, string, string, string, string> PinterestSnapchatAndX() => new()
    {
        { Pinterest, "change-password", "", "", "token PASSWORD_OR_SECURITY_ALERT" },
        { Pinterest, "revoke", "", "", "token PASSWORD_OR_SECURITY_ALERT" },
        { Pinterest, "expire-now", "", "", "" },
        { Pinterest, "wait", "", "hours=1464", "token TOKEN_EXPIRED" },
        { Pinterest, "drop-permission", "", "scope=user_accounts:read", $"{Profile} MISSING_PERMISSIONS" },
        { Pinterest, "drop-permission", "", "scope=ads:read", FacebookHappenings.Each("MISSING_PERMISSIONS", Austria, "ad-account Bakery DE", "ad-account Harbour Bikes") },
        { Pinterest, "lose-page-role", Austria, "", $"{Austria} INSUFFICIENT_ACCESS" },
        { Pinterest, "suspend", "", "", "token POLICY_VIOLATION" },
        { Pinterest, "restrict", "", "", "token POLICY_VIOLATION" },
        { Pinterest, "gone", Austria, "", $"{Austria} INSUFFICIENT_ACCESS" },
        { Snapchat, "revoke", "", "", "token ACCESS_REVOKED" },
        { Snapchat, "change-password", "", "", "token ACCESS_REVOKED" },
        { Snapchat, "suspend", "", "", "token ACCESS_REVOKED" },
        { Snapchat, "expire-now", "", "", "" },
        {
            Snapchat, "drop-permission", "", "scope=snapchat-marketing-api",
            FacebookHappenings.Each("INSUFFICIENT_ACCESS", Austria, "ad-account Bakery DE", "ad-account Bikes DE", "ad-account Café DE")
        },
        { Snapchat, "lose-page-role", Austria, "", $"{Austria} INSUFFICIENT_ACCESS" },
        { Snapchat, "disable-ad-account", Austria, "", $"{Austria} AD_ACCOUNT_DISABLED" },
        { Snapchat, "gone", Austria, "", $"{Austria} INSUFFICIENT_ACCESS" },
        { X, "revoke", "", "", "token ACCESS_REVOKED" },
        { X, "expire-now", "", "", "" },
        { X, "wait", "", "hours=4416", "token ACCESS_REVOKED" },
        { X, "lock", "", "", "token ACCOUNT_LOCKED" },
        { X, "lock", Profile, "detail=326", "token ACCOUNT_LOCKED" },
        { X, "suspend", "", "", "token ACCOUNT_SUSPENDED" },
        { X, "suspend", "", "detail=63", "token ACCOUNT_SUSPENDED" },
        { X, "suspend", "", "detail=64", "token ACCOUNT_SUSPENDED" },
        { X, "suspend", Profile, "detail=200", "token ACCOUNT_SUSPENDED" },
        { X, "suspend", Profile, "detail=403", "token ACCOUNT_SUSPENDED" },
        { X, "gone", Profile, "", $"{Profile} RESOURCE_GONE" },
        { X, "drop-permission", "", "scope=users.read", $"{Profile} MISSING_PERMISSIONS" },
        { X, "app-condition", "", "condition=client-not-enrolled", "token APP_MISCONFIGURED" },
        { X, "app-condition", "", "condition=no-credits", "token APP_MISCONFIGURED" },
    };
}

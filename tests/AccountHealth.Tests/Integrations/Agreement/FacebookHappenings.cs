namespace AccountHealth.Tests.Integrations.Agreement;

/// <summary>What may happen at Facebook and Instagram.</summary>
public static class FacebookHappenings
{
    private const string Facebook = "facebook/default";
    private const string Instagram = "instagram/default";
    private const string Page = "page Corner Bakery";
    private const string OnPage = "profile Corner Bakery";
    private const string Ads = "ad-account Bakery ads";
    private const string Profile = "profile Ann Berg Studio";

    public static TheoryData<string, string, string, string, string> All() => new()
    {
        { Facebook, "change-password", "", "", "token PASSWORD_OR_SECURITY_ALERT" },
        { Facebook, "revoke", "", "", "token ACCESS_REVOKED" },
        { Facebook, "checkpoint", "", "", "token SECURITY_CHECKPOINT" },
        { Facebook, "checkpoint", "", "detail=483", "token SECURITY_CHECKPOINT" },
        { Facebook, "checkpoint", "", "detail=490", "token SECURITY_CHECKPOINT" },
        { Facebook, "checkpoint", "", "detail=code 459", "token SECURITY_CHECKPOINT" },
        { Facebook, "checkpoint", Page, "", $"{Page} SECURITY_CHECKPOINT" },
        { Facebook, "unconfirmed", "", "", "token UNCONFIRMED_ACCOUNT" },
        { Facebook, "restrict", "", "", "token RESTRICTED_PROFILE" },
        { Facebook, "restrict", OnPage, "", $"{OnPage} RESTRICTED_PROFILE" },
        { Facebook, "suspend", "", "", "token POLICY_VIOLATION" },
        { Facebook, "suspend", "", "detail=1390008", "token POLICY_VIOLATION" },
        { Facebook, "suspend", Page, "", $"{Page} POLICY_VIOLATION" },
        { Facebook, "suspend", OnPage, "", $"{OnPage} POLICY_VIOLATION" },
        { Facebook, "drop-permission", "", "scope=ads_read", Each("MISSING_PERMISSIONS", Ads, "ad-account Bikes ads", "ad-account Café ads") },
        { Facebook, "drop-permission", "", "scope=pages_read_engagement", Each("MISSING_PERMISSIONS", Page, "page Corner Café", "page Harbour Bikes") },
        { Facebook, "drop-permission", "", "scope=instagram_basic", Each("MISSING_PERMISSIONS", OnPage, "profile Corner Café", "profile Harbour Bikes") },
        {
            Facebook, "drop-permission", "", "scope=pages_show_list",
            Each("MISSING_PERMISSIONS", Page, "page Corner Café", "page Harbour Bikes", OnPage, "profile Corner Café", "profile Harbour Bikes")
        },
        { Facebook, "expire-now", "", "", "token TOKEN_EXPIRED" },
        { Facebook, "unused-for", "", "days=61", "token TOKEN_EXPIRED" },
        { Facebook, "wait", "", "hours=1464", "token TOKEN_EXPIRED" },
        { Facebook, "lose-page-role", Page, "", Each("INSUFFICIENT_PAGE_ROLE", Page, OnPage) },
        { Facebook, "lose-page-role", Ads, "", $"{Ads} MISSING_PERMISSIONS" },
        { Facebook, "unpublish-page", Page, "", $"{Page} PAGE_RESTRICTION_SETTINGS" },
        { Facebook, "unpublish-page", Page, "detail=hidden", $"{Page} PAGE_RESTRICTION_SETTINGS" },
        { Facebook, "disable-ad-account", Ads, "", $"{Ads} AD_ACCOUNT_DISABLED" },
        { Facebook, "disable-ad-account", Ads, "detail=3/0", $"{Ads} AD_ACCOUNT_DISABLED" },
        { Facebook, "gone", Page, "", Each("INSUFFICIENT_PAGE_ROLE", Page, OnPage) },
        { Facebook, "gone", OnPage, "", $"{OnPage} ACCESS_REVOKED" },
        // Of what a business owns, 100/33 says no more than that.
        { Facebook, "gone", Ads, "", $"{Ads} MISSING_PERMISSIONS" },
        { Facebook, "app-condition", "", "condition=blocked", "token APP_MISCONFIGURED" },
        { Instagram, "change-password", "", "", "token PASSWORD_OR_SECURITY_ALERT" },
        { Instagram, "revoke", "", "", "token ACCESS_REVOKED" },
        { Instagram, "checkpoint", "", "", "token SECURITY_CHECKPOINT" },
        { Instagram, "checkpoint", "", "detail=code 459", "token SECURITY_CHECKPOINT" },
        { Instagram, "unconfirmed", "", "", "token UNCONFIRMED_ACCOUNT" },
        { Instagram, "restrict", "", "", "token RESTRICTED_PROFILE" },
        { Instagram, "restrict", Profile, "", "token RESTRICTED_PROFILE" },
        { Instagram, "suspend", "", "", "token POLICY_VIOLATION" },
        { Instagram, "suspend", Profile, "", "token POLICY_VIOLATION" },
        { Instagram, "drop-permission", "", "scope=instagram_business_basic", $"{Profile} MISSING_PERMISSIONS" },
        { Instagram, "expire-now", "", "", "token TOKEN_EXPIRED" },
        { Instagram, "unused-for", "", "days=61", "token TOKEN_EXPIRED" },
        { Instagram, "gone", Profile, "", $"{Profile} INSUFFICIENT_PAGE_ROLE" },
        { Instagram, "app-condition", "", "condition=blocked", "token APP_MISCONFIGURED" },
    };

    internal static string Each(string reason, params string[] accounts) => string.Join(", ", accounts.Select(one => $"{one} {reason}"));
}

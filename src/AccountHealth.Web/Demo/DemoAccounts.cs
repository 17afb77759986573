using static AccountHealth.Web.Demo.DemoToken;

namespace AccountHealth.Web.Demo;

/// <summary>The demo's accounts: every status, every clock that can bind, the usual mixtures of cover.</summary>
internal static class DemoAccounts
{
    private const string Lucia = "lucia-singh@agency.example";
    private const string Soren = "soren-ueda@agency.example";
    private const string Tariq = "tariq-garcia@agency.example";
    private const string PageScopes = "pages_show_list pages_read_engagement";
    private const string OrganizationScopes = "r_organization_social r_ads";

    // A login has one token, so that its facts are the same on every account it serves.
    private static readonly DemoToken RosaFacebook = new("Rosa Dlamini") { Access = 34, DataAccess = 64, Issued = 26, Used = 1, Role = "Admin", Scopes = PageScopes + " ads_read" };
    private static readonly DemoToken GaborFacebook = new("Gábor Bianchi") { Access = 2.4, DataAccess = 32, Issued = 57, Used = 1, Role = "Admin", Scopes = PageScopes + " ads_read" };
    private static readonly DemoToken HanaFacebook = new("Hana Côté") { Access = 44, DataAccess = 74, Issued = 16, Used = 2, Role = "Editor", Scopes = PageScopes };
    private static readonly DemoToken AnnLinkedIn = new("Ann Abara") { Access = 41, Grant = 266, Issued = 99, Used = 9, Role = "Super admin", Scopes = OrganizationScopes };
    private static readonly DemoToken BoLinkedIn = new("Bo Singh") { Access = 16, Grant = 16, Issued = 349, Used = 1, Role = "Super admin", Scopes = OrganizationScopes };
    private static readonly DemoToken NunoLinkedIn = new("Nuno Côté") { Access = 9, Issued = 51, Used = 5, Role = "Super admin", Scopes = OrganizationScopes };
    private static readonly DemoToken DaraLinkedIn = new("Dara Rossi") { Access = 20, Grant = 73, Issued = 292, Used = 57, Role = "Viewer", Scopes = "r_organization_social" };
    private static readonly DemoToken WenLinkedIn = new("Wen Zhou") { Access = -4, Issued = 64, Used = 20, Role = "Super admin", Scopes = OrganizationScopes };
    private static readonly DemoToken UmaLinkedIn = new("Uma Petrov") { Access = 30, Grant = 200, Issued = 165, Used = 75, Role = "Super admin", Scopes = OrganizationScopes };
    private static readonly DemoToken KeikoGoogle = new("Keiko Eriksen") { Access = 0.03, Grant = Never, Issued = 300, Used = 1, Scopes = "youtube.readonly business.manage" };
    private static readonly DemoToken OtherGoogle = new("Nuno Côté") { Access = 0.02, Grant = Never, Issued = 200, Used = 4, Scopes = "youtube.readonly" };
    private static readonly DemoToken ZoePinterest = new("Zoë Fontaine") { Access = 12, Grant = 42, Issued = 18, Used = 3, Scopes = "user_accounts:read ads:read" };
    private static readonly DemoToken PriyaPinterest = new("Priya Varga") { Access = 21, Issued = 9, Used = 1, Scopes = "user_accounts:read" };
    private static readonly DemoToken YusufX = new("Yusuf Kowalska") { Access = Never, Issued = 400, Used = 2, Scopes = "tweet.read users.read" };
    private static readonly DemoToken OlgaX = new("Olga López") { Used = 30 };
    private static readonly DemoToken MbaliTikTok = new("Mbali Ueda") { Access = Never, Issued = 120, Used = 1, Role = "Advertiser" };
    private static readonly DemoToken QuangSnapchat = new("Quang Tran") { Access = 0.04, Grant = Never, Issued = 80, Used = 1, Scopes = "snapchat-marketing-api" };
    private static readonly DemoToken VeraInstagram = new("Vera Müller") { Access = Never, DataAccess = 25, Issued = 65, Used = 1, Scopes = "instagram_basic", LoginNetwork = "facebook" };
    private static readonly DemoToken InesFacebook = new("Ines Jansen") { Issued = 30, Used = 2, Role = "Admin", Scopes = PageScopes, WithoutSecret = true };

    private static readonly DemoToken JorgFacebook = new("Jörg Nakamura") { Access = 51, DataAccess = 81, Issued = 9, Used = 1, Role = "Admin", Scopes = PageScopes };
    private static readonly DemoToken FatimaFacebook = new("Fatima Tran") { Access = 27, DataAccess = 57, Issued = 33, Used = 1, Role = "Editor", Scopes = PageScopes };
    private static readonly DemoToken EunJiLinkedIn = new("Eun-ji Rossi") { Access = 37, Grant = 180, Issued = 185, Used = 2, Role = "Super admin", Scopes = OrganizationScopes };
    private static readonly DemoToken ChidiLinkedIn = new("Chidi Huang") { Access = 55, Grant = 350, Issued = 15, Used = 1, Role = "Super admin", Scopes = OrganizationScopes };
    private static readonly DemoToken XimenaTikTok = new("Ximena Quispe") { Access = 0.5, Grant = 120, Issued = 60, Used = 1 };

    public static byte[] File(DateTimeOffset now) => new DemoFile(now)
        .Account("linkedin", "ad-account", "Orchid Hotels España", Lucia, "launch-q4;paid", AnnLinkedIn, BoLinkedIn, NunoLinkedIn, DaraLinkedIn)
        .Account("linkedin", "page", "Orchid Hotels", Lucia, "organic", AnnLinkedIn, BoLinkedIn)
        .Account("linkedin", "page", "Pico Toys DE", Tariq, "organic", WenLinkedIn)
        .Account("linkedin", "profile", "Corner Bakery 日本", Soren, "launch-q4;organic", DaraLinkedIn, AnnLinkedIn)
        .Account("linkedin", "page", "Summit Health IN", Soren, "organic", UmaLinkedIn)
        .Account("linkedin", "ad-account", "Nordic Home", Tariq, "paid", NunoLinkedIn)
        .Account("facebook", "page", "Kestrel Air ZA", Tariq, "launch-q4;organic", RosaFacebook)
        .Account("facebook", "ad-account", "Kestrel Air ads", Tariq, "launch-q4;paid", RosaFacebook, GaborFacebook)
        .Account("facebook", "group", "Kestrel Air frequent flyers", "", "organic", RosaFacebook)
        .Account("facebook", "page", "Quill Books FR", Lucia, "organic", HanaFacebook, RosaFacebook)
        .Account("facebook", "page", "Quill Books IN", Lucia, "organic", HanaFacebook)
        .Account("facebook", "ad-account", "Delta Cycles", Soren, "paid", GaborFacebook)
        .Account("facebook", "page", "Río Sur Wines", Soren, "organic", InesFacebook)
        .Account("facebook", "page", "Harbor & Sons", "", "organic", HanaFacebook, InesFacebook)
        .Account("instagram", "profile", "Blue Lantern Tea", Lucia, "launch-q4;organic", FromFacebook(GaborFacebook))
        .Account("instagram", "profile", "Greenway Insurance España, atención al cliente", Lucia, "organic", FromFacebook(RosaFacebook), FromFacebook(HanaFacebook))
        .Account("instagram", "profile", "Étoile Paris", Tariq, "organic", VeraInstagram)
        .Account("instagram", "profile", "Ikigai Studio", Soren, "organic", VeraInstagram, FromFacebook(HanaFacebook))
        .Account("pinterest", "profile", "Maple Bank", Lucia, "organic", ZoePinterest)
        .Account("pinterest", "ad-account", "Maple Bank ads", Lucia, "paid", PriyaPinterest, ZoePinterest)
        .Account("pinterest", "profile", "Alpine Outfitters", Tariq, "organic", PriyaPinterest)
        .Account("youtube", "channel", "Casa Verde", Soren, "organic", KeikoGoogle)
        .Account("google-business", "location", "Fjord Coffee Oslo", Soren, "organic", KeikoGoogle)
        .Account("x", "profile", "Jolt Energy", Tariq, "launch-q4;organic", YusufX)
        .Account("x", "profile", "Lumen Optics", Tariq, "organic", OlgaX)
        .Account("x", "ad-account", "Jolt Energy ads", Tariq, "paid", YusufX, OlgaX)
        .Account("tiktok", "ad-account", "Pico Toys", Lucia, "launch-q4;paid", MbaliTikTok)
        .Account("tiktok", "profile", "Summit Health", Lucia, "organic")
        .Account("snapchat", "ad-account", "Delta Cycles", Soren, "paid", QuangSnapchat)
        .Account("facebook", "page", "Summit Health UK", Tariq, "organic", JorgFacebook, HanaFacebook)
        .Account("facebook", "page", "Maple Bank Nederland", Lucia, "organic", FatimaFacebook, HanaFacebook)
        .Account("facebook", "page", "Corner Bakery", Soren, "organic", HanaFacebook, RosaFacebook)
        .Account("facebook", "page", "Pico Toys BR", Soren, "organic", HanaFacebook)
        .Account("linkedin", "page", "Lumen Optics", Tariq, "organic", EunJiLinkedIn, ChidiLinkedIn)
        .Account("linkedin", "page", "Jolt Energy", Tariq, "launch-q4;organic", ChidiLinkedIn)
        .Account("tiktok", "profile", "Blue Lantern Tea", Lucia, "organic", XimenaTikTok)
        .Account("youtube", "channel", "Quill Books", Lucia, "organic", OtherGoogle)
        .ToBytes();

    private static DemoToken FromFacebook(DemoToken token) => token with { LoginNetwork = "facebook" };
}

using System.Text.Json.Nodes;

namespace AccountHealth.Tests.Sandbox;

/// <summary>The sandbox and the recorded answers were written independently of each other; here they must agree.</summary>
public class FacebookAsRecordedTests
{
    private const string Bakery = "104000000000501";
    private const string Exchange = "/{version}/oauth/access_token";
    private const string Debug = "/{version}/debug_token";
    private const string PageFields = "id,name,username,access_token,tasks,picture";
    private const string HealthFields = "id,name,is_published,tasks";
    private const string AdFields = "id,account_id,name,account_status,disable_reason,currency,timezone_name,business";

    [Fact]
    public Task A_code_becomes_a_short_token() => SuccessAsync("code-exchange", Exchange, async (_, ann) => await ann.ExchangeAsync(await ann.CodeAsync()));

    [Fact]
    public Task A_short_token_becomes_a_long_one() => SuccessAsync("long-lived-exchange", Exchange, (_, ann) => ann.LengthenAsync());

    [Fact]
    public Task The_life_of_a_token_can_be_missing() => SuccessAsync("long-lived-exchange-without-expiry", Exchange, async (sandbox, ann) =>
    {
        await sandbox.OrderAsync("app-condition", new { network = "facebook", condition = "no-expires-in" });
        return await ann.LengthenAsync();
    });

    [Fact]
    public Task A_person_s_token_is_inspected() => SuccessAsync("inspect-user-token", Debug, (_, ann) => ann.InspectAsync(), FacebookPerson.PageScopes);

    [Fact]
    public Task A_Page_s_token_is_inspected() => SuccessAsync("inspect-page-token", Debug,
        async (_, ann) => await ann.InspectAsync(await ann.PageTokenAsync(Bakery)), FacebookPerson.PageScopes);

    [Theory]
    [InlineData("me", "me?fields=id,name")]
    [InlineData("pages", "me/accounts?limit=100&fields=" + PageFields)]
    [InlineData("businesses", "me/businesses")]
    [InlineData("owned-pages", "700100200300400/owned_pages?fields=" + PageFields)]
    [InlineData("client-pages", "700100200300400/client_pages?fields=" + PageFields)]
    [InlineData("page-health", Bakery + "?fields=" + HealthFields)]
    [InlineData("page-health-2", "104000000000502?fields=" + HealthFields)]
    [InlineData("ad-accounts", "me/adaccounts?fields=" + AdFields)]
    [InlineData("ad-account", "act_880011223344001?fields=" + AdFields)]
    [InlineData("ad-account-2", "act_880011223344002?fields=" + AdFields)]
    [InlineData("permissions", "me/permissions")]
    public Task What_the_API_answers(string file, string path) =>
        SuccessAsync(file, "/{version}/" + path.Split('?')[0], (_, ann) => ann.AskAsync(path));

    [Theory]
    [InlineData("pages-page-2", "me/accounts?fields=" + PageFields)]
    [InlineData("ad-accounts-page-2", "me/adaccounts?fields=" + AdFields)]
    public async Task The_last_page_of_results(string file, string path)
    {
        var recorded = RecordedAnswer.Of($"facebook/answers/{file}", null, "/{version}/" + path.Split('?')[0]);
        // Recorded once with and once without; the sandbox always links back.
        recorded.Body!["paging"]!["previous"] = "https://graph.facebook.com/…";

        await CompareAsync(recorded, async (sandbox, ann) =>
        {
            var first = JsonNode.Parse(await (await ann.AskAsync(path)).Content.ReadAsStringAsync())!;
            return await sandbox.Http.GetAsync(first["paging"]!["next"]!.ToString());
        });
    }

    [Fact]
    public Task The_grant_is_withdrawn() => SuccessAsync("revoke", "/{version}/me/permissions", (_, ann) => ann.RevokeAsync());

    [Fact]
    public Task One_permission_is_withdrawn() =>
        SuccessAsync("revoke-one-permission", "/{version}/me/permissions/ads_read", (_, ann) => ann.RevokeAsync("/ads_read"));

    public static TheoryData<string, string, string, string> Deaths { get; } = new()
    {
        { "app-removed", "revoke", "", "190/458" },
        { "password-changed", "change-password", "", "190/460" },
        { "checkpoint", "checkpoint", "", "190/459" },
        { "checkpoint", "checkpoint", "483", "190/483" },
        { "checkpoint", "checkpoint", "490", "190/490" },
        { "checkpoint-as-code", "checkpoint", "code 459", "code 459" },
        { "checkpoint-as-code", "checkpoint", "code 483", "code 483" },
        { "unconfirmed", "unconfirmed", "", "190/464" },
        { "restricted", "restrict", "", "190/465" },
        { "expired", "expire-now", "", "190/463" },
    };

    [Theory]
    [MemberData(nameof(Deaths))]
    public Task A_token_that_died_is_inspected(string file, string verb, string detail, string codes) =>
        RefusalAsync(file, codes.StartsWith("code ", StringComparison.Ordinal) ? $"debug_token, {codes}" : $"debug_token, {codes} in subcode", Debug, async (sandbox, ann) =>
        {
            await sandbox.OrderAsync(verb, new { network = "facebook", person = "ann", detail });
            return await ann.InspectAsync();
        });

    [Theory]
    [MemberData(nameof(Deaths))]
    public Task A_token_that_died_is_refused(string file, string verb, string detail, string codes) =>
        RefusalAsync(file, $"me/accounts, {codes}, HTTP 400", "/{version}/me/accounts", async (sandbox, ann) =>
        {
            await sandbox.OrderAsync(verb, new { network = "facebook", person = "ann", detail });
            return await ann.AskAsync("me/accounts");
        });

    [Fact]
    public Task A_Page_s_token_without_the_role() => RefusalAsync("role-lost", "read of the Page, 190/492", "/{version}/" + Bakery, async (sandbox, ann) =>
    {
        var token = await ann.PageTokenAsync(Bakery);
        await sandbox.OrderAsync("lose-page-role", new { network = "facebook", person = "ann", account = Bakery });
        return await ann.AskAsync(Bakery, token);
    });

    [Fact]
    public Task A_Page_s_token_unused_for_half_a_year() => RefusalAsync("unused", "me/accounts, 190/468, HTTP 400", "/{version}/me/accounts", async (sandbox, ann) =>
    {
        var token = await ann.PageTokenAsync(Bakery);
        await sandbox.OrderAsync("unused-for", new { network = "facebook", person = "ann", days = 180 });
        return await ann.AskAsync(Bakery, token);
    });

    [Theory]
    [InlineData("page-unpublished", "unpublished", "unpublish-page", "")]
    [InlineData("page-hidden", "HTTP 400", "unpublish-page", "hidden")]
    [InlineData("page-hidden-and-not-listed", "no Page listed", "gone", "")]
    [InlineData("page-identity", "subcode 4854002", "checkpoint", "")]
    [InlineData("page-blocked-for-policy", "no subcode", "suspend", "")]
    [InlineData("page-blocked-for-policy", "subcode 1390008", "suspend", "1390008")]
    public Task A_Page_that_something_happened_to(string file, string variant, string verb, string detail) =>
        RefusalAsync(file, variant, "/{version}/" + Bakery, async (sandbox, ann) =>
        {
            await sandbox.OrderAsync(verb, new { network = "facebook", account = Bakery, detail });
            return await ann.AskAsync($"{Bakery}?fields={HealthFields}");
        });

    [Theory]
    [InlineData("10, permission declined", "pages_read_engagement", Bakery)]
    [InlineData("294, ads permission declined", "ads_read", "act_880011223344001")]
    public Task A_permission_that_was_dropped(string variant, string scope, string path) =>
        RefusalAsync("permission-missing", variant, "/{version}/" + path, async (sandbox, ann) =>
        {
            await sandbox.OrderAsync("drop-permission", new { network = "facebook", person = "ann", scope });
            return await ann.AskAsync(path);
        });

    [Theory]
    [InlineData(2, 1)]
    [InlineData(2, 15)]
    [InlineData(3, 0)]
    [InlineData(7, 3)]
    [InlineData(9, 0)]
    [InlineData(101, 7)]
    public Task An_ad_account_that_does_not_run(int status, int reason) =>
        RefusalAsync("ad-account-not-active", $"account_status {status}, disable_reason {reason}", "/{version}/act_880011223344001", async (sandbox, ann) =>
        {
            await sandbox.OrderAsync("disable-ad-account", new { network = "facebook", account = "act_880011223344001", detail = $"{status}/{reason}" });
            return await ann.AskAsync("act_880011223344001?fields=" + AdFields);
        });

    [Theory]
    [InlineData("app-blocked", "me/accounts, 200, HTTP 400", "blocked")]
    [InlineData("app-misconfigured", "me/accounts, 3, HTTP 400", "no-capability")]
    [InlineData("app-misconfigured", "me/accounts, 104, HTTP 400", "require-proof")]
    public Task An_app_that_is_refused(string file, string variant, string condition) =>
        RefusalAsync(file, variant, "/{version}/me/accounts", async (sandbox, ann) =>
        {
            await sandbox.OrderAsync("app-condition", new { network = "facebook", condition });
            return await ann.AskAsync("me/accounts");
        });

    [Theory]
    [InlineData("me/accounts, 2635, HTTP 400", "me/accounts", "v20.0")]
    [InlineData("me/accounts, 2635, HTTP 400", "me/adaccounts", "v24.0")]
    [InlineData("me/accounts, 100, HTTP 400", "me/accounts?fields=nonsense", "v25.0")]
    public Task A_call_that_makes_no_sense(string variant, string path, string version) =>
        RefusalAsync("app-misconfigured", variant, "/{version}/me/accounts", (_, ann) => ann.AskAsync(path, version: version));

    [Theory]
    [InlineData("outage", "me/accounts, 2, HTTP 500", "/{version}/me/accounts", "outage", 0)]
    [InlineData("rate-limited", "4", "/{version}/me/accounts", "rate-limited", 0)]
    [InlineData("rate-limited", "80001", "/{version}/" + Bakery, "rate-limited", 720)]
    public Task The_network_does_not_answer(string file, string variant, string path, string fault, int wait) =>
        RefusalAsync(file, variant, path, async (sandbox, ann) =>
        {
            await sandbox.OrderAsync(fault, new { network = "facebook", wait });
            return await ann.AskAsync(Bakery);
        });

    private static Task SuccessAsync(string file, string path, Func<RunningSandbox, FacebookPerson, Task<HttpResponseMessage>> ask, string scopes = FacebookPerson.AllScopes) =>
        CompareAsync(RecordedAnswer.Of($"facebook/answers/{file}", null, path), ask, scopes);

    private static Task RefusalAsync(string file, string variant, string path, Func<RunningSandbox, FacebookPerson, Task<HttpResponseMessage>> ask) =>
        CompareAsync(RecordedAnswer.Of($"facebook/refusals/{file}", variant, path), ask);

    private static async Task CompareAsync(RecordedAnswer recorded, Func<RunningSandbox, FacebookPerson, Task<HttpResponseMessage>> ask, string scopes = FacebookPerson.AllScopes)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new FacebookPerson(sandbox).ConnectAsync(scopes: scopes);

        await recorded.AssertLikeAsync(await ask(sandbox, ann));
    }
}

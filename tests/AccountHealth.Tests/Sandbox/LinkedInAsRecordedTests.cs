namespace AccountHealth.Tests.Sandbox;

/// <summary>The sandbox and the recorded answers were written independently of each other; here they must agree.</summary>
public class LinkedInAsRecordedTests
{
    private const string TokenPath = "/oauth/v2/accessToken";
    private const string InspectPath = "/oauth/v2/introspectToken";
    private const string Acls = "rest/organizationAcls?q=roleAssignee&state=APPROVED";

    [Fact]
    public Task A_code_becomes_tokens() => SuccessAsync("code-exchange", TokenPath, async (_, ann) => await ann.ExchangeAsync(await ann.CodeAsync()));

    [Fact]
    public Task An_app_that_is_not_approved_gets_no_refresh_token() => SuccessAsync("code-exchange-without-refresh", TokenPath, async (sandbox, ann) =>
    {
        await sandbox.OrderAsync("app-condition", new { network = "linkedin", condition = "no-refresh" });
        return await ann.ExchangeAsync(await ann.CodeAsync());
    });

    [Theory]
    [InlineData("refresh", 70)]
    [InlineData("refresh-near-the-end", 355)]
    public Task A_refresh(string file, int days) => SuccessAsync(file, TokenPath, (sandbox, ann) =>
    {
        sandbox.Clock.Advance(TimeSpan.FromDays(days));
        return ann.RefreshAsync();
    });

    [Fact]
    public Task An_inspection() => SuccessAsync("inspect", InspectPath, (_, ann) => ann.InspectAsync());

    [Fact]
    public Task A_revocation() => SuccessAsync("revoke", "/oauth/v2/revoke", (_, ann) => ann.RevokeAsync());

    [Theory]
    [InlineData("userinfo", "v2/userinfo")]
    [InlineData("pages", Acls)]
    [InlineData("pages-page-2", Acls + "&start=2")]
    [InlineData("organization", "rest/organizations/90210001")]
    [InlineData("organization-2", "rest/organizations/90210002")]
    [InlineData("ad-accounts", "rest/adAccountUsers?q=authenticatedUser")]
    [InlineData("ad-accounts-page-2", "rest/adAccountUsers?q=authenticatedUser&start=2")]
    [InlineData("ad-account", "rest/adAccounts/512340001")]
    [InlineData("ad-account-2", "rest/adAccounts/512340002")]
    public Task What_the_API_answers(string file, string path) =>
        SuccessAsync(file, "/" + path.Split('?')[0], (_, ann) => ann.AskAsync(path));

    [Fact]
    public Task An_expired_token_is_inspected() => RefusalAsync("introspect-expired", "no refresh token", InspectPath, (sandbox, ann) =>
    {
        sandbox.Clock.Advance(TimeSpan.FromDays(60));
        return ann.InspectAsync();
    });

    [Fact]
    public Task A_token_unused_for_61_days_is_inspected() =>
        RefusalAsync("introspect-expired-unused", "unused for 61 days, refreshing fails", InspectPath, async (sandbox, ann) =>
        {
            await sandbox.OrderAsync("unused-for", new { network = "linkedin", person = "ann", days = 61 });
            return await ann.InspectAsync();
        });

    [Theory]
    [InlineData("revoke")]
    [InlineData("restrict")]
    public Task A_revoked_token_is_inspected(string verb) =>
        RefusalAsync("introspect-revoked", "with a refresh token", InspectPath, async (sandbox, ann) =>
        {
            await sandbox.OrderAsync(verb, new { network = "linkedin", person = "ann" });
            return await ann.InspectAsync();
        });

    [Fact]
    public Task An_unknown_token_is_inspected() =>
        RefusalAsync("introspect-unknown", "active false and nothing else", InspectPath, (_, ann) => ann.InspectAsync("AQX-cleared-away"));

    [Theory]
    [InlineData("HTTP 400", "unknown", "sandbox-secret")]
    [InlineData("HTTP 401", "sandbox-client", "wrong")]
    public Task An_inspection_by_a_wrong_client(string variant, string id, string secret) =>
        RefusalAsync("introspect-client", variant, InspectPath, (sandbox, ann) => sandbox.FormAsync(
            "linkedin/token/oauth/v2/introspectToken", ("client_id", id), ("client_secret", secret), ("token", ann.Access)));

    [Fact]
    public Task A_refresh_after_the_year() => RefusalAsync("refresh-refused", "invalid_request, its year over", TokenPath, (sandbox, ann) =>
    {
        sandbox.Clock.Advance(TimeSpan.FromDays(365));
        return ann.RefreshAsync();
    });

    [Fact]
    public Task A_refresh_of_what_was_revoked() =>
        RefusalAsync("refresh-refused", "invalid_request, its year not over", TokenPath, async (sandbox, ann) =>
        {
            await sandbox.OrderAsync("revoke", new { network = "linkedin", person = "ann" });
            return await ann.RefreshAsync();
        });

    [Fact]
    public Task The_API_refuses_what_expired() =>
        RefusalAsync("api-expired", "serviceErrorCode 65602, no refresh token", "/v2/userinfo", async (sandbox, ann) =>
        {
            await sandbox.OrderAsync("expire-now", new { network = "linkedin", person = "ann" });
            return await ann.AskAsync("v2/userinfo");
        });

    [Fact]
    public Task The_API_refuses_what_was_revoked() =>
        RefusalAsync("api-revoked", "serviceErrorCode 65601, introspection says revoked", "/v2/userinfo", async (sandbox, ann) =>
        {
            await sandbox.OrderAsync("revoke", new { network = "linkedin", person = "ann" });
            return await ann.AskAsync("v2/userinfo");
        });

    [Fact]
    public Task The_API_refuses_what_it_does_not_know() =>
        RefusalAsync("api-unauthorized", "65600, introspection tells nothing", "/v2/userinfo", (_, ann) => ann.AskAsync("v2/userinfo", token: "nonsense"));

    [Theory]
    [InlineData("userinfo", "v2/userinfo")]
    [InlineData("organizationAcls", Acls)]
    public Task The_API_refuses_who_brings_no_token(string variant, string path) =>
        RefusalAsync("api-no-token", variant, "/" + path.Split('?')[0],
            (sandbox, _) => sandbox.GetAsync("linkedin/api/" + path, token: null, ("LinkedIn-Version", "202607")));

    [Theory]
    [InlineData("VERSION_MISSING, HTTP 400", Acls, null)]
    [InlineData("NONEXISTENT_VERSION, HTTP 426", Acls, "202507")]
    [InlineData("NONEXISTENT_VERSION, ad account", "rest/adAccounts/512340001", "202507")]
    public Task A_version_that_is_not_there(string variant, string path, string? version) =>
        RefusalAsync("version-dead", variant, "/" + path.Split('?')[0], (_, ann) => ann.AskAsync(path, version));

    [Theory]
    [InlineData("serviceErrorCode 100", "rw_organization_admin", Acls)]
    [InlineData("ad accounts", "r_ads", "rest/adAccountUsers?q=authenticatedUser")]
    public Task A_permission_that_was_dropped(string variant, string scope, string path) =>
        RefusalAsync("scope-missing", variant, "/" + path.Split('?')[0], async (sandbox, ann) =>
        {
            await sandbox.OrderAsync("drop-permission", new { network = "linkedin", person = "ann", scope });
            return await ann.AskAsync(path);
        });

    [Theory]
    [InlineData("serviceErrorCode 100", "90210001", "rest/organizations/90210001")]
    [InlineData("NO_PERMISSION_ON_ENTITY", "512340001", "rest/adAccounts/512340001")]
    public Task An_account_without_a_role_on_it(string variant, string account, string path) =>
        RefusalAsync("no-right-on-account", variant, "/" + path, async (sandbox, ann) =>
        {
            await sandbox.OrderAsync("lose-page-role", new { network = "linkedin", person = "ann", account });
            return await ann.AskAsync(path);
        });

    [Theory]
    [InlineData("absent", null)]
    [InlineData("role ANALYST", "ANALYST")]
    public Task A_Page_whose_role_was_lost(string variant, string? role) =>
        RefusalAsync("page-role-lost", variant, "/rest/organizationAcls", async (sandbox, ann) =>
        {
            await sandbox.OrderAsync("lose-page-role", new { network = "linkedin", person = "ann", account = "90210002", role });
            var answer = await ann.AskAsync(Acls);
            var body = await answer.Content.ReadAsStringAsync();
            Assert.Equal(role is not null, body.Contains("90210002"));
            Assert.Equal(role is not null, body.Contains("ANALYST"));
            return answer;
        });

    [Theory]
    [InlineData("status DRAFT", "DRAFT")]
    [InlineData("status CANCELED", "")]
    [InlineData("status PENDING_DELETION", "PENDING_DELETION")]
    [InlineData("status REMOVED", "REMOVED")]
    [InlineData("RESTRICTED_HOLD", "RESTRICTED_HOLD")]
    [InlineData("BILLING_HOLD", "BILLING_HOLD")]
    [InlineData("INTERNAL_HOLD", "INTERNAL_HOLD")]
    [InlineData("STOPPED", "STOPPED")]
    [InlineData("two holds", "ACCOUNT_END_DATE_HOLD,BILLING_HOLD")]
    public Task An_ad_account_that_does_not_run(string variant, string detail) =>
        RefusalAsync("ad-account-not-running", variant, "/rest/adAccounts/512340001", async (sandbox, ann) =>
        {
            await sandbox.OrderAsync("disable-ad-account", new { network = "linkedin", account = "512340001", detail });
            return await ann.AskAsync("rest/adAccounts/512340001");
        });

    private static Task SuccessAsync(string file, string path, Func<RunningSandbox, LinkedInMember, Task<HttpResponseMessage>> ask) =>
        CompareAsync(RecordedAnswer.Of($"linkedin/answers/{file}", null, path), ask);

    private static Task RefusalAsync(string file, string variant, string path, Func<RunningSandbox, LinkedInMember, Task<HttpResponseMessage>> ask) =>
        CompareAsync(RecordedAnswer.Of($"linkedin/refusals/{file}", variant, path), ask);

    private static async Task CompareAsync(RecordedAnswer recorded, Func<RunningSandbox, LinkedInMember, Task<HttpResponseMessage>> ask)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new LinkedInMember(sandbox).ConnectAsync();

        await recorded.AssertLikeAsync(await ask(sandbox, ann));
    }
}

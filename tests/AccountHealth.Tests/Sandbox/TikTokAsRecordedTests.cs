namespace AccountHealth.Tests.Sandbox;

/// <summary>The sandbox and the recorded answers were written independently of each other; here they must agree.</summary>
public class TikTokAsRecordedTests
{
    private const string Base = "/open_api/{version}/";
    private const string GetPath = Base + "oauth2/advertiser/get/";
    private const string InfoPath = Base + "advertiser/info/";
    private const string TokenPath = "/v2/oauth/token/";
    private const string UserPath = "/v2/user/info/";
    private const string First = "7012345678901230001";
    private const string Second = "7012345678901230002";

    [Fact]
    public Task A_Marketing_code_becomes_a_token() =>
        BusinessAsync("answers/business-code-exchange", null, Base + "oauth2/access_token/", async (_, ann) => await ann.BusinessExchangeAsync(await ann.BusinessCodeAsync()));

    [Fact]
    public Task The_ad_accounts() => BusinessAsync("answers/business-advertisers", null, GetPath, (_, ann) => ann.AdvertisersAsync());

    [Fact]
    public Task The_state_of_the_ad_accounts() =>
        BusinessAsync("answers/business-advertiser-info", null, InfoPath, (_, ann) => ann.AdvertiserAsync(First, Second));

    [Fact]
    public Task The_core_user() => BusinessAsync("answers/business-user-info", null, Base + "user/info/", (_, ann) => ann.BusinessAsync("user/info/"));

    [Fact]
    public Task A_revocation_of_a_Marketing_token() =>
        BusinessAsync("answers/business-revoke", null, Base + "oauth2/revoke_token/", (_, ann) => ann.RevokeBusinessAsync());

    [Theory]
    [InlineData("business-token-invalid", "40105", GetPath, "revoke")]
    [InlineData("business-token-invalid", "40105 from advertiser/info", InfoPath, "change-password")]
    [InlineData("business-token-expired", "40102", GetPath, "expire-now")]
    [InlineData("business-permission-missing", "40001", GetPath, "drop-permission")]
    [InlineData("business-permission-missing", "40001 from advertiser/info", InfoPath, "drop-permission")]
    [InlineData("business-no-right", "40106 from advertiser/info", InfoPath, "lose-page-role")]
    [InlineData("business-advertiser-gone", "40300", InfoPath, "gone")]
    [InlineData("business-advertiser-gone", "40301", InfoPath, "gone")]
    [InlineData("business-outage", "50000", GetPath, "outage")]
    [InlineData("business-rate-limited", "40100", GetPath, "rate-limited")]
    public Task A_Marketing_token_after(string file, string variant, string path, string verb) =>
        BusinessAsync($"refusals/{file}", variant, path, async (sandbox, ann) =>
        {
            await sandbox.OrderAsync(verb, new { network = "tiktok", person = verb == "gone" ? null : "ann", account = First, scope = "4", detail = variant });
            return await (path == GetPath ? ann.AdvertisersAsync() : ann.AdvertiserAsync(First));
        });

    [Fact]
    public Task A_Marketing_code_that_was_used() =>
        BusinessAsync("refusals/business-code-spent", "40110", Base + "oauth2/access_token/", async (_, ann) =>
        {
            var code = await ann.BusinessCodeAsync();
            await ann.BusinessExchangeAsync(code);
            return await ann.BusinessExchangeAsync(code);
        });

    [Theory]
    [InlineData("40101")]
    [InlineData("40113")]
    [InlineData("40002")]
    [InlineData("40104")]
    public Task A_Marketing_app_that_asks_wrongly(string variant) =>
        BusinessAsync("refusals/business-app-misconfigured", variant, GetPath, (sandbox, ann) => variant switch
        {
            "40101" => ann.AdvertisersAsync(secret: "wrong"),
            "40113" => ann.BusinessAsync("oauth2/advertiser/get/?app_id=unknown&secret=wrong"),
            "40002" => ann.BusinessAsync("oauth2/advertiser/get/"),
            _ => sandbox.GetAsync(TikTokPerson.Business + "oauth2/advertiser/get/?app_id=sandbox-client&secret=sandbox-secret", token: null),
        });

    [Theory]
    [InlineData("one of two missing", new[] { Second })]
    [InlineData("none left", new[] { First, Second })]
    public Task An_ad_account_that_is_missing(string variant, string[] lost) =>
        BusinessAsync("refusals/business-advertiser-missing", variant, GetPath, async (sandbox, ann) =>
        {
            foreach (var account in lost)
            {
                await sandbox.OrderAsync("lose-page-role", new { network = "tiktok", person = "ann", account });
            }

            var answer = await ann.AdvertisersAsync();
            Assert.Equal(2 - lost.Length, (await TikTokPerson.BodyAsync(Task.FromResult(answer)))["data"]!["list"]!.AsArray().Count);
            return answer;
        });

    [Theory]
    [InlineData("STATUS_DISABLE", "disable-ad-account", "")]
    [InlineData("STATUS_LIMIT", "suspend", "")]
    [InlineData("STATUS_CONFIRM_FAIL", "disable-ad-account", "STATUS_CONFIRM_FAIL")]
    [InlineData("STATUS_PENDING_CONFIRM, a review", "disable-ad-account", "STATUS_PENDING_CONFIRM")]
    public Task An_ad_account_that_does_not_run(string variant, string verb, string detail) =>
        BusinessAsync("refusals/business-advertiser-not-enabled", variant, InfoPath, async (sandbox, ann) =>
        {
            await sandbox.OrderAsync(verb, new { network = "tiktok", account = First, detail });
            return await ann.AdvertiserAsync(First);
        });

    [Fact]
    public Task A_Login_Kit_code_becomes_tokens() =>
        LoginAsync("answers/login-code-exchange", null, TokenPath, async (_, ann) => await ann.LoginExchangeAsync(await ann.LoginCodeAsync()));

    [Fact]
    public Task A_Login_Kit_code_with_the_older_lives() => LoginAsync("answers/login-code-exchange-older", null, TokenPath, async (sandbox, ann) =>
    {
        await sandbox.OrderAsync("app-condition", new { network = "tiktok", condition = "older-lives" });
        var answer = await ann.LoginExchangeAsync(await ann.LoginCodeAsync());
        Assert.Equal(31536000, (int)(await TikTokPerson.BodyAsync(Task.FromResult(answer)))["refresh_expires_in"]!);
        return answer;
    });

    [Fact]
    public Task A_refresh() => LoginAsync("answers/login-refresh", null, TokenPath, (_, ann) => ann.RefreshAsync());

    [Fact]
    public Task A_revocation_of_a_Login_Kit_token() => LoginAsync("answers/login-revoke", null, "/v2/oauth/revoke/", (_, ann) => ann.RevokeLoginAsync());

    [Fact]
    public Task The_user() => LoginAsync("answers/login-user-info", null, UserPath, (_, ann) => ann.UserAsync());

    [Theory]
    [InlineData("login-token-invalid", "refreshing works", "expire-now", "")]
    [InlineData("login-token-invalid", "refreshing fails, its end ahead", "revoke", "")]
    [InlineData("login-scope-missing", "scope_not_authorized, HTTP 401", "drop-permission", "")]
    [InlineData("login-banned-from-posting", "HTTP 200", "restrict", "200")]
    [InlineData("login-banned-from-posting", "HTTP 403", "restrict", "")]
    [InlineData("login-rate-limited", "429", "rate-limited", "")]
    public Task The_user_after(string file, string variant, string verb, string detail) =>
        LoginAsync($"refusals/{file}", variant, UserPath, async (sandbox, ann) =>
        {
            await sandbox.OrderAsync(verb, new { network = "tiktok", person = "ann", scope = "user.info.profile", detail });
            return await ann.UserAsync();
        });

    [Fact]
    public Task A_field_whose_permission_nobody_asked_for() =>
        LoginAsync("refusals/login-scope-missing", "scope_permission_missed, HTTP 400", UserPath, async (_, ann) =>
        {
            await ann.ConnectLoginAsync(TikTokPerson.LoginPage("user.info.basic"), "user.info.basic");
            return await ann.UserAsync();
        });

    [Theory]
    [InlineData("HTTP 200, end ahead", "revoke", 0)]
    [InlineData("HTTP 200, end passed", "unused-for", 180)]
    public Task A_refresh_that_is_refused(string variant, string verb, int days) =>
        LoginAsync("refusals/login-refresh-refused", variant, TokenPath, async (sandbox, ann) =>
        {
            await sandbox.OrderAsync(verb, new { network = "tiktok", person = "ann", days });
            return await ann.RefreshAsync();
        });

    [Theory]
    [InlineData("invalid_client", "wrong", "refresh_token")]
    [InlineData("unsupported_grant_type", "sandbox-secret", "password")]
    public Task A_refresh_by_an_app_that_asks_wrongly(string variant, string secret, string grantType) =>
        LoginAsync("refusals/login-app-misconfigured", variant, TokenPath, (_, ann) => ann.RefreshAsync(secret, grantType));

    private static async Task BusinessAsync(string file, string? variant, string path, Func<RunningSandbox, TikTokPerson, Task<HttpResponseMessage>> ask)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new TikTokPerson(sandbox).ConnectBusinessAsync();
        await RecordedAnswer.Of("tiktok/" + file, variant, path).AssertLikeAsync(await ask(sandbox, ann));
    }

    private static async Task LoginAsync(string file, string? variant, string path, Func<RunningSandbox, TikTokPerson, Task<HttpResponseMessage>> ask)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new TikTokPerson(sandbox).ConnectLoginAsync();
        await RecordedAnswer.Of("tiktok/" + file, variant, path).AssertLikeAsync(await ask(sandbox, ann));
    }
}

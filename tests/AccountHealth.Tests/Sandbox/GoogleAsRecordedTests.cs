namespace AccountHealth.Tests.Sandbox;

/// <summary>The sandbox and the recorded answers were written independently of each other; here they must agree.</summary>
public class GoogleAsRecordedTests
{
    private const string ChannelsPath = "/youtube/v3/channels";
    private const string Berg = "UCannBergCeramics0000001";
    private const string North = "8800000000000000901";

    [Fact]
    public Task A_code_becomes_tokens() => SuccessAsync("google", "code-exchange", "/token", async ann => await ann.ExchangeAsync(await ann.CodeAsync()));

    [Fact]
    public Task A_code_becomes_tokens_of_seven_days() => SuccessAsync("google", "code-exchange-in-testing", "/token", async ann =>
    {
        await ann.OrderAsync("app-condition", new { condition = "testing" });
        return await ann.ExchangeAsync(await ann.CodeAsync());
    });

    [Fact]
    public Task A_refresh() => SuccessAsync("google", "refresh", "/token", ann => ann.RefreshAsync());

    [Fact]
    public Task A_revocation() => SuccessAsync("google", "revoke", "/revoke", ann => ann.RevokeAsync());

    [Fact]
    public Task A_second_revocation() => SuccessAsync("google", "revoke-already-invalid", "/revoke", async ann =>
    {
        await ann.RevokeAsync();
        return await ann.RevokeAsync();
    });

    [Fact]
    public Task An_inspection() => SuccessAsync("google", "tokeninfo", "/tokeninfo", ann => ann.InspectAsync());

    [Fact]
    public Task An_inspection_at_the_older_address() =>
        SuccessAsync("google", "tokeninfo-older", "/oauth2/v2/tokeninfo", ann => ann.AskAsync($"api/oauth2/v2/tokeninfo?access_token={ann.Access}"));

    [Theory]
    [InlineData("google", "userinfo", "/oauth2/v2/userinfo", "api/oauth2/v2/userinfo")]
    [InlineData("google", "userinfo-v3", "/oauth2/v3/userinfo", "api/oauth2/v3/userinfo")]
    [InlineData("youtube", "channels", ChannelsPath, GooglePerson.Channels)]
    [InlineData("google-business", "accounts", "/v1/accounts", "accounts/v1/accounts")]
    [InlineData("google-business", "accounts-page-2", "/v1/accounts", "accounts/v1/accounts?pageToken=YWZ0ZXIgMg")]
    [InlineData("google-business", "locations-of-the-other-account", "/v1/accounts/106000000000000000702/locations",
        "locations/v1/accounts/106000000000000000702/locations?" + GooglePerson.Mask)]
    [InlineData("google-business", "location-state", $"/v1/locations/{North}/VoiceOfMerchantState", $"verifications/v1/locations/{North}/VoiceOfMerchantState")]
    [InlineData("google-business", "location-admins", $"/v1/locations/{North}/admins", $"accounts/v1/locations/{North}/admins")]
    public Task What_the_API_answers(string folder, string file, string recordedPath, string path) =>
        SuccessAsync(folder, file, recordedPath, ann => ann.AskAsync(path));

    [Theory]
    [InlineData("", "locations")]
    [InlineData("&pageToken=YWZ0ZXIgMg", "locations-page-2")]
    public Task The_locations_of_the_own_account(string more, string file) =>
        SuccessAsync("google-business", file, "/v1/accounts/106000000000000000701/locations", async ann =>
        {
            var accounts = await GooglePerson.BodyAsync(ann.AskAsync(GooglePerson.Accounts));
            return await ann.AskAsync($"locations/v1/{accounts["accounts"]![0]!["name"]}/locations?{GooglePerson.Mask}{more}");
        });

    [Theory]
    [InlineData("account-deleted", "text", "gone", "")]
    [InlineData("admin-policy", "admin_policy_enforced, HTTP 400", "restrict", "")]
    [InlineData("admin-policy", "admin_policy_enforced, HTTP 403", "restrict", "403")]
    [InlineData("admin-policy", "access_denied, HTTP 400", "restrict", "access_denied")]
    [InlineData("admin-policy", "access_denied, HTTP 403", "restrict", "access_denied 403")]
    [InlineData("session-policy", "invalid_rapt", "checkpoint", "")]
    [InlineData("session-policy", "rapt_required", "checkpoint", "rapt_required")]
    [InlineData("grant-refused", "used two hours ago", "revoke", "")]
    public Task A_refresh_of_a_person_who(string file, string variant, string verb, string detail) =>
        RefusalAsync("youtube", $"google/refusals/{file}", variant, "/token", async (_, ann) =>
        {
            await ann.OrderAsync(verb, new { person = "ann", detail });
            return await ann.RefreshAsync();
        });

    [Theory]
    [InlineData("invalid_client, HTTP 401", "")]
    [InlineData("unauthorized_client, HTTP 401", "unauthorized_client")]
    public Task A_refresh_by_a_wrong_client(string variant, string condition) =>
        RefusalAsync("youtube", "google/refusals/app-misconfigured", variant, "/token", async (sandbox, ann) =>
        {
            await ann.OrderAsync(condition.Length == 0 ? "app" : "app-condition", new { id = "sandbox-client", secret = condition.Length == 0 ? "another" : "", condition });
            return await ann.RefreshAsync();
        });

    [Fact]
    public Task A_refresh_of_what_is_no_refresh_token() => RefusalAsync("youtube", "google/refusals/grant-refused", "description Bad Request", "/token",
        (_, ann) => ann.RefreshAsync("nonsense"));

    [Theory]
    [InlineData(184)]
    [InlineData(213)]
    public Task A_refresh_of_what_was_not_used_for_six_months(int days) =>
        RefusalAsync("youtube", "google/refusals/unused-six-months", "seven months", "/token", async (_, ann) =>
        {
            await ann.OrderAsync("unused-for", new { person = "ann", days });
            return await ann.RefreshAsync();
        });

    [Fact]
    public Task A_refresh_after_the_seven_days_of_testing() =>
        RefusalAsync("youtube", "google/refusals/seven-days-of-testing", "eight days after the consent", "/token", async (sandbox, ann) =>
        {
            await ann.OrderAsync("app-condition", new { condition = "testing" });
            await ann.ConnectAsync();
            sandbox.Clock.Advance(TimeSpan.FromDays(8));
            return await ann.RefreshAsync();
        });

    [Theory]
    [InlineData("youtube", ChannelsPath)]
    [InlineData("google-business", "/v1/accounts")]
    public Task The_API_refuses_what_expired(string network, string path) =>
        RefusalAsync(network, $"{network}/refusals/access-token-refused", "ACCESS_TOKEN_EXPIRED and authError, refreshing works", path, async (_, ann) =>
        {
            await ann.OrderAsync("expire-now", new { person = "ann" });
            return await ann.AskAsync(ann.List);
        });

    [Fact]
    public Task The_API_refuses_what_was_revoked() => RefusalAsync(
        "google-business", "google-business/refusals/access-token-refused", "UNAUTHENTICATED alone, refreshing fails", "/v1/accounts", async (_, ann) =>
        {
            await ann.OrderAsync("revoke", new { person = "ann" });
            return await ann.AskAsync(ann.List);
        });

    [Fact]
    public Task An_inspection_of_what_expired() => RefusalAsync(
        "youtube", "youtube/refusals/access-token-refused", "expired, refreshing works", "/tokeninfo", async (_, ann) =>
        {
            await ann.OrderAsync("expire-now", new { person = "ann" });
            return await ann.InspectAsync();
        });

    [Theory]
    [InlineData("youtube", "both in one body", ChannelsPath)]
    [InlineData("google-business", "ACCESS_TOKEN_SCOPE_INSUFFICIENT", "/v1/accounts")]
    public Task A_permission_that_was_dropped(string network, string variant, string path) =>
        RefusalAsync(network, $"{network}/refusals/scope-missing", variant, path, async (_, ann) =>
        {
            await ann.OrderAsync("drop-permission", new { person = "ann", scope = ann.OwnScope });
            return await ann.AskAsync(ann.List);
        });

    [Theory]
    [InlineData("SERVICE_DISABLED")]
    [InlineData("CONSUMER_INVALID")]
    [InlineData("CONSUMER_SUSPENDED")]
    [InlineData("accessNotConfigured")]
    public async Task A_project_that_is_not_set_up(string condition)
    {
        foreach (var (network, path) in new[] { ("youtube", ChannelsPath), ("google-business", "/v1/accounts") })
        {
            await RefusalAsync(network, $"{network}/refusals/app-misconfigured", condition, path, async (_, ann) =>
            {
                await ann.OrderAsync("app-condition", new { condition });
                return await ann.AskAsync(ann.List);
            });
        }
    }

    [Theory]
    [InlineData("youtube", "quotaExceeded, HTTP 403", ChannelsPath)]
    [InlineData("google-business", "RATE_LIMIT_EXCEEDED in the details, HTTP 429", "/v1/accounts")]
    public Task Too_many_calls(string network, string variant, string path) =>
        RefusalAsync(network, $"{network}/refusals/rate-limited", variant, path, async (_, ann) =>
        {
            await ann.OrderAsync("rate-limited", new { });
            return await ann.AskAsync(ann.List);
        });

    [Theory]
    [InlineData("gone", "authenticatedUserAccountClosed", "gone", Berg)]
    [InlineData("gone", "channelClosed", "gone", Berg)]
    [InlineData("gone", "youtubeSignupRequired", "gone", Berg)]
    [InlineData("gone", "authenticatedUserNotChannel", "gone", Berg)]
    [InlineData("gone", "channelNotFound", "gone", Berg)]
    [InlineData("suspended", "channelSuspended", "suspend", Berg)]
    [InlineData("suspended", "authenticatedUserAccountSuspended", "suspend", null)]
    [InlineData("no-delegation", "accountDelegationForbidden", "lose-page-role", Berg)]
    public Task A_channel_that_is_refused(string file, string variant, string verb, string? account) =>
        RefusalAsync("youtube", $"youtube/refusals/{file}", variant, ChannelsPath, async (_, ann) =>
        {
            await ann.OrderAsync(verb, account is null ? new { person = "ann" } : new { person = "ann", account, detail = variant });
            return await ann.AskAsync(ann.List);
        });

    [Fact]
    public Task An_identity_without_a_channel() => RefusalAsync("youtube", "youtube/refusals/no-channel", "items missing", ChannelsPath, async (_, ann) =>
    {
        await ann.ConnectAsync("fay", account: "");
        return await ann.AskAsync(ann.List);
    });

    [Theory]
    [InlineData("suspended", "suspend", "")]
    [InlineData("disabled", "restrict", "")]
    [InlineData("suspended, false left out", "suspend", "left-out")]
    [InlineData("to be verified", "unconfirmed", "")]
    [InlineData("verification under way", "unconfirmed", "pending")]
    public Task A_location_without_a_voice(string variant, string verb, string detail) => RefusalAsync(
        "google-business", "google-business/refusals/no-voice-of-merchant", variant, $"/v1/locations/{North}/VoiceOfMerchantState", async (_, ann) =>
        {
            await ann.OrderAsync(verb, new { account = North, detail });
            var listed = await GooglePerson.BodyAsync(ann.AskAsync($"locations/v1/locations/{North}?readMask=metadata"));
            Assert.Equal(detail == "left-out" ? null : "false", listed["metadata"]!["hasVoiceOfMerchant"]?.ToString());
            return await ann.AskAsync($"verifications/v1/locations/{North}/VoiceOfMerchantState");
        });

    [Theory]
    [InlineData("verifications/v1/locations/8800000000000000902/VoiceOfMerchantState")]
    [InlineData("accounts/v1/locations/8800000000000000902/admins")]
    [InlineData("locations/v1/locations/8800000000000000902")]
    public Task A_location_whose_role_was_lost(string path) => RefusalAsync(
        "google-business", "google-business/refusals/role-lost", "state and admins of one location", path[path.IndexOf('/')..], async (_, ann) =>
        {
            await ann.OrderAsync("lose-page-role", new { person = "ann", account = "8800000000000000902" });
            return await ann.AskAsync(path);
        });

    [Fact]
    public Task A_group_whose_role_was_lost() => RefusalAsync("google-business", "google-business/refusals/role-lost", "locations of one account",
        "/v1/accounts/106000000000000000702/locations", async (_, ann) =>
        {
            await ann.OrderAsync("lose-page-role", new { person = "ann", account = "106000000000000000702" });
            return await ann.AskAsync("locations/v1/accounts/106000000000000000702/locations?" + GooglePerson.Mask);
        });

    [Theory]
    [InlineData("verifications/v1/locations/8800000000000000901/VoiceOfMerchantState")]
    [InlineData("locations/v1/locations/8800000000000000901")]
    public Task A_location_that_is_gone(string path) => RefusalAsync(
        "google-business", "google-business/refusals/location-gone", "location", path[path.IndexOf('/')..], async (_, ann) =>
        {
            await ann.OrderAsync("gone", new { account = North });
            return await ann.AskAsync(path);
        });

    [Fact]
    public Task Who_manages_no_profile() => RefusalAsync("google-business", "google-business/refusals/no-profile", "accounts missing", "/v1/accounts",
        async (_, ann) => await (await ann.ConnectAsync("fay")).AskAsync(ann.List));

    private static Task SuccessAsync(string folder, string file, string path, Func<GooglePerson, Task<HttpResponseMessage>> ask) => CompareAsync(
        folder == "google" ? "youtube" : folder, RecordedAnswer.Of($"{folder}/answers/{file}", null, path), (_, ann) => ask(ann));

    private static Task RefusalAsync(
        string network, string file, string variant, string path, Func<RunningSandbox, GooglePerson, Task<HttpResponseMessage>> ask) =>
        CompareAsync(network, RecordedAnswer.Of(file, variant, path), ask);

    private static async Task CompareAsync(string network, RecordedAnswer recorded, Func<RunningSandbox, GooglePerson, Task<HttpResponseMessage>> ask)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new GooglePerson(sandbox, network).ConnectAsync();

        await recorded.AssertLikeAsync(await ask(sandbox, ann));
    }
}

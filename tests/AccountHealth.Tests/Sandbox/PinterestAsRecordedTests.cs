namespace AccountHealth.Tests.Sandbox;

/// <summary>The pretended Pinterest and its recorded answers agree.</summary>
public class PinterestAsRecordedTests
{
    private const string TokenPath = "/v5/oauth/token";
    private const string UserPath = "/v5/user_account";

    [Fact]
    public Task A_code_becomes_tokens() => SuccessAsync("code-exchange", TokenPath, async (_, ann) => await ann.ExchangeAsync(await ann.CodeAsync()));

    [Fact]
    public Task A_token_of_the_app() => SuccessAsync("client-token", TokenPath, (_, ann) =>
        ann.TokenAsync("token", BasicForms.Client, ("grant_type", "client_credentials"), ("scope", "user_accounts:read")));

    [Fact]
    public Task A_refresh() => SuccessAsync("refresh", TokenPath, (_, ann) => ann.RefreshAsync());

    [Fact]
    public Task A_refresh_of_the_old_kind() => SuccessAsync("refresh-without-new-refresh-token", TokenPath, async (sandbox, ann) =>
    {
        await sandbox.OrderAsync("app-condition", new { network = "pinterest", condition = "legacy" });
        return await (await ann.ConnectAsync()).RefreshAsync();
    });

    [Fact]
    public Task A_revocation() => SuccessAsync("revoke", "/v5/oauth/token/revoke", async (sandbox, ann) =>
    {
        await sandbox.OrderAsync("app-condition", new { network = "pinterest", condition = "system-user" });
        return await ann.RevokeAsync();
    });

    [Theory]
    [InlineData("user-account", "user_account", "user_account")]
    [InlineData("ad-accounts", "ad_accounts", "ad_accounts?include_shared_accounts=true&page_size=1")]
    [InlineData("ad-accounts-page-2", "ad_accounts", "ad_accounts?include_shared_accounts=true&bookmark=bWFyazI=")]
    [InlineData("ad-account", "ad_accounts/549760000001", "ad_accounts/549760000001")]
    [InlineData("ad-account-2", "ad_accounts/549760000002", "ad_accounts/549760000002")]
    public Task What_the_API_answers(string file, string recorded, string path) =>
        SuccessAsync(file, "/v5/" + recorded, (_, ann) => ann.AskAsync(path));

    [Theory]
    [InlineData("expire-now")]
    [InlineData("revoke")]
    [InlineData("change-password")]
    public Task A_token_that_does_not_work(string verb) =>
        RefusalAsync("dead-before-its-end", "API 2, no refresh token", UserPath, async (sandbox, ann) =>
        {
            await sandbox.OrderAsync(verb, new { network = "pinterest", person = "ann" });
            return await ann.AskAsync("user_account");
        });

    [Fact]
    public Task A_refresh_before_its_end() =>
        RefusalAsync("dead-before-its-end", "refresh alone, 283, HTTP 401", TokenPath, async (sandbox, ann) =>
        {
            await sandbox.OrderAsync("change-password", new { network = "pinterest", person = "ann" });
            return await ann.RefreshAsync();
        });

    [Fact]
    public Task A_refresh_after_its_end() => RefusalAsync("dead-after-its-end", "refresh alone, 283, HTTP 401", TokenPath, (sandbox, ann) =>
    {
        sandbox.Clock.Advance(TimeSpan.FromDays(60));
        return ann.RefreshAsync();
    });

    [Fact]
    public Task A_token_that_is_renewed() => RefusalAsync("refused-and-renewed", "2", TokenPath, async (sandbox, ann) =>
    {
        await sandbox.OrderAsync("expire-now", new { network = "pinterest", person = "ann" });
        return await ann.RefreshAsync();
    });

    [Fact]
    public Task An_ad_account_without_a_role() =>
        RefusalAsync("no-right", "29, HTTP 403", "/v5/ad_accounts/549760000001", async (sandbox, ann) =>
        {
            await sandbox.OrderAsync("lose-page-role", new { network = "pinterest", person = "ann", account = "549760000001" });
            return await ann.AskAsync("ad_accounts/549760000001");
        });

    [Theory]
    [InlineData("no-right", "403, HTTP 403", "restrict", "403")]
    [InlineData("policy", "2625", "suspend", "")]
    [InlineData("policy", "2626", "restrict", "")]
    public Task An_account_that_Pinterest_closed(string file, string variant, string verb, string detail) =>
        RefusalAsync(file, variant, UserPath, async (sandbox, ann) =>
        {
            await sandbox.OrderAsync(verb, new { network = "pinterest", person = "ann", detail });
            return await ann.AskAsync("user_account");
        });

    [Fact]
    public Task Too_many_calls() => RefusalAsync("rate-limited", "8", UserPath, async (sandbox, ann) =>
    {
        await sandbox.OrderAsync("rate-limited", new { network = "pinterest", wait = 42 });
        var answer = await ann.AskAsync("user_account");
        Assert.Equal("42", Assert.Single(answer.Headers.GetValues("x-ratelimit-reset")));
        return answer;
    });

    [Theory]
    [InlineData("user_account", "user_accounts:read")]
    [InlineData("ad_accounts", "ads:read")]
    public Task A_permission_that_was_dropped(string path, string scope) => RefusalAsync("scope-missing", path, "/v5/" + path, async (sandbox, ann) =>
    {
        await sandbox.OrderAsync("drop-permission", new { network = "pinterest", person = "ann", scope });
        return await ann.AskAsync(path);
    });

    private static Task SuccessAsync(string file, string path, Func<RunningSandbox, PinterestMember, Task<HttpResponseMessage>> ask) =>
        CompareAsync(RecordedAnswer.Of($"pinterest/answers/{file}", null, path), ask);

    private static Task RefusalAsync(string file, string variant, string path, Func<RunningSandbox, PinterestMember, Task<HttpResponseMessage>> ask) =>
        CompareAsync(RecordedAnswer.Of($"pinterest/refusals/{file}", variant, path), ask);

    private static async Task CompareAsync(RecordedAnswer recorded, Func<RunningSandbox, PinterestMember, Task<HttpResponseMessage>> ask)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new PinterestMember(sandbox).ConnectAsync();

        var answer = await ask(sandbox, ann);

        await recorded.AssertLikeAsync(answer, "response_type", "token_type", "expires_in", "account_type", "refresh_token_expires_in");
        recorded.AssertHeadersLike(answer);
    }
}

namespace AccountHealth.Tests.Sandbox;

/// <summary>The pretended Snapchat and its recorded answers agree.</summary>
public class SnapchatAsRecordedTests
{
    private const string TokenPath = "/login/oauth2/access_token";
    private const string Organizations = "me/organizations?with_ad_accounts=true";

    // The ad account of the recorded world; the sandbox has ids of its own.
    private const string Recorded = "/v1/adaccounts/646b64ab-9399-5a04-be67-d27dcfe4a78c";

    [Fact]
    public Task A_code_becomes_tokens() => SuccessAsync("code-exchange", TokenPath, async (_, ann) => await ann.ExchangeAsync(await ann.CodeAsync()));

    [Theory]
    [InlineData("refresh", false)]
    [InlineData("refresh-with-new-refresh-token", true)]
    public Task A_refresh(string file, bool isRotating) => SuccessAsync(file, TokenPath, async (sandbox, ann) =>
    {
        await sandbox.OrderAsync("app-condition", new { network = "snapchat", condition = "rotating", on = isRotating });
        return await ann.RefreshAsync();
    });

    [Fact]
    public Task A_revocation() => SuccessAsync("revoke", "/accounts/oauth2/revoke", (_, ann) => ann.RevokeAsync());

    [Theory]
    [InlineData("me", "me", "me")]
    [InlineData("organizations", "me/organizations", Organizations)]
    [InlineData("organizations-page-2", "me/organizations", Organizations + "&cursor=Y3Vyc29yMg==")]
    public Task What_the_API_answers(string file, string recorded, string path) =>
        SuccessAsync(file, "/v1/" + recorded, (_, ann) => ann.AskAsync(path));

    [Fact]
    public Task An_ad_account() =>
        SuccessAsync("ad-account", Recorded, async (_, ann) => await ann.AskAsync("adaccounts/" + await ann.AdAccountAsync()));

    [Theory]
    [InlineData("PAUSED")]
    [InlineData("SUSPENDED")]
    [InlineData("PENDING")]
    public Task An_ad_account_that_does_not_run(string status) =>
        RefusalAsync("ad-account-not-active", status, Recorded, async (sandbox, ann) =>
        {
            var account = await ann.AdAccountAsync();
            await sandbox.OrderAsync("disable-ad-account", new { network = "snapchat", account, detail = status });
            Assert.Contains($"\"{status}\"", await (await ann.AskAsync(Organizations)).Content.ReadAsStringAsync());
            return await ann.AskAsync("adaccounts/" + account);
        });

    [Fact]
    public Task An_ad_account_without_a_role() => RefusalAsync("no-right", "one ad account", Recorded, async (sandbox, ann) =>
    {
        var account = await ann.AdAccountAsync();
        await sandbox.OrderAsync("lose-page-role", new { network = "snapchat", person = "ann", account });
        Assert.DoesNotContain(account, await (await ann.AskAsync(Organizations)).Content.ReadAsStringAsync());
        return await ann.AskAsync("adaccounts/" + account);
    });

    [Fact]
    public Task A_permission_that_was_dropped() => RefusalAsync("no-right", "the organisations", "/v1/me/organizations", async (sandbox, ann) =>
    {
        await sandbox.OrderAsync("drop-permission", new { network = "snapchat", person = "ann", scope = "snapchat-marketing-api" });
        return await ann.AskAsync(Organizations);
    });

    [Theory]
    [InlineData("expire-now", "me")]
    [InlineData("unused-for", "me")]
    [InlineData("revoke", "me/organizations")]
    [InlineData("change-password", "me")]
    [InlineData("suspend", "me")]
    public Task A_token_that_does_not_work(string verb, string path) =>
        RefusalAsync("unauthorized", "no refresh token, end passed", "/v1/" + path, async (sandbox, ann) =>
        {
            await sandbox.OrderAsync(verb, new { network = "snapchat", person = "ann", days = 1 });
            return await ann.AskAsync(path);
        });

    [Theory]
    [InlineData("revoke")]
    [InlineData("change-password")]
    [InlineData("suspend")]
    public Task A_refresh_that_is_refused(string verb) => RefusalAsync("refresh-refused", "invalid_grant", TokenPath, async (sandbox, ann) =>
    {
        await sandbox.OrderAsync(verb, new { network = "snapchat", person = "ann" });
        return await ann.RefreshAsync();
    });

    [Fact]
    public Task A_refresh_by_a_wrong_client() => RefusalAsync("app-misconfigured", "invalid_client, HTTP 401", TokenPath, (_, ann) =>
        ann.TokenAsync(("grant_type", "refresh_token"), ("refresh_token", ann.Refresh), ("client_id", "sandbox-client"), ("client_secret", "wrong")));

    private static Task SuccessAsync(string file, string path, Func<RunningSandbox, SnapchatMember, Task<HttpResponseMessage>> ask) =>
        CompareAsync(RecordedAnswer.Of($"snapchat/answers/{file}", null, path), ask);

    private static Task RefusalAsync(string file, string variant, string path, Func<RunningSandbox, SnapchatMember, Task<HttpResponseMessage>> ask) =>
        CompareAsync(RecordedAnswer.Of($"snapchat/refusals/{file}", variant, path), ask);

    private static async Task CompareAsync(RecordedAnswer recorded, Func<RunningSandbox, SnapchatMember, Task<HttpResponseMessage>> ask)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new SnapchatMember(sandbox).ConnectAsync();

        var answer = await ask(sandbox, ann);

        await recorded.AssertLikeAsync(answer, "request_status", "sub_request_status", "error_code", "token_type");
    }
}

namespace AccountHealth.Tests.Sandbox;

/// <summary>The pretended X and its recorded answers agree.</summary>
public class XAsRecordedTests
{
    private const string Me = "/2/users/me";
    private const string TokenPath = "/2/oauth2/token";

    [Fact]
    public Task A_code_becomes_tokens() => SuccessAsync("code-exchange", TokenPath, async (_, ann) => await ann.ExchangeAsync(await ann.CodeAsync()));

    [Fact]
    public Task Without_offline_access_there_is_no_refresh_token() => SuccessAsync("code-exchange-without-refresh", TokenPath,
        async (_, ann) => await ann.ExchangeAsync(await ann.CodeAsync(scopes: "users.read tweet.read")));

    [Fact]
    public Task A_refresh() => SuccessAsync("refresh", TokenPath, (_, ann) => ann.RefreshAsync());

    [Fact]
    public Task A_revocation() => SuccessAsync("revoke", "/2/oauth2/revoke", (_, ann) => ann.RevokeAsync());

    [Fact]
    public Task Whose_it_is() => SuccessAsync("me", Me, (_, ann) => ann.MeAsync());

    [Theory]
    [InlineData("type client-forbidden", "client-forbidden")]
    [InlineData("reason client-not-enrolled", "client-not-enrolled")]
    [InlineData("title Unsupported Authentication", "unsupported-authentication")]
    [InlineData("HTTP 402", "no-credits")]
    public Task Something_is_wrong_with_the_app(string variant, string condition) =>
        RefusalAsync("app-misconfigured", variant, Me, (sandbox, ann) => WithAsync(sandbox, ann, condition));

    [Fact]
    public Task The_keys_are_refused() =>
        RefusalAsync("could-not-authenticate", "only this token", Me, (sandbox, ann) => WithAsync(sandbox, ann, "keys-refused"));

    [Theory]
    [InlineData("locked", "detail", "lock", "")]
    [InlineData("locked", "code 326", "lock", "326")]
    [InlineData("suspended", "detail", "suspend", "")]
    [InlineData("suspended", "code 63", "suspend", "63")]
    [InlineData("suspended", "code 64", "suspend", "64")]
    [InlineData("suspended", "HTTP 200 with errors instead of data", "suspend", "200")]
    [InlineData("suspended", "HTTP 403 with errors", "suspend", "403")]
    public Task An_account_that_X_closed(string file, string variant, string verb, string detail) =>
        RefusalAsync(file, variant, Me, async (sandbox, ann) =>
        {
            await sandbox.OrderAsync(verb, new { network = "x", person = "ann", detail });
            return await ann.MeAsync();
        });

    [Fact]
    public Task A_permission_that_was_dropped() => RefusalAsync("not-authorized", "problem", Me, async (sandbox, ann) =>
    {
        await sandbox.OrderAsync("drop-permission", new { network = "x", person = "ann", scope = "users.read" });
        return await ann.MeAsync();
    });

    [Fact]
    public Task Too_many_calls() => RefusalAsync("rate-limited", "type rate-limit-exceeded", Me, async (sandbox, ann) =>
    {
        await sandbox.OrderAsync("rate-limited", new { network = "x", wait = 600 });
        var answer = await ann.MeAsync();
        Assert.Equal("1795263000", Assert.Single(answer.Headers.GetValues("x-rate-limit-reset")));
        return answer;
    });

    [Theory]
    [InlineData("invalid_request", "revoke")]
    [InlineData("invalid_request", "unused-for")]
    public Task A_refresh_of_what_is_dead(string variant, string verb) =>
        RefusalAsync("refresh-refused", variant, TokenPath, async (sandbox, ann) =>
        {
            await sandbox.OrderAsync(verb, new { network = "x", person = "ann", days = 184 });
            return await ann.RefreshAsync();
        });

    [Fact]
    public Task A_refresh_with_a_spent_token() => RefusalAsync("refresh-refused", "invalid_request", TokenPath, async (_, ann) =>
    {
        await ann.RefreshAsync();
        return await ann.RefreshAsync();
    });

    [Theory]
    [InlineData("expire-now")]
    [InlineData("revoke")]
    public Task A_token_that_does_not_work(string verb) =>
        RefusalAsync("unauthorized", "no refresh token, end passed", Me, async (sandbox, ann) =>
        {
            await sandbox.OrderAsync(verb, new { network = "x", person = "ann" });
            return await ann.MeAsync();
        });

    [Fact]
    public Task A_token_that_does_not_work_in_the_old_shape() => RefusalAsync("token-invalid", "no refresh token", Me, async (sandbox, ann) =>
    {
        await sandbox.OrderAsync("revoke", new { network = "x", person = "ann" });
        return await WithAsync(sandbox, ann, "old-errors");
    });

    private static async Task<HttpResponseMessage> WithAsync(RunningSandbox sandbox, XUser ann, string condition)
    {
        await sandbox.OrderAsync("app-condition", new { network = "x", condition });
        return await ann.MeAsync();
    }

    private static Task SuccessAsync(string file, string path, Func<RunningSandbox, XUser, Task<HttpResponseMessage>> ask) =>
        CompareAsync(RecordedAnswer.Of($"x/answers/{file}", null, path), ask);

    private static Task RefusalAsync(string file, string variant, string path, Func<RunningSandbox, XUser, Task<HttpResponseMessage>> ask) =>
        CompareAsync(RecordedAnswer.Of($"x/refusals/{file}", variant, path), ask);

    private static async Task CompareAsync(RecordedAnswer recorded, Func<RunningSandbox, XUser, Task<HttpResponseMessage>> ask)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new XUser(sandbox).ConnectAsync();

        var answer = await ask(sandbox, ann);

        await recorded.AssertLikeAsync(answer, "title", "type", "reason");
        recorded.AssertHeadersLike(answer);
        Assert.Equal(recorded.Headers.Contains("content-type"), answer.Content.Headers.ContentType!.MediaType == "application/problem+json");
    }
}

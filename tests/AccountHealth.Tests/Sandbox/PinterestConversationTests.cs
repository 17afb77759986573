using System.Net;
using System.Text.Json.Nodes;

namespace AccountHealth.Tests.Sandbox;

/// <summary>What an app and the pretended Pinterest say to each other.</summary>
public class PinterestConversationTests
{
    [Fact]
    public async Task An_app_is_connected_asks_refreshes_and_is_revoked()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.OrderAsync("app-condition", new { network = "pinterest", condition = "system-user" });
        var ann = await new PinterestMember(sandbox).ConnectAsync();
        var spent = ann.Refresh;
        Assert.Equal("annberg", (await BodyAsync(ann.AskAsync("user_account")))["username"]!.ToString());
        Assert.Equal("elimarten", (await BodyAsync(ann.AskAsync("user_account?ad_account_id=549760000003")))["username"]!.ToString());
        Assert.Equal(3, await CountPagedAsync(ann, "ad_accounts?page_size=25"));
        Assert.Equal(1, await CountPagedAsync(ann, "ad_accounts?include_shared_accounts=false"));

        sandbox.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(2, (int)(await BodyAsync(ann.AskAsync("user_account")))["code"]!);
        await ann.KeepAsync(await ann.RefreshAsync());
        Assert.Equal(HttpStatusCode.OK, (await ann.AskAsync("user_account")).StatusCode);
        Assert.Equal(283, (int)(await BodyAsync(ann.RefreshAsync(spent)))["code"]!);

        // The sixty days begin again at each refresh.
        sandbox.Clock.Advance(TimeSpan.FromDays(59));
        await ann.KeepAsync(await ann.RefreshAsync());
        Assert.Equal(HttpStatusCode.OK, (await ann.RevokeAsync()).StatusCode);
        Assert.Equal(2, (int)(await BodyAsync(ann.AskAsync("user_account")))["code"]!);
        Assert.Equal(283, (int)(await BodyAsync(ann.RefreshAsync()))["code"]!);
    }

    [Fact]
    public async Task A_token_of_a_person_cannot_be_revoked()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new PinterestMember(sandbox).ConnectAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await ann.RevokeAsync()).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ann.AskAsync("user_account")).StatusCode);
    }

    [Fact]
    public async Task A_code_is_exchanged_once()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = new PinterestMember(sandbox);
        var code = await ann.CodeAsync();

        Assert.Equal(HttpStatusCode.OK, (await ann.ExchangeAsync(code)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await ann.ExchangeAsync(code)).StatusCode);
    }

    [Theory]
    [InlineData(BasicForms.Client, "redirect_uri", RunningSandbox.Redirect + "/elsewhere", 400, 1)]
    [InlineData(BasicForms.Client, "code", "another", 401, 283)]
    [InlineData("sandbox-client:wrong", "", "", 401, 2)]
    [InlineData("wrong:sandbox-secret", "", "", 401, 283)]
    [InlineData(null, "client_id", "sandbox-client", 401, 283)]
    public async Task An_exchange_with_something_wrong_is_refused(string? client, string field, string wrong, int status, int code)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = new PinterestMember(sandbox);
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = await ann.CodeAsync(),
            ["redirect_uri"] = RunningSandbox.Redirect,
        };
        if (field.Length > 0)
        {
            fields[field] = wrong;
        }

        var answer = await ann.TokenAsync("token", client, [.. fields.Select(one => (one.Key, one.Value))]);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(code, (int)(await BodyAsync(Task.FromResult(answer)))["code"]!);
    }

    [Fact]
    public async Task Who_cancels_comes_back_with_the_reason_and_the_state()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var back = await sandbox.ConsentAsync(PinterestMember.ConsentPage(), ("decision", "cancel"));

        Assert.Equal("access_denied", back["error"]);
        Assert.Equal("s 1", back["state"]);
    }

    [Fact]
    public async Task An_old_app_asks_for_the_continuous_kind()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.OrderAsync("app-condition", new { network = "pinterest", condition = "legacy" });
        var ann = new PinterestMember(sandbox);

        var old = await BodyAsync(ann.ExchangeAsync(await ann.CodeAsync()));
        var continuous = await BodyAsync(ann.ExchangeAsync(await ann.CodeAsync(), ("continuous_refresh", "true")));

        Assert.Equal(365 * 86400, (int)old["refresh_token_expires_in"]!);
        Assert.Equal(60 * 86400, (int)continuous["refresh_token_expires_in"]!);
    }

    [Theory]
    [InlineData("change-password", 0)]
    [InlineData("revoke", 0)]
    [InlineData("unused-for", 60)]
    public async Task A_dead_grant_is_refused_everywhere(string verb, int days)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new PinterestMember(sandbox).ConnectAsync();
        var bo = await new PinterestMember(sandbox).ConnectAsync("bo");

        await sandbox.OrderAsync(verb, new { network = "pinterest", person = "ann", days });

        Assert.Equal(2, (int)(await BodyAsync(ann.AskAsync("user_account")))["code"]!);
        Assert.Equal(283, (int)(await BodyAsync(ann.RefreshAsync()))["code"]!);
        Assert.Equal(HttpStatusCode.OK, (await bo.AskAsync("user_account")).StatusCode);
    }

    [Fact]
    public async Task The_budget_is_told_and_kept()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new PinterestMember(sandbox).ConnectAsync();
        await ann.AskAsync("user_account");

        var second = await ann.AskAsync("user_account");

        Assert.Equal("998", Assert.Single(second.Headers.GetValues("x-ratelimit-remaining")));
        Assert.Equal("60", Assert.Single(second.Headers.GetValues("x-ratelimit-reset")));
    }

    [Theory]
    [InlineData("checkpoint")]
    [InlineData("unconfirmed")]
    [InlineData("lock")]
    [InlineData("unpublish-page")]
    [InlineData("disable-ad-account")]
    public async Task What_Pinterest_cannot_express_is_refused(string verb)
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var answer = await sandbox.Http.PostAsync($"control/{verb}",
            new StringContent("""{"network":"pinterest","person":"ann","account":"549760000001"}"""));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Pinterest cannot express", await answer.Content.ReadAsStringAsync());
    }

    private static async Task<int> CountPagedAsync(PinterestMember member, string path)
    {
        var found = new HashSet<string>();
        string? bookmark = null;
        do
        {
            var page = await BodyAsync(member.AskAsync(path + (bookmark is null ? "" : $"&bookmark={Uri.EscapeDataString(bookmark)}")));
            Assert.All(page["items"]!.AsArray(), item => Assert.True(found.Add(item!["id"]!.ToString())));
            bookmark = page["bookmark"]?.ToString();
        }
        while (bookmark is not null);

        return found.Count;
    }

    private static async Task<JsonNode> BodyAsync(Task<HttpResponseMessage> answer) =>
        JsonNode.Parse(await (await answer).Content.ReadAsStringAsync())!;
}

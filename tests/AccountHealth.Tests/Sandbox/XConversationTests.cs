using System.Net;
using System.Text.Json.Nodes;

namespace AccountHealth.Tests.Sandbox;

/// <summary>What an app and the pretended X say to each other.</summary>
public class XConversationTests
{
    [Fact]
    public async Task An_app_is_connected_asks_refreshes_and_is_revoked()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new XUser(sandbox).ConnectAsync();
        var spent = ann.Refresh;
        Assert.Equal("annberg", await UsernameAsync(ann));

        sandbox.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(HttpStatusCode.Unauthorized, (await ann.MeAsync()).StatusCode);
        ann.Keep(await ann.RefreshAsync());
        Assert.NotEqual(spent, ann.Refresh);
        Assert.Equal("annberg", await UsernameAsync(ann));
        Assert.Equal(HttpStatusCode.BadRequest, (await ann.RefreshAsync(spent)).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await ann.RevokeAsync()).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await ann.MeAsync()).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await ann.RefreshAsync()).StatusCode);
    }

    [Fact]
    public async Task Two_people_connect_the_account_that_they_share()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var ann = await new XUser(sandbox).ConnectAsync("ann", account: "profile:2244990001");
        var bo = await new XUser(sandbox).ConnectAsync("bo", account: "profile:2244990001");

        Assert.Equal("cornerbakery", await UsernameAsync(ann));
        Assert.Equal("cornerbakery", await UsernameAsync(bo));
        await sandbox.OrderAsync("suspend", new { network = "x", account = "2244990001" });
        Assert.Equal(HttpStatusCode.Forbidden, (await bo.MeAsync()).StatusCode);
        Assert.Equal("annberg", await UsernameAsync(await new XUser(sandbox).ConnectAsync()));
    }

    [Fact]
    public async Task A_code_is_exchanged_once()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = new XUser(sandbox);
        var code = await ann.CodeAsync();

        Assert.Equal(HttpStatusCode.OK, (await ann.ExchangeAsync(code)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await ann.ExchangeAsync(code)).StatusCode);
    }

    [Fact]
    public async Task A_code_of_half_a_minute_ago_is_refused()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = new XUser(sandbox);
        var code = await ann.CodeAsync();

        sandbox.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(HttpStatusCode.BadRequest, (await ann.ExchangeAsync(code)).StatusCode);
    }

    [Theory]
    [InlineData(BasicForms.Client, "redirect_uri", RunningSandbox.Redirect + "/elsewhere", 400)]
    [InlineData(BasicForms.Client, "code_verifier", "another", 400)]
    [InlineData(BasicForms.Client, "grant_type", "password", 400)]
    [InlineData("sandbox-client:wrong", "", "", 401)]
    [InlineData("wrong:sandbox-secret", "", "", 401)]
    [InlineData(null, "client_id", "sandbox-client", 401)]
    public async Task An_exchange_with_something_wrong_is_refused(string? client, string field, string wrong, int status)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = new XUser(sandbox);
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = await ann.CodeAsync(),
            ["redirect_uri"] = RunningSandbox.Redirect,
            ["code_verifier"] = XUser.Verifier,
        };
        if (field.Length > 0)
        {
            fields[field] = wrong;
        }

        Assert.Equal(status, (int)(await ann.TokenAsync("token", client, [.. fields.Select(one => (one.Key, one.Value))])).StatusCode);
    }

    [Fact]
    public async Task An_app_without_a_secret_names_itself_in_the_form()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.OrderAsync("app-condition", new { network = "x", condition = "public" });
        var ann = new XUser(sandbox);

        var answer = await ann.TokenAsync("token", null, ("grant_type", "authorization_code"), ("code", await ann.CodeAsync()),
            ("redirect_uri", RunningSandbox.Redirect), ("code_verifier", XUser.Verifier), ("client_id", "sandbox-client"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Who_cancels_comes_back_with_the_reason_and_the_state()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var back = await sandbox.ConsentAsync(XUser.ConsentPage(), ("decision", "cancel"));

        Assert.Equal("access_denied", back["error"]);
        Assert.Equal("s 1", back["state"]);
    }

    [Fact]
    public async Task Nobody_is_asked_without_a_challenge()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var answer = await sandbox.Http.GetAsync(XUser.ConsentPageWithoutPkce());

        Assert.Contains("error=invalid_request", answer.Headers.Location!.Query);
    }

    [Fact]
    public async Task The_76th_call_of_a_user_in_15_minutes_is_too_many()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new XUser(sandbox).ConnectAsync();
        for (var call = 1; call <= 75; call++)
        {
            Assert.Equal(HttpStatusCode.OK, (await ann.MeAsync()).StatusCode);
        }

        var refused = await ann.MeAsync();
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        var reset = sandbox.Clock.GetUtcNow().AddMinutes(15).ToUnixTimeSeconds();
        Assert.Equal($"{reset}", Assert.Single(refused.Headers.GetValues("x-rate-limit-reset")));
        Assert.Equal(HttpStatusCode.OK, (await (await new XUser(sandbox).ConnectAsync("bo")).MeAsync()).StatusCode);

        sandbox.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(HttpStatusCode.OK, (await ann.MeAsync()).StatusCode);
    }

    [Theory]
    [InlineData("change-password")]
    [InlineData("checkpoint")]
    [InlineData("unconfirmed")]
    [InlineData("restrict")]
    [InlineData("lose-page-role")]
    [InlineData("unpublish-page")]
    [InlineData("disable-ad-account")]
    public async Task What_X_cannot_express_is_refused(string verb)
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var answer = await sandbox.Http.PostAsync($"control/{verb}",
            new StringContent("""{"network":"x","person":"ann","account":"2244990001"}"""));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("X cannot express", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_refresh_token_that_nobody_used_for_half_a_year_is_dead()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new XUser(sandbox).ConnectAsync();

        await sandbox.OrderAsync("unused-for", new { network = "x", person = "ann", days = 200 });

        Assert.Equal(HttpStatusCode.BadRequest, (await ann.RefreshAsync()).StatusCode);
    }

    private static async Task<string> UsernameAsync(XUser user) =>
        JsonNode.Parse(await (await user.MeAsync()).Content.ReadAsStringAsync())!["data"]!["username"]!.ToString();
}

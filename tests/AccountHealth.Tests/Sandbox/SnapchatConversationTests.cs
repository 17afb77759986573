using System.Net;

namespace AccountHealth.Tests.Sandbox;

/// <summary>What an app and the pretended Snapchat say to each other.</summary>
public class SnapchatConversationTests
{
    private const string Organizations = "me/organizations?with_ad_accounts=true";

    [Fact]
    public async Task An_app_is_connected_asks_refreshes_and_is_revoked()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new SnapchatMember(sandbox).ConnectAsync();
        var first = ann.Refresh;
        Assert.Equal("Ann Berg", (await SnapchatMember.BodyAsync(ann.AskAsync("me")))["me"]!["display_name"]!.ToString());
        Assert.Equal(["Corner Bakery", "Corner Café", "Harbour Bikes"], await OrganizationsAsync(sandbox, ann));

        sandbox.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await ann.AskAsync("me")).StatusCode);
        await ann.KeepAsync(await ann.RefreshAsync());
        Assert.Equal(first, ann.Refresh);
        Assert.Equal(HttpStatusCode.OK, (await ann.AskAsync("me")).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await ann.RevokeAsync("sandbox-client:wrong")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ann.RevokeAsync()).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await ann.AskAsync("me")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await ann.RefreshAsync()).StatusCode);
    }

    [Fact]
    public async Task A_code_is_exchanged_once()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = new SnapchatMember(sandbox);
        var code = await ann.CodeAsync();

        Assert.Equal(HttpStatusCode.OK, (await ann.ExchangeAsync(code)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await ann.ExchangeAsync(code)).StatusCode);
    }

    [Theory]
    [InlineData("client_secret", "wrong", 401, "invalid_client")]
    [InlineData("client_id", "wrong", 401, "invalid_client")]
    [InlineData("redirect_uri", RunningSandbox.Redirect + "/elsewhere", 400, "invalid_grant")]
    [InlineData("code", "another", 400, "invalid_grant")]
    [InlineData("grant_type", "password", 400, "unsupported_grant_type")]
    public async Task An_exchange_with_something_wrong_is_refused(string field, string wrong, int status, string error)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = new SnapchatMember(sandbox);
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = await ann.CodeAsync(),
            ["redirect_uri"] = RunningSandbox.Redirect,
            ["client_id"] = "sandbox-client",
            ["client_secret"] = "sandbox-secret",
        };
        fields[field] = wrong;

        var answer = await ann.TokenAsync([.. fields.Select(one => (one.Key, one.Value))]);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(error, (await SnapchatMember.BodyAsync(Task.FromResult(answer)))["error"]!.ToString());
    }

    [Fact]
    public async Task Who_cancels_comes_back_with_the_reason_and_the_state()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var back = await sandbox.ConsentAsync(SnapchatMember.ConsentPage(), ("decision", "cancel"));

        Assert.Equal("access_denied", back["error"]);
        Assert.Equal("s 1", back["state"]);
    }

    [Fact]
    public async Task A_new_refresh_token_replaces_the_old_one_where_Snap_rotates()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.OrderAsync("app-condition", new { network = "snapchat", condition = "rotating" });
        var ann = await new SnapchatMember(sandbox).ConnectAsync();
        var first = ann.Refresh;

        await ann.KeepAsync(await ann.RefreshAsync());

        Assert.NotEqual(first, ann.Refresh);
        Assert.Equal(HttpStatusCode.BadRequest, (await ann.RefreshAsync(first)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ann.RefreshAsync()).StatusCode);
    }

    [Fact]
    public async Task A_suspension_lasts_until_it_is_taken_back()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new SnapchatMember(sandbox).ConnectAsync();

        await sandbox.OrderAsync("suspend", new { network = "snapchat", person = "ann" });
        Assert.Equal(HttpStatusCode.Unauthorized, (await ann.AskAsync("me")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await ann.RefreshAsync()).StatusCode);
        await sandbox.OrderAsync("suspend", new { network = "snapchat", person = "ann", on = false });

        Assert.Equal(HttpStatusCode.OK, (await ann.AskAsync("me")).StatusCode);
    }

    [Fact]
    public async Task Who_leaves_an_organization_loses_its_ad_accounts()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var bo = await new SnapchatMember(sandbox).ConnectAsync("bo");
        var adAccount = await bo.AdAccountAsync();
        var bakery = (await SnapchatMember.BodyAsync(bo.AskAsync("me")))["me"]!["organization_id"]!.ToString();

        await sandbox.OrderAsync("lose-page-role", new { network = "snapchat", person = "bo", account = bakery });

        Assert.Equal(["Harbour Bikes"], await OrganizationsAsync(sandbox, bo));
        Assert.Equal(HttpStatusCode.Forbidden, (await bo.AskAsync("adaccounts/" + adAccount)).StatusCode);
    }

    [Fact]
    public async Task What_was_deleted_is_not_there()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new SnapchatMember(sandbox).ConnectAsync();
        var adAccount = await ann.AdAccountAsync();

        await sandbox.OrderAsync("gone", new { network = "snapchat", account = adAccount });

        Assert.Equal(HttpStatusCode.NotFound, (await ann.AskAsync("adaccounts/" + adAccount)).StatusCode);
    }

    [Fact]
    public async Task Added_ad_accounts_are_listed_too()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var minted = await sandbox.OrderAsync("tokens", new { network = "snapchat", count = 2, accounts = 3 });
        var token = minted["tokens"]![1]!["accessToken"]!.ToString();

        var body = await SnapchatMember.BodyAsync(sandbox.GetAsync("snapchat/api/v1/" + Organizations, token));

        Assert.Equal(3, Assert.Single(body["organizations"]!.AsArray())!["organization"]!["ad_accounts"]!.AsArray().Count);
    }

    [Fact]
    public async Task One_item_may_fail_while_the_rest_is_answered()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new SnapchatMember(sandbox).ConnectAsync();
        await sandbox.OrderAsync("app-condition", new { network = "snapchat", condition = "failing-sub-requests" });

        var body = await SnapchatMember.BodyAsync(ann.AskAsync(Organizations));

        Assert.Equal(["ERROR", "SUCCESS"], body["organizations"]!.AsArray().Select(one => one!["sub_request_status"]!.ToString()));
    }

    [Fact]
    public async Task The_eleventh_call_of_a_token_in_a_second_is_too_many_where_limits_are_counted()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new SnapchatMember(sandbox).ConnectAsync();
        await sandbox.OrderAsync("app-condition", new { network = "snapchat", condition = "limits" });
        for (var call = 1; call <= 10; call++)
        {
            Assert.Equal(HttpStatusCode.OK, (await ann.AskAsync("me")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await ann.AskAsync("me")).StatusCode);
        sandbox.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await ann.AskAsync("me")).StatusCode);
    }

    [Theory]
    [InlineData("checkpoint")]
    [InlineData("unconfirmed")]
    [InlineData("lock")]
    [InlineData("restrict")]
    [InlineData("unpublish-page")]
    public async Task What_Snapchat_cannot_express_is_refused(string verb)
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var answer = await sandbox.Http.PostAsync($"control/{verb}", new StringContent("""{"network":"snapchat","person":"ann"}"""));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Snapchat cannot express", await answer.Content.ReadAsStringAsync());
    }

    private static async Task<List<string>> OrganizationsAsync(RunningSandbox sandbox, SnapchatMember member)
    {
        var found = new List<string>();
        var next = "snapchat/api/v1/" + Organizations;
        while (next is not null)
        {
            var page = await SnapchatMember.BodyAsync(sandbox.GetAsync(next, member.Access));
            found.AddRange(page["organizations"]!.AsArray().Select(one => one!["organization"]!["name"]!.ToString()));
            next = page["paging"]!["next_link"]?.ToString();
        }

        return found;
    }
}

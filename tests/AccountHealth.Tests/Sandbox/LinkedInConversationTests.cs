using System.Net;
using System.Text.Json.Nodes;

namespace AccountHealth.Tests.Sandbox;

/// <summary>What an app and the pretended LinkedIn say to each other.</summary>
public class LinkedInConversationTests
{
    private const string Acls = "rest/organizationAcls?q=roleAssignee&state=APPROVED";
    private const string AdUsers = "rest/adAccountUsers?q=authenticatedUser";

    [Fact]
    public async Task An_app_is_connected_asks_refreshes_and_is_revoked()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new LinkedInMember(sandbox).ConnectAsync();

        Assert.Equal("active", (await BodyAsync(ann.InspectAsync()))["status"]!.ToString());
        Assert.Equal("Ann Berg", (await BodyAsync(ann.AskAsync("v2/userinfo")))["name"]!.ToString());
        Assert.Equal(3, await CountPagedAsync(ann, Acls));
        Assert.Equal(3, await CountPagedAsync(ann, AdUsers));

        sandbox.Clock.Advance(TimeSpan.FromDays(61));
        Assert.Equal("expired", (await BodyAsync(ann.InspectAsync()))["status"]!.ToString());
        var renewed = await BodyAsync(ann.RefreshAsync());
        Assert.Equal(ann.Refresh, renewed["refresh_token"]!.ToString());
        Assert.Equal(304 * 86400, (long)renewed["refresh_token_expires_in"]!);
        Assert.Equal("active", (await BodyAsync(ann.InspectAsync(renewed["access_token"]!.ToString())))["status"]!.ToString());

        Assert.Equal(HttpStatusCode.OK, (await ann.RevokeAsync()).StatusCode);
        Assert.Equal("revoked", (await BodyAsync(ann.InspectAsync()))["status"]!.ToString());
        Assert.Equal(65601, (int)(await BodyAsync(ann.AskAsync("v2/userinfo")))["serviceErrorCode"]!);
        Assert.Equal(HttpStatusCode.BadRequest, (await ann.RefreshAsync()).StatusCode);
    }

    [Fact]
    public async Task A_code_is_exchanged_once()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = new LinkedInMember(sandbox);
        var code = await ann.CodeAsync();

        Assert.Equal(HttpStatusCode.OK, (await ann.ExchangeAsync(code)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await ann.ExchangeAsync(code)).StatusCode);
    }

    [Fact]
    public async Task A_code_of_half_an_hour_ago_is_refused()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = new LinkedInMember(sandbox);
        var code = await ann.CodeAsync();

        sandbox.Clock.Advance(TimeSpan.FromMinutes(30));

        Assert.Equal(HttpStatusCode.BadRequest, (await ann.ExchangeAsync(code)).StatusCode);
    }

    [Theory]
    [InlineData("client_secret", "wrong", HttpStatusCode.Unauthorized)]
    [InlineData("client_id", "wrong", HttpStatusCode.Unauthorized)]
    [InlineData("redirect_uri", RunningSandbox.Redirect + "/elsewhere", HttpStatusCode.BadRequest)]
    public async Task An_exchange_with_something_wrong_is_refused(string field, string wrong, HttpStatusCode status)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = await new LinkedInMember(sandbox).CodeAsync(),
            ["redirect_uri"] = RunningSandbox.Redirect,
            ["client_id"] = "sandbox-client",
            ["client_secret"] = "sandbox-secret",
        };
        fields[field] = wrong;

        var answer = await sandbox.FormAsync("linkedin/token/oauth/v2/accessToken", [.. fields.Select(one => (one.Key, one.Value))]);

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Who_cancels_comes_back_with_the_reason_and_the_state()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var back = await sandbox.ConsentAsync(LinkedInMember.ConsentPage(), ("decision", "cancel"));

        Assert.Equal("user_cancelled_authorize", back["error"]);
        Assert.Equal("s 1", back["state"]);
        Assert.DoesNotContain("code", back.Keys);
    }

    [Fact]
    public async Task An_address_that_is_not_registered_is_never_sent_back_to()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var page = LinkedInMember.ConsentPage().Replace("127.0.0.1", "127.0.0.1.evil.example");

        var answer = await sandbox.FormAsync(page, ("person", "ann"), ("decision", "agree"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Other_permissions_end_the_earlier_tokens()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var before = await new LinkedInMember(sandbox).ConnectAsync();

        await new LinkedInMember(sandbox).ConnectAsync(scopes: "openid profile");

        Assert.Equal("revoked", (await BodyAsync(before.InspectAsync()))["status"]!.ToString());
    }

    private static async Task<int> CountPagedAsync(LinkedInMember member, string path)
    {
        var found = 0;
        while (true)
        {
            var page = await BodyAsync(member.AskAsync($"{path}&start={found}"));
            found += page["elements"]!.AsArray().Count;
            if (found >= (int)page["paging"]!["total"]!)
            {
                return found;
            }
        }
    }

    private static async Task<JsonNode> BodyAsync(Task<HttpResponseMessage> answer) =>
        JsonNode.Parse(await (await answer).Content.ReadAsStringAsync())!;
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace AccountHealth.Tests.Sandbox;

/// <summary>What an app and the pretended TikTok say to each other, at both of its products.</summary>
public class TikTokConversationTests
{
    [Fact]
    public async Task A_Marketing_app_is_connected_asks_and_is_revoked()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new TikTokPerson(sandbox).ConnectBusinessAsync();

        Assert.Equal("Ann Berg", (await BodyAsync(ann.BusinessAsync("user/info/")))["data"]!["display_name"]!.ToString());
        sandbox.Clock.Advance(TimeSpan.FromDays(1000));
        var listed = (await BodyAsync(ann.AdvertisersAsync()))["data"]!["list"]!.AsArray();
        Assert.Equal(["Berg DE", "Berg AT"], listed.Select(one => one!["advertiser_name"]!.ToString()));
        Assert.Equal(2, (await BodyAsync(ann.AdvertiserAsync("7012345678901230001", "7012345678901230002")))["data"]!["list"]!.AsArray().Count);

        Assert.Equal(0, await CodeAsync(ann.RevokeBusinessAsync()));
        Assert.Equal(40105, await CodeAsync(ann.AdvertisersAsync()));
        Assert.Equal(40105, await CodeAsync(ann.RevokeBusinessAsync()));
    }

    [Fact]
    public async Task A_Marketing_code_is_exchanged_once_by_its_app_within_the_hour()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = new TikTokPerson(sandbox);
        var code = await ann.BusinessCodeAsync();

        Assert.Equal(40101, await CodeAsync(ann.BusinessExchangeAsync(code, secret: "wrong")));
        Assert.Equal(40113, await CodeAsync(ann.BusinessExchangeAsync(code, app: "wrong")));
        Assert.Equal(40101, await CodeAsync(ann.BusinessExchangeAsync("nonsense")));
        Assert.Equal(0, await CodeAsync(ann.BusinessExchangeAsync(code)));
        Assert.Equal(40110, await CodeAsync(ann.BusinessExchangeAsync(code)));

        var late = await ann.BusinessCodeAsync();
        sandbox.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(40110, await CodeAsync(ann.BusinessExchangeAsync(late)));
    }

    [Fact]
    public async Task Refusals_of_the_Marketing_API_come_with_HTTP_200_but_a_missing_slash_does_not()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new TikTokPerson(sandbox).ConnectBusinessAsync();

        var refused = await ann.AdvertisersAsync(secret: "wrong");
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.Equal(40101, await CodeAsync(Task.FromResult(refused)));
        Assert.Equal(HttpStatusCode.NotFound, (await ann.BusinessAsync("user/info")).StatusCode);
        Assert.Equal(40104, await CodeAsync(sandbox.GetAsync(TikTokPerson.Business + "user/info/", ann.Access)));
        Assert.Equal(40002, await CodeAsync(ann.BusinessAsync("advertiser/info/?advertiser_ids=1,2")));
    }

    [Fact]
    public async Task A_Login_Kit_app_is_connected_asks_refreshes_and_is_revoked()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new TikTokPerson(sandbox).ConnectLoginAsync();
        Assert.Equal("Ann Berg", (await BodyAsync(ann.UserAsync()))["data"]!["user"]!["display_name"]!.ToString());

        sandbox.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(HttpStatusCode.Unauthorized, (await ann.UserAsync()).StatusCode);
        var renewed = await BodyAsync(ann.RefreshAsync());
        Assert.NotEqual(ann.Refresh, renewed["refresh_token"]!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await ann.UserAsync(token: renewed["access_token"]!.ToString())).StatusCode);
        Assert.Equal("invalid_grant", (await BodyAsync(ann.RefreshAsync()))["error"]!.ToString());

        Assert.Equal(HttpStatusCode.OK, (await ann.RevokeLoginAsync()).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await ann.UserAsync(token: renewed["access_token"]!.ToString())).StatusCode);
    }

    [Fact]
    public async Task A_Login_Kit_code_is_exchanged_once_with_the_right_secret_and_redirect()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = new TikTokPerson(sandbox);
        var code = await ann.LoginCodeAsync();

        Assert.Equal("invalid_client", await ErrorAsync(ann.LoginExchangeAsync(code, secret: "wrong")));
        Assert.Equal("invalid_grant", await ErrorAsync(ann.LoginExchangeAsync(code, redirect: RunningSandbox.Redirect + "/elsewhere")));
        Assert.Null(await ErrorAsync(ann.LoginExchangeAsync(code)));
        Assert.Equal("invalid_grant", await ErrorAsync(ann.LoginExchangeAsync(code)));
    }

    [Fact]
    public async Task The_tokens_of_one_product_are_nothing_to_the_other()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var business = await new TikTokPerson(sandbox).ConnectBusinessAsync();
        var login = await new TikTokPerson(sandbox).ConnectLoginAsync();

        Assert.Equal(40105, await CodeAsync(business.BusinessAsync("user/info/", login.Access)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await login.UserAsync(token: business.Access)).StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_cancels_comes_back_with_the_reason_and_the_state(bool business)
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var page = business ? TikTokPerson.BusinessPage + TikTokPerson.Redirect : TikTokPerson.LoginPage();
        var back = await sandbox.ConsentAsync(page, ("decision", "cancel"));

        Assert.Equal("access_denied", back["error"]);
        Assert.Equal("s 1", back["state"]);
        Assert.DoesNotContain("auth_code", back.Keys);
    }

    [Fact]
    public async Task Only_the_ad_accounts_that_were_picked_are_seen()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var back = await sandbox.ConsentAsync(TikTokPerson.BusinessPage + TikTokPerson.Redirect,
            ("person", "bo"), ("decision", "agree"), ("account", "ad-account:7012345678901230003"));

        var data = (await BodyAsync(new TikTokPerson(sandbox).BusinessExchangeAsync(back["auth_code"])))["data"]!;

        Assert.Equal("7012345678901230003", Assert.Single(data["advertiser_ids"]!.AsArray())!.ToString());
    }

    [Fact]
    public async Task The_pages_show_what_each_product_asks_for()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var business = await AgreementAsync(sandbox, TikTokPerson.BusinessPage + TikTokPerson.Redirect);
        var login = await AgreementAsync(sandbox, TikTokPerson.LoginPage());

        Assert.Contains("Berg DE", business);
        Assert.DoesNotContain("Berg DE", login);
        Assert.Contains("name=\"scope\"", login);
    }

    [Theory]
    [InlineData("checkpoint", "person", "ann")]
    [InlineData("unconfirmed", "person", "ann")]
    [InlineData("lock", "person", "ann")]
    [InlineData("suspend", "person", "ann")]
    [InlineData("unpublish-page", "account", "7012345678901230001")]
    public async Task What_TikTok_cannot_express_is_refused(string verb, string field, string value)
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var answer = await sandbox.Http.PostAsJsonAsync($"control/{verb}", new JsonObject { ["network"] = "tiktok", [field] = value });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    private static async Task<string> AgreementAsync(RunningSandbox sandbox, string page) =>
        await (await sandbox.FormAsync(page, ("person", "ann"), ("decision", "sign-in"))).Content.ReadAsStringAsync();

    private static async Task<int> CodeAsync(Task<HttpResponseMessage> answer) => (int)(await BodyAsync(answer))["code"]!;

    private static async Task<string?> ErrorAsync(Task<HttpResponseMessage> answer) => (await BodyAsync(answer))["error"]?.ToString();

    private static Task<JsonNode> BodyAsync(Task<HttpResponseMessage> answer) => TikTokPerson.BodyAsync(answer);
}

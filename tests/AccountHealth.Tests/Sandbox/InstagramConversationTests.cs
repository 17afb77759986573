using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace AccountHealth.Tests.Sandbox;

/// <summary>What an app and the pretended Instagram say to each other.</summary>
public class InstagramConversationTests
{
    [Fact]
    public async Task An_app_is_connected_asks_refreshes_and_is_removed()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new InstagramPerson(sandbox).ConnectAsync();
        Assert.Equal("17841400000000101", (await BodyAsync(ann.MeAsync()))["user_id"]!.ToString());
        Assert.Equal(HttpStatusCode.BadRequest, (await ann.RefreshAsync()).StatusCode);

        sandbox.Clock.Advance(TimeSpan.FromDays(59));
        var renewed = await BodyAsync(ann.RefreshAsync());
        Assert.Equal(60 * 86400, (long)renewed["expires_in"]!);
        Assert.Equal(HttpStatusCode.BadRequest, (await ann.MeAsync()).StatusCode);
        var token = renewed["access_token"]!.ToString();
        Assert.Equal(HttpStatusCode.OK, (await ann.MeAsync(token)).StatusCode);

        await sandbox.OrderAsync("revoke", new { network = "instagram", person = "ann" });
        Assert.Equal(458, (int)(await BodyAsync(ann.MeAsync(token)))["error"]!["error_subcode"]!);
        Assert.Equal(HttpStatusCode.BadRequest, (await ann.RefreshAsync(token)).StatusCode);
    }

    [Fact]
    public async Task What_expired_cannot_be_refreshed()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new InstagramPerson(sandbox).ConnectAsync();

        sandbox.Clock.Advance(TimeSpan.FromDays(60));

        Assert.Equal(463, (int)(await BodyAsync(ann.RefreshAsync()))["error"]!["error_subcode"]!);
    }

    [Fact]
    public async Task A_code_is_exchanged_once_with_the_right_secret_and_redirect()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = new InstagramPerson(sandbox);
        var code = await ann.CodeAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await ann.ExchangeAsync(code, secret: "wrong")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await ann.ExchangeAsync(code, RunningSandbox.Redirect + "/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ann.ExchangeAsync(code + "#_")).StatusCode);
        var again = await BodyAsync(ann.ExchangeAsync(code));
        Assert.Equal("OAuthException", again["error_type"]!.ToString());
        Assert.Equal(400, (int)again["code"]!);
    }

    [Fact]
    public async Task Who_cancels_comes_back_with_the_reason_and_the_state()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var back = await sandbox.ConsentAsync(InstagramPerson.ConsentPage(), ("decision", "cancel"));

        Assert.Equal("access_denied", back["error"]);
        Assert.Equal("s 1", back["state"]);
        Assert.DoesNotContain("code", back.Keys);
    }

    [Fact]
    public async Task Two_people_sign_in_to_the_account_they_share()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var bo = await new InstagramPerson(sandbox).ConnectAsync("bo", "profile:17841400000000102");
        var chris = await new InstagramPerson(sandbox).ConnectAsync("chris", "profile:17841400000000102");

        await sandbox.OrderAsync("change-password", new { network = "instagram", person = "bo" });

        Assert.Equal(HttpStatusCode.BadRequest, (await bo.MeAsync()).StatusCode);
        Assert.Equal("17841400000000102", (await BodyAsync(chris.MeAsync()))["user_id"]!.ToString());
    }

    [Theory]
    [InlineData("lock")]
    [InlineData("lose-page-role")]
    [InlineData("unpublish-page")]
    [InlineData("disable-ad-account")]
    public async Task What_Instagram_cannot_express_is_refused(string verb)
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var answer = await sandbox.Http.PostAsJsonAsync($"control/{verb}", new { network = "instagram", person = "ann", account = "17841400000000101" });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    private static async Task<JsonNode> BodyAsync(Task<HttpResponseMessage> answer) =>
        JsonNode.Parse(await (await answer).Content.ReadAsStringAsync())!;
}

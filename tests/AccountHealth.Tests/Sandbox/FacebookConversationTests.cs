using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace AccountHealth.Tests.Sandbox;

/// <summary>What an app and the pretended Facebook say to each other.</summary>
public class FacebookConversationTests
{
    private const string Bakery = "104000000000501";
    private const string Bikes = "104000000000503";

    [Fact]
    public async Task An_app_is_connected_asks_lengthens_and_is_revoked()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new FacebookPerson(sandbox).ConnectAsync();

        Assert.Equal("Ann Berg", (await BodyAsync(ann.AskAsync("me?fields=id,name")))["name"]!.ToString());
        Assert.Equal(3, (await PagedAsync(sandbox, ann, "me/accounts")).Count);
        Assert.Equal(3, (await PagedAsync(sandbox, ann, "me/adaccounts")).Count);
        var profile = await BodyAsync(ann.AskAsync($"{Bakery}?fields=instagram_business_account{{id,username}}"));
        Assert.Equal("cornerbakery", profile["instagram_business_account"]!["username"]!.ToString());

        var pageToken = await ann.PageTokenAsync(Bakery);
        Assert.Equal(pageToken, await ann.PageTokenAsync(Bakery));
        var page = (await BodyAsync(ann.InspectAsync(pageToken)))["data"]!;
        Assert.Equal("PAGE", page["type"]!.ToString());
        Assert.Equal(0, (long)page["expires_at"]!);

        sandbox.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(30 * 86400, (long)(await BodyAsync(ann.LengthenAsync(ann.Access)))["expires_in"]!);
        Assert.Equal(HttpStatusCode.BadRequest, (await ann.LengthenAsync()).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await ann.RevokeAsync()).StatusCode);
        Assert.Equal(458, (int)(await BodyAsync(ann.AskAsync("me", pageToken)))["error"]!["error_subcode"]!);
        Assert.False((bool)(await BodyAsync(ann.InspectAsync()))["data"]!["is_valid"]!);
        Assert.Equal(HttpStatusCode.BadRequest, (await ann.LengthenAsync(ann.Access)).StatusCode);
    }

    [Fact]
    public async Task Data_access_has_an_end_of_its_own()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new FacebookPerson(sandbox).ConnectAsync();
        var pageToken = await ann.PageTokenAsync(Bakery);

        sandbox.Clock.Advance(TimeSpan.FromDays(91));

        var page = (await BodyAsync(ann.InspectAsync(pageToken)))["data"]!;
        Assert.True((bool)page["is_valid"]!);
        Assert.True((long)page["data_access_expires_at"]! < sandbox.Clock.GetUtcNow().ToUnixTimeSeconds());
    }

    [Fact]
    public async Task A_code_is_exchanged_once()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = new FacebookPerson(sandbox);
        var code = await ann.CodeAsync();

        Assert.Equal(HttpStatusCode.OK, (await ann.ExchangeAsync(code)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await ann.ExchangeAsync(code)).StatusCode);
    }

    [Theory]
    [InlineData("client_secret", "wrong")]
    [InlineData("client_id", "wrong")]
    [InlineData("redirect_uri", RunningSandbox.Redirect + "/elsewhere")]
    [InlineData("redirect_uri", "")]
    public async Task An_exchange_with_something_wrong_is_refused(string field, string wrong)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var fields = new Dictionary<string, string>
        {
            ["code"] = await new FacebookPerson(sandbox).CodeAsync(),
            ["redirect_uri"] = RunningSandbox.Redirect,
            ["client_id"] = "sandbox-client",
            ["client_secret"] = "sandbox-secret",
        };
        var right = fields[field];
        fields[field] = wrong;

        var refused = await sandbox.FormAsync("facebook/token/v25.0/oauth/access_token", [.. fields.Select(one => (one.Key, one.Value))]);
        fields[field] = right;
        var taken = await sandbox.FormAsync("facebook/token/v25.0/oauth/access_token", [.. fields.Select(one => (one.Key, one.Value))]);

        Assert.Equal(100, (int)(await BodyAsync(Task.FromResult(refused)))["error"]!["code"]!);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("&code_verifier=other", HttpStatusCode.BadRequest)]
    [InlineData("&code_verifier=verifier", HttpStatusCode.OK)]
    public async Task A_challenge_has_to_be_answered(string verifier, HttpStatusCode status)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = new FacebookPerson(sandbox);

        var answer = await ann.ExchangeAsync(await ann.CodeAsync(more: "&code_challenge=verifier&code_challenge_method=plain"), verifier);

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Who_cancels_comes_back_with_the_reason_and_the_state()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var back = await sandbox.ConsentAsync(FacebookPerson.ConsentPage(), ("decision", "cancel"));

        Assert.Equal("access_denied", back["error"]);
        Assert.Equal("user_denied", back["error_reason"]);
        Assert.Equal("200", back["error_code"]);
        Assert.Equal("s 1", back["state"]);
        Assert.DoesNotContain("code", back.Keys);
    }

    [Fact]
    public async Task Only_what_was_ticked_is_granted_and_declined_permissions_are_asked_again_by_rerequest()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new FacebookPerson(sandbox).ConnectAsync(ticked: ["pages_show_list"], accounts: ["page:" + Bakery]);

        Assert.Equal([Bakery], (await PagedAsync(sandbox, ann, "me/accounts")).Select(one => one!["id"]!.ToString()));
        Assert.Equal("declined", await StatusAsync(ann, "pages_read_engagement"));

        await ann.ConnectAsync(scopes: FacebookPerson.PageScopes);
        Assert.Equal("declined", await StatusAsync(ann, "pages_read_engagement"));

        await ann.ConnectAsync(scopes: FacebookPerson.PageScopes, more: "&auth_type=rerequest");
        Assert.Equal("granted", await StatusAsync(ann, "pages_read_engagement"));
    }

    [Fact]
    public async Task The_last_dialog_decides_which_Pages_earlier_tokens_reach()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var before = await new FacebookPerson(sandbox).ConnectAsync();
        var pageToken = await before.PageTokenAsync(Bikes);

        await new FacebookPerson(sandbox).ConnectAsync(accounts: ["page:" + Bakery]);

        Assert.Single(await PagedAsync(sandbox, before, "me/accounts"));
        Assert.Equal(492, (int)(await BodyAsync(before.AskAsync("me", pageToken)))["error"]!["error_subcode"]!);
    }

    [Fact]
    public async Task A_Page_is_shared_and_one_person_s_password_is_only_that_person_s()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new FacebookPerson(sandbox).ConnectAsync();
        var bo = await new FacebookPerson(sandbox).ConnectAsync("bo");

        await sandbox.OrderAsync("change-password", new { network = "facebook", person = "ann" });

        Assert.Equal(HttpStatusCode.BadRequest, (await ann.AskAsync(Bakery)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await bo.AskAsync(Bakery)).StatusCode);
        var again = await new FacebookPerson(sandbox).ConnectAsync();
        Assert.Equal(HttpStatusCode.OK, (await again.AskAsync(Bakery)).StatusCode);
    }

    [Fact]
    public async Task An_inspection_needs_the_app_s_secret()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new FacebookPerson(sandbox).ConnectAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await ann.InspectAsync(app: "sandbox-client|wrong")).StatusCode);
        Assert.False((bool)(await BodyAsync(ann.InspectAsync("nonsense")))["data"]!["is_valid"]!);
    }

    [Fact]
    public async Task Facebook_does_not_lock_people()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var answer = await sandbox.Http.PostAsJsonAsync("control/lock", new { network = "facebook", person = "ann" });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    private static async Task<string> StatusAsync(FacebookPerson person, string permission) =>
        (await BodyAsync(person.AskAsync("me/permissions")))["data"]!.AsArray().Single(one => one!["permission"]!.ToString() == permission)!["status"]!.ToString();

    private static async Task<List<JsonNode?>> PagedAsync(RunningSandbox sandbox, FacebookPerson person, string path)
    {
        var found = new List<JsonNode?>();
        var page = await BodyAsync(person.AskAsync(path));
        found.AddRange(page["data"]!.AsArray());
        while (page["paging"]?["next"] is { } next)
        {
            page = await BodyAsync(sandbox.Http.GetAsync(next.ToString()));
            found.AddRange(page["data"]!.AsArray());
        }

        return found;
    }

    private static async Task<JsonNode> BodyAsync(Task<HttpResponseMessage> answer) =>
        JsonNode.Parse(await (await answer).Content.ReadAsStringAsync())!;
}

using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace AccountHealth.Tests.Sandbox;

/// <summary>What an app and the pretended Google say to each other, for YouTube and for Business Profile.</summary>
public class GoogleConversationTests
{
    [Theory]
    [InlineData("youtube")]
    [InlineData("google-business")]
    public async Task An_app_is_connected_asks_refreshes_and_is_revoked(string network)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new GooglePerson(sandbox, network).ConnectAsync();

        Assert.Equal("3599", (await BodyAsync(ann.InspectAsync()))["expires_in"]!.ToString());
        Assert.Equal("Ann Berg", (await BodyAsync(ann.AskAsync("api/oauth2/v2/userinfo")))["name"]!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await ann.AskAsync(ann.List)).StatusCode);

        sandbox.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await ann.AskAsync(ann.List)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await ann.InspectAsync()).StatusCode);
        var renewed = await BodyAsync(ann.RefreshAsync());
        Assert.Null(renewed["refresh_token"]);
        Assert.Equal(HttpStatusCode.OK, (await ann.AskAsync(ann.List, renewed["access_token"]!.ToString())).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ann.RefreshAsync()).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await ann.TokenAsync("revoke", ("token", ann.Refresh))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await ann.AskAsync(ann.List, renewed["access_token"]!.ToString())).StatusCode);
        Assert.Equal("invalid_grant", (await BodyAsync(ann.RefreshAsync()))["error"]!.ToString());
    }

    [Fact]
    public async Task A_code_is_exchanged_once()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = new GooglePerson(sandbox, "youtube");
        var code = await ann.CodeAsync();

        Assert.Equal(HttpStatusCode.OK, (await ann.ExchangeAsync(code)).StatusCode);
        Assert.Equal("invalid_grant", (await BodyAsync(ann.ExchangeAsync(code)))["error"]!.ToString());
    }

    [Theory]
    [InlineData("client_secret", "wrong", HttpStatusCode.Unauthorized, "invalid_client")]
    [InlineData("client_id", "wrong", HttpStatusCode.Unauthorized, "invalid_client")]
    [InlineData("redirect_uri", RunningSandbox.Redirect + "/elsewhere", HttpStatusCode.BadRequest, "redirect_uri_mismatch")]
    [InlineData("grant_type", "password", HttpStatusCode.BadRequest, "unsupported_grant_type")]
    public async Task An_exchange_with_something_wrong_is_refused(string field, string wrong, HttpStatusCode status, string error)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = await new GooglePerson(sandbox, "youtube").CodeAsync(),
            ["redirect_uri"] = RunningSandbox.Redirect,
            ["client_id"] = "sandbox-client",
            ["client_secret"] = "sandbox-secret",
        };
        fields[field] = wrong;

        var answer = await sandbox.FormAsync("youtube/token/token", [.. fields.Select(one => (one.Key, one.Value))]);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(error, (await BodyAsync(Task.FromResult(answer)))["error"]!.ToString());
    }

    [Fact]
    public async Task A_code_with_a_challenge_needs_its_verifier()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = new GooglePerson(sandbox, "youtube");
        var challenge = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes("verifier"))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var code = await ann.CodeAsync(page: ann.ConsentPage($"&access_type=offline&code_challenge_method=S256&code_challenge={challenge}"));

        Assert.Equal("invalid_grant", (await BodyAsync(ann.ExchangeAsync(code)))["error"]!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await ann.ExchangeAsync(code, ("code_verifier", "verifier"))).StatusCode);
    }

    [Fact]
    public async Task Who_cancels_comes_back_with_the_reason_and_the_state()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var back = await sandbox.ConsentAsync(new GooglePerson(sandbox, "youtube").ConsentPage(), ("decision", "cancel"));

        Assert.Equal("access_denied", back["error"]);
        Assert.Equal("s 1", back["state"]);
    }

    [Fact]
    public async Task Whose_organisation_forbids_the_app_comes_back_without_a_code()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = new GooglePerson(sandbox, "youtube");
        await ann.OrderAsync("restrict", new { person = "ann" });

        var back = await sandbox.ConsentAsync(ann.ConsentPage(), ("person", "ann"), ("decision", "agree"));

        Assert.Equal("admin_policy_enforced", back["error"]);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("&access_type=offline", false)]
    [InlineData("&access_type=offline&prompt=consent", true)]
    public async Task A_returning_person_gets_a_refresh_token_only_when_asked_again(string more, bool comes)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await new GooglePerson(sandbox, "youtube").ConnectAsync();
        var ann = new GooglePerson(sandbox, "youtube");

        await ann.ConnectAsync(page: ann.ConsentPage(more));

        Assert.Equal(comes, ann.Refresh.Length > 0);
    }

    [Fact]
    public async Task The_oldest_of_more_than_a_hundred_refresh_tokens_dies()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var first = await new GooglePerson(sandbox, "youtube").ConnectAsync();
        sandbox.Clock.Advance(TimeSpan.FromSeconds(1));
        for (var count = 1; count < 100; count++)
        {
            await new GooglePerson(sandbox, "youtube").ConnectAsync();
        }

        Assert.Equal(HttpStatusCode.OK, (await first.RefreshAsync()).StatusCode);
        await new GooglePerson(sandbox, "youtube").ConnectAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await first.RefreshAsync()).StatusCode);
    }

    [Fact]
    public async Task One_consent_stands_for_the_one_channel_that_was_picked()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new GooglePerson(sandbox, "youtube").ConnectAsync(account: "channel:UCcornerBakery0000000002");

        var items = (await BodyAsync(ann.AskAsync(ann.List)))["items"]!.AsArray();

        Assert.Equal("UCcornerBakery0000000002", Assert.Single(items)!["id"]!.ToString());
    }

    [Fact]
    public async Task Accounts_and_their_locations_come_in_pages()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new GooglePerson(sandbox, "google-business").ConnectAsync();

        var accounts = await AllAsync(ann, GooglePerson.Accounts + "?pageSize=20", "accounts");
        var locations = new List<string>();
        foreach (var account in accounts)
        {
            locations.AddRange(await AllAsync(ann, $"locations/v1/{account}/locations?{GooglePerson.Mask}", "locations"));
        }

        Assert.Equal(3, accounts.Count);
        Assert.Equal(["901", "902", "904", "903", "905"], locations.Select(name => name[^3..]));
    }

    [Fact]
    public async Task Who_manages_nothing_gets_an_empty_answer()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var fay = await new GooglePerson(sandbox, "google-business").ConnectAsync("fay");

        Assert.Empty((await BodyAsync(fay.AskAsync(GooglePerson.Accounts))).AsObject());
    }

    [Theory]
    [InlineData("locations/v1/accounts/106000000000000000702/locations")]
    [InlineData("locations/v1/accounts/106000000000000000702/locations?readMask=everything")]
    [InlineData("accounts/v1/accounts?pageToken=nonsense")]
    public async Task A_call_that_is_not_right_is_refused(string path)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ann = await new GooglePerson(sandbox, "google-business").ConnectAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await ann.AskAsync(path)).StatusCode);
    }

    [Theory]
    [InlineData("youtube", "change-password", null)]
    [InlineData("youtube", "unpublish-page", "UCannBergCeramics0000001")]
    [InlineData("youtube", "lock", null)]
    [InlineData("google-business", "change-password", null)]
    [InlineData("google-business", "suspend", null)]
    [InlineData("google-business", "checkpoint", "8800000000000000901")]
    public async Task What_a_network_cannot_express_is_refused(string network, string verb, string? account)
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var order = account is null ? new JsonObject { ["person"] = "ann" } : new JsonObject { ["account"] = account };
        order["network"] = network;
        var answer = await sandbox.Http.PostAsJsonAsync($"control/{verb}", order);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    private static async Task<List<string>> AllAsync(GooglePerson person, string path, string list)
    {
        var found = new List<string>();
        for (var token = ""; ;)
        {
            var page = await BodyAsync(person.AskAsync(token.Length == 0 ? path : $"{path}{(path.Contains('?') ? '&' : '?')}pageToken={token}"));
            found.AddRange(page[list]!.AsArray().Select(one => one!["name"]!.ToString()));
            if (page["nextPageToken"] is not { } next)
            {
                return found;
            }

            token = next.ToString();
        }
    }

    private static Task<JsonNode> BodyAsync(Task<HttpResponseMessage> answer) => GooglePerson.BodyAsync(answer);
}

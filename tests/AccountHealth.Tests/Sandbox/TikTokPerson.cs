using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace AccountHealth.Tests.Sandbox;

/// <summary>Someone at the pretended TikTok, with the tokens of one of its two products.</summary>
internal sealed class TikTokPerson(RunningSandbox sandbox)
{
    public const string Business = "tiktok/business/open_api/v1.3/";
    public const string BusinessPage = "tiktok/business-consent/portal/auth?app_id=sandbox-client&state=s%201&redirect_uri=";
    public const string Fields = "fields=open_id,union_id,avatar_url,display_name,username";

    private static readonly string[] Both = ["7012345678901230001", "7012345678901230002"];

    public string Access { get; private set; } = "";
    public string Refresh { get; private set; } = "";

    public static string Redirect => Uri.EscapeDataString(RunningSandbox.Redirect);

    public static string LoginPage(string scopes = "user.info.basic,user.info.profile") =>
        $"tiktok/consent/v2/auth/authorize/?client_key=sandbox-client&response_type=code&state=s%201&scope={scopes}&redirect_uri={Redirect}";

    // Marketing API

    public async Task<string> BusinessCodeAsync()
    {
        var ticks = Both.Select(id => ("account", "ad-account:" + id));
        var back = await sandbox.ConsentAsync(BusinessPage + Redirect, [("person", "ann"), ("decision", "agree"), .. ticks]);
        Assert.Equal(back["code"], back["auth_code"]);
        return back["auth_code"];
    }

    public Task<HttpResponseMessage> BusinessExchangeAsync(string code, string secret = "sandbox-secret", string app = "sandbox-client") =>
        sandbox.Http.PostAsJsonAsync(Business + "oauth2/access_token/", new { app_id = app, secret, auth_code = code });

    public async Task<TikTokPerson> ConnectBusinessAsync()
    {
        var body = await BodyAsync(BusinessExchangeAsync(await BusinessCodeAsync()));
        Access = body["data"]!["access_token"]!.ToString();
        return this;
    }

    public Task<HttpResponseMessage> BusinessAsync(string path, string? token = null) =>
        sandbox.GetAsync(Business + path, token: null, ("Access-Token", token ?? Access));

    public Task<HttpResponseMessage> AdvertisersAsync(string secret = "sandbox-secret") =>
        BusinessAsync($"oauth2/advertiser/get/?app_id=sandbox-client&secret={secret}");

    public Task<HttpResponseMessage> AdvertiserAsync(params string[] ids) =>
        BusinessAsync($"advertiser/info/?advertiser_ids={Uri.EscapeDataString($"[{string.Join(',', ids.Select(id => $"\"{id}\""))}]")}");

    public Task<HttpResponseMessage> RevokeBusinessAsync() =>
        sandbox.Http.PostAsJsonAsync(Business + "oauth2/revoke_token/", new { app_id = "sandbox-client", secret = "sandbox-secret", access_token = Access });

    // Login Kit

    public async Task<string> LoginCodeAsync(string? page = null, params string[] ticked)
    {
        var ticks = (ticked.Length == 0 ? ["user.info.basic", "user.info.profile"] : ticked).Select(scope => ("scope", scope));
        return (await sandbox.ConsentAsync(page ?? LoginPage(), [("person", "ann"), ("decision", "agree"), .. ticks]))["code"];
    }

    public Task<HttpResponseMessage> LoginExchangeAsync(string code, string secret = "sandbox-secret", string redirect = RunningSandbox.Redirect) => LoginTokenAsync(
        "token", secret, ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirect));

    public async Task<TikTokPerson> ConnectLoginAsync(string? page = null, params string[] ticked)
    {
        var body = await BodyAsync(LoginExchangeAsync(await LoginCodeAsync(page, ticked)));
        Access = body["access_token"]!.ToString();
        Refresh = body["refresh_token"]!.ToString();
        return this;
    }

    public Task<HttpResponseMessage> RefreshAsync(string secret = "sandbox-secret", string grantType = "refresh_token") =>
        LoginTokenAsync("token", secret, ("grant_type", grantType), ("refresh_token", Refresh));

    public Task<HttpResponseMessage> RevokeLoginAsync() => LoginTokenAsync("revoke", "sandbox-secret", ("token", Access));

    public Task<HttpResponseMessage> UserAsync(string query = Fields, string? token = null) =>
        sandbox.GetAsync($"tiktok/api/v2/user/info/?{query}", token ?? Access);

    public static async Task<JsonNode> BodyAsync(Task<HttpResponseMessage> answer) =>
        JsonNode.Parse(await (await answer).Content.ReadAsStringAsync())!;

    private Task<HttpResponseMessage> LoginTokenAsync(string endpoint, string secret, params (string, string)[] fields) =>
        sandbox.FormAsync($"tiktok/token/v2/oauth/{endpoint}/", [("client_key", "sandbox-client"), ("client_secret", secret), .. fields]);
}

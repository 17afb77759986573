using System.Text.Json.Nodes;

namespace AccountHealth.Tests.Sandbox;

/// <summary>Someone at the pretended Instagram, and the tokens they granted.</summary>
internal sealed class InstagramPerson(RunningSandbox sandbox)
{
    public const string Scopes = "instagram_business_basic,instagram_business_manage_insights";
    public const string MeFields = "user_id,username,name,account_type,profile_picture_url";

    public string Short { get; private set; } = "";
    public string Access { get; private set; } = "";

    public static string ConsentPage() =>
        "instagram/consent/oauth/authorize?response_type=code&client_id=sandbox-client&state=s%201&enable_fb_login=0"
        + $"&redirect_uri={Uri.EscapeDataString(RunningSandbox.Redirect)}&scope={Uri.EscapeDataString(Scopes)}";

    public async Task<string> CodeAsync(string person = "ann", string account = "profile:17841400000000101")
    {
        (string, string)[] fields = [("person", person), ("decision", "agree"), ("account", account), .. Scopes.Split(',').Select(one => ("scope", one))];
        return (await sandbox.ConsentAsync(ConsentPage(), fields))["code"];
    }

    public Task<HttpResponseMessage> ExchangeAsync(string code, string redirect = RunningSandbox.Redirect, string secret = "sandbox-secret") =>
        sandbox.FormAsync("instagram/token/oauth/access_token", ("client_id", "sandbox-client"), ("client_secret", secret),
            ("grant_type", "authorization_code"), ("redirect_uri", redirect), ("code", code));

    public Task<HttpResponseMessage> LengthenAsync(string secret = "sandbox-secret") =>
        sandbox.GetAsync($"instagram/api/access_token?grant_type=ig_exchange_token&client_secret={secret}&access_token={Short}", token: null);

    public Task<HttpResponseMessage> RefreshAsync(string? token = null) =>
        sandbox.GetAsync($"instagram/api/refresh_access_token?grant_type=ig_refresh_token&access_token={token ?? Access}", token: null);

    public async Task<InstagramPerson> ConnectAsync(string person = "ann", string account = "profile:17841400000000101")
    {
        Short = await TokenAsync(ExchangeAsync(await CodeAsync(person, account)));
        Access = await TokenAsync(LengthenAsync());
        return this;
    }

    public Task<HttpResponseMessage> MeAsync(string? token = null, string version = "v25.0") =>
        sandbox.GetAsync($"instagram/api/{version}/me?fields={MeFields}&access_token={token ?? Access}", token: null);

    private static async Task<string> TokenAsync(Task<HttpResponseMessage> answer) =>
        JsonNode.Parse(await (await answer).Content.ReadAsStringAsync())!["access_token"]!.ToString();
}

using System.Text.Json.Nodes;

namespace AccountHealth.Tests.Sandbox;

/// <summary>Someone at the pretended Google, and the tokens they granted for YouTube or for Business Profile.</summary>
internal sealed class GooglePerson(RunningSandbox sandbox, string network)
{
    public const string Channels = "api/youtube/v3/channels?part=id,snippet,status,statistics&mine=true";
    public const string Accounts = "accounts/v1/accounts";
    public const string Mask = "readMask=name,title,storeCode,metadata,openInfo";

    private const string Scope = "https://www.googleapis.com/auth/";

    private static readonly (string, string)[] Client = [("client_id", "sandbox-client"), ("client_secret", "sandbox-secret")];

    public string Access { get; private set; } = "";
    public string Refresh { get; private set; } = "";

    /// <summary>What this person's application reads first.</summary>
    public string List => network == "youtube" ? Channels : Accounts;

    public string OwnScope => Scope + (network == "youtube" ? "youtube.readonly" : "business.manage");

    public string[] Scopes => [OwnScope, Scope + "userinfo.profile", Scope + "userinfo.email", "openid"];

    public string ConsentPage(string more = "&access_type=offline&prompt=consent") =>
        $"{network}/consent/o/oauth2/v2/auth?response_type=code&client_id=sandbox-client&state=s%201{more}"
        + $"&redirect_uri={Uri.EscapeDataString(RunningSandbox.Redirect)}&scope={Uri.EscapeDataString(string.Join(' ', Scopes))}";

    public async Task<string> CodeAsync(string person = "ann", string? page = null, string account = "channel:UCannBergCeramics0000001")
    {
        var ticks = Scopes.Select(scope => ("scope", scope)).Append(("account", account));
        return (await sandbox.ConsentAsync(page ?? ConsentPage(), [("person", person), ("decision", "agree"), .. ticks]))["code"];
    }

    public Task<HttpResponseMessage> ExchangeAsync(string code, params (string, string)[] more) =>
        TokenAsync("token", [("grant_type", "authorization_code"), ("code", code), ("redirect_uri", RunningSandbox.Redirect), .. more]);

    /// <summary>Signs in and keeps the tokens.</summary>
    public async Task<GooglePerson> ConnectAsync(string person = "ann", string? page = null, string account = "channel:UCannBergCeramics0000001")
    {
        var body = await BodyAsync(ExchangeAsync(await CodeAsync(person, page, account)));
        Access = body["access_token"]!.ToString();
        Refresh = body["refresh_token"]?.ToString() ?? "";
        return this;
    }

    public Task<HttpResponseMessage> RefreshAsync(string? token = null) =>
        TokenAsync("token", ("grant_type", "refresh_token"), ("refresh_token", token ?? Refresh));

    public Task<HttpResponseMessage> InspectAsync(string? token = null) => AskAsync($"token/tokeninfo?access_token={token ?? Access}");

    public Task<HttpResponseMessage> RevokeAsync() => sandbox.FormAsync($"{network}/token/revoke", ("token", Access));

    public Task<HttpResponseMessage> TokenAsync(string endpoint, params (string, string)[] fields) =>
        sandbox.FormAsync($"{network}/token/{endpoint}", [.. Client, .. fields]);

    /// <summary>"api/oauth2/v2/userinfo", "accounts/v1/accounts".</summary>
    public Task<HttpResponseMessage> AskAsync(string path, string? token = null) => sandbox.GetAsync($"{network}/{path}", token ?? Access);

    public Task<JsonNode> OrderAsync(string verb, object order)
    {
        var fields = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(order))!.AsObject();
        fields["network"] = network;
        return sandbox.OrderAsync(verb, fields);
    }

    public static async Task<JsonNode> BodyAsync(Task<HttpResponseMessage> answer) =>
        JsonNode.Parse(await (await answer).Content.ReadAsStringAsync())!;
}

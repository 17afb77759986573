using System.Text.Json.Nodes;

namespace AccountHealth.Tests.Sandbox;

/// <summary>Someone at the pretended Pinterest, and the tokens they granted.</summary>
internal sealed class PinterestMember(RunningSandbox sandbox)
{
    public const string AllScopes = "user_accounts:read,ads:read";

    public string Access { get; private set; } = "";
    public string Refresh { get; private set; } = "";

    public static string ConsentPage() => "pinterest/consent/oauth/?response_type=code&client_id=sandbox-client&state=s%201"
        + $"&redirect_uri={Uri.EscapeDataString(RunningSandbox.Redirect)}&scope={Uri.EscapeDataString(AllScopes)}";

    public async Task<string> CodeAsync(string person = "ann") =>
        (await sandbox.ConsentAsync(ConsentPage(), ("person", person), ("decision", "agree")))["code"];

    public Task<HttpResponseMessage> ExchangeAsync(string code, params (string, string)[] more) => TokenAsync("token", BasicForms.Client,
        [("grant_type", "authorization_code"), ("code", code), ("redirect_uri", RunningSandbox.Redirect), .. more]);

    /// <summary>Signs in and keeps the tokens.</summary>
    public async Task<PinterestMember> ConnectAsync(string person = "ann")
    {
        await KeepAsync(await ExchangeAsync(await CodeAsync(person)));
        return this;
    }

    public Task<HttpResponseMessage> RefreshAsync(string? token = null) =>
        TokenAsync("token", BasicForms.Client, ("grant_type", "refresh_token"), ("refresh_token", token ?? Refresh));

    public Task<HttpResponseMessage> RevokeAsync() => TokenAsync("token/revoke", BasicForms.Client, ("token", Access));

    public Task<HttpResponseMessage> TokenAsync(string endpoint, string? client, params (string, string)[] fields) =>
        sandbox.BasicFormAsync($"pinterest/token/v5/oauth/{endpoint}", client, fields);

    /// <summary>"user_account", "ad_accounts?…".</summary>
    public Task<HttpResponseMessage> AskAsync(string path, string? token = null) => sandbox.GetAsync($"pinterest/api/v5/{path}", token ?? Access);

    public async Task KeepAsync(HttpResponseMessage answer)
    {
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Access = body["access_token"]!.ToString();
        Refresh = body["refresh_token"]?.ToString() ?? Refresh;
    }
}

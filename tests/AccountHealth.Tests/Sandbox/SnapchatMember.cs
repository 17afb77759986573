using System.Text.Json.Nodes;

namespace AccountHealth.Tests.Sandbox;

/// <summary>Someone at the pretended Snapchat, and the tokens they granted.</summary>
internal sealed class SnapchatMember(RunningSandbox sandbox)
{
    private static readonly (string, string)[] Client = [("client_id", "sandbox-client"), ("client_secret", "sandbox-secret")];

    public string Access { get; private set; } = "";
    public string Refresh { get; private set; } = "";

    public static string ConsentPage() => "snapchat/consent/login/oauth2/authorize?response_type=code&client_id=sandbox-client&state=s%201"
        + $"&redirect_uri={Uri.EscapeDataString(RunningSandbox.Redirect)}&scope=snapchat-marketing-api";

    public async Task<string> CodeAsync(string person = "ann") =>
        (await sandbox.ConsentAsync(ConsentPage(), ("person", person), ("decision", "agree")))["code"];

    public Task<HttpResponseMessage> ExchangeAsync(string code) =>
        TokenAsync([.. Client, ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", RunningSandbox.Redirect)]);

    /// <summary>Signs in and keeps the tokens.</summary>
    public async Task<SnapchatMember> ConnectAsync(string person = "ann")
    {
        await KeepAsync(await ExchangeAsync(await CodeAsync(person)));
        return this;
    }

    public Task<HttpResponseMessage> RefreshAsync(string? token = null) =>
        TokenAsync([.. Client, ("grant_type", "refresh_token"), ("refresh_token", token ?? Refresh)]);

    public Task<HttpResponseMessage> RevokeAsync(string? client = BasicForms.Client) =>
        sandbox.BasicFormAsync("snapchat/token/accounts/oauth2/revoke", client, ("token", Refresh));

    public Task<HttpResponseMessage> TokenAsync(params (string, string)[] fields) =>
        sandbox.FormAsync("snapchat/token/login/oauth2/access_token", fields);

    /// <summary>"me", "me/organizations?…".</summary>
    public Task<HttpResponseMessage> AskAsync(string path, string? token = null) => sandbox.GetAsync($"snapchat/api/v1/{path}", token ?? Access);

    /// <summary>The id of the sample ad account with that name, which the member sees.</summary>
    public async Task<string> AdAccountAsync(string name = "Bakery DE")
    {
        var organizations = (await BodyAsync(AskAsync("me/organizations?with_ad_accounts=true")))["organizations"]!.AsArray();
        return organizations.SelectMany(one => one!["organization"]!["ad_accounts"]!.AsArray())
            .Single(one => one!["name"]!.ToString() == name)!["id"]!.ToString();
    }

    public async Task KeepAsync(HttpResponseMessage answer)
    {
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Access = body["access_token"]!.ToString();
        Refresh = body["refresh_token"]!.ToString();
    }

    public static async Task<JsonNode> BodyAsync(Task<HttpResponseMessage> answer) =>
        JsonNode.Parse(await (await answer).Content.ReadAsStringAsync())!;
}

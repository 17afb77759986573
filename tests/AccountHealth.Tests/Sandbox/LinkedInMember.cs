using System.Text.Json.Nodes;

namespace AccountHealth.Tests.Sandbox;

/// <summary>Someone at the pretended LinkedIn, and the tokens they granted.</summary>
internal sealed class LinkedInMember(RunningSandbox sandbox)
{
    public const string AllScopes = "openid profile email w_member_social rw_organization_admin r_organization_social r_ads";

    private static readonly (string, string)[] Client = [("client_id", "sandbox-client"), ("client_secret", "sandbox-secret")];

    public string Access { get; private set; } = "";
    public string Refresh { get; private set; } = "";

    public static string ConsentPage(string scopes = AllScopes) =>
        "linkedin/consent/oauth/v2/authorization?response_type=code&client_id=sandbox-client&state=s%201"
        + $"&redirect_uri={Uri.EscapeDataString(RunningSandbox.Redirect)}&scope={Uri.EscapeDataString(scopes)}";

    public async Task<string> CodeAsync(string person = "ann", string scopes = AllScopes) =>
        (await sandbox.ConsentAsync(ConsentPage(scopes), ("person", person), ("decision", "agree")))["code"];

    public Task<HttpResponseMessage> ExchangeAsync(string code) =>
        TokenAsync("accessToken", ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", RunningSandbox.Redirect));

    /// <summary>Signs in and keeps the tokens.</summary>
    public async Task<LinkedInMember> ConnectAsync(string person = "ann", string scopes = AllScopes)
    {
        var answer = await ExchangeAsync(await CodeAsync(person, scopes));
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Access = body["access_token"]!.ToString();
        Refresh = body["refresh_token"]?.ToString() ?? "";
        return this;
    }

    public Task<HttpResponseMessage> RefreshAsync() => TokenAsync("accessToken", ("grant_type", "refresh_token"), ("refresh_token", Refresh));

    public Task<HttpResponseMessage> InspectAsync(string? token = null) => TokenAsync("introspectToken", ("token", token ?? Access));

    public Task<HttpResponseMessage> RevokeAsync() => TokenAsync("revoke", ("token", Access));

    public Task<HttpResponseMessage> TokenAsync(string endpoint, params (string, string)[] fields) =>
        sandbox.FormAsync($"linkedin/token/oauth/v2/{endpoint}", [.. Client, .. fields]);

    /// <summary>"v2/userinfo", "rest/organizationAcls?…".</summary>
    public Task<HttpResponseMessage> AskAsync(string path, string? version = "202607", string? token = null) =>
        sandbox.GetAsync($"linkedin/api/{path}", token ?? Access,
            version is null ? [] : [("LinkedIn-Version", version), ("X-Restli-Protocol-Version", "2.0.0")]);
}

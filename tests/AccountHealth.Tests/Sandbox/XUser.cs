using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace AccountHealth.Tests.Sandbox;

/// <summary>Someone at the pretended X, and the tokens they granted.</summary>
internal sealed class XUser(RunningSandbox sandbox)
{
    public const string AllScopes = "users.read tweet.read offline.access";
    public const string Verifier = "a-verifier-of-enough-letters-0123456789-0123456789";

    public string Access { get; private set; } = "";
    public string Refresh { get; private set; } = "";

    private static string Challenge =>
        Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public static string ConsentPage(string scopes = AllScopes) => ConsentPageWithoutPkce(scopes) + $"&code_challenge={Challenge}&code_challenge_method=S256";

    public static string ConsentPageWithoutPkce(string scopes = AllScopes) =>
        "x/consent/i/oauth2/authorize?response_type=code&client_id=sandbox-client&state=s%201"
        + $"&redirect_uri={Uri.EscapeDataString(RunningSandbox.Redirect)}&scope={Uri.EscapeDataString(scopes)}";

    public async Task<string> CodeAsync(string person = "ann", string scopes = AllScopes, string? account = null)
    {
        var choices = new List<(string, string)> { ("person", person), ("decision", "agree") };
        if (account is not null)
        {
            choices.Add(("account", account));
        }

        return (await sandbox.ConsentAsync(ConsentPage(scopes), [.. choices]))["code"];
    }

    public Task<HttpResponseMessage> ExchangeAsync(string code, string? client = BasicForms.Client) => TokenAsync("token", client,
        ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", RunningSandbox.Redirect), ("code_verifier", Verifier));

    /// <summary>Signs in and keeps the tokens.</summary>
    public async Task<XUser> ConnectAsync(string person = "ann", string scopes = AllScopes, string? account = null)
    {
        Keep(await ExchangeAsync(await CodeAsync(person, scopes, account)));
        return this;
    }

    public Task<HttpResponseMessage> RefreshAsync(string? token = null) =>
        TokenAsync("token", BasicForms.Client, ("grant_type", "refresh_token"), ("refresh_token", token ?? Refresh));

    public Task<HttpResponseMessage> RevokeAsync() => TokenAsync("revoke", BasicForms.Client, ("token", Access));

    public Task<HttpResponseMessage> TokenAsync(string endpoint, string? client, params (string, string)[] fields) =>
        sandbox.BasicFormAsync($"x/token/2/oauth2/{endpoint}", client, fields);

    public Task<HttpResponseMessage> MeAsync(string? token = null) =>
        sandbox.GetAsync("x/api/2/users/me?user.fields=username,name,verified,profile_image_url", token ?? Access);

    public void Keep(HttpResponseMessage answer)
    {
        using var reader = new StreamReader(answer.Content.ReadAsStream());
        var body = JsonNode.Parse(reader.ReadToEnd())!;
        Access = body["access_token"]!.ToString();
        Refresh = body["refresh_token"]?.ToString() ?? "";
    }
}

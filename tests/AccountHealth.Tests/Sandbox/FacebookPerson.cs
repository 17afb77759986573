using System.Text.Json.Nodes;

namespace AccountHealth.Tests.Sandbox;

/// <summary>Someone at the pretended Facebook, and the long token they granted.</summary>
internal sealed class FacebookPerson(RunningSandbox sandbox)
{
    public const string PageScopes = "pages_show_list,pages_read_engagement";
    public const string AllScopes = PageScopes + ",business_management,ads_read,instagram_basic";

    /// <summary>What the person ticks when nothing else is said: everything that Ann has.</summary>
    private static readonly string[] Everything =
    [
        "page:104000000000501", "page:104000000000502", "page:104000000000503",
        "instagram:17841400000000201", "instagram:17841400000000202", "instagram:17841400000000203",
        "ad-account:act_880011223344001", "ad-account:act_880011223344002", "ad-account:act_880011223344003",
    ];

    public string Short { get; private set; } = "";
    public string Access { get; private set; } = "";

    public static string ConsentPage(string scopes = AllScopes, string more = "") =>
        "facebook/consent/v25.0/dialog/oauth?response_type=code&client_id=sandbox-client&state=s%201"
        + $"&redirect_uri={Uri.EscapeDataString(RunningSandbox.Redirect)}&scope={Uri.EscapeDataString(scopes)}{more}";

    public async Task<string> CodeAsync(string person = "ann", string scopes = AllScopes, string more = "", string[]? ticked = null, string[]? accounts = null)
    {
        (string, string)[] fields =
        [
            ("person", person), ("decision", "agree"), .. (ticked ?? scopes.Split(',')).Select(one => ("scope", one)),
            .. (accounts ?? Everything).Select(one => ("account", one)),
        ];
        return (await sandbox.ConsentAsync(ConsentPage(scopes, more), fields))["code"];
    }

    public Task<HttpResponseMessage> ExchangeAsync(string code, string more = "") => TokenAsync($"code={code}&redirect_uri={Uri.EscapeDataString(RunningSandbox.Redirect)}{more}");

    public Task<HttpResponseMessage> LengthenAsync(string? token = null) => TokenAsync($"grant_type=fb_exchange_token&fb_exchange_token={token ?? Short}");

    /// <summary>Signs in and keeps the tokens.</summary>
    public async Task<FacebookPerson> ConnectAsync(string person = "ann", string scopes = AllScopes, string more = "", string[]? ticked = null, string[]? accounts = null)
    {
        Short = await MemberAsync(ExchangeAsync(await CodeAsync(person, scopes, more, ticked, accounts)), "access_token");
        Access = await MemberAsync(LengthenAsync(), "access_token");
        return this;
    }

    public Task<HttpResponseMessage> InspectAsync(string? token = null, string app = "sandbox-client|sandbox-secret") =>
        sandbox.GetAsync($"facebook/api/v25.0/debug_token?input_token={token ?? Access}&access_token={Uri.EscapeDataString(app)}", token: null);

    public async Task<string> PageTokenAsync(string page) =>
        await MemberAsync(AskAsync($"{page}?fields=access_token"), "access_token");

    /// <summary>"me?fields=id,name".</summary>
    public Task<HttpResponseMessage> AskAsync(string path, string? token = null, string version = "v25.0") =>
        sandbox.GetAsync($"facebook/api/{version}/{path}", token ?? Access);

    public Task<HttpResponseMessage> RevokeAsync(string permission = "") =>
        sandbox.Http.DeleteAsync($"facebook/api/v25.0/me/permissions{permission}?access_token={Access}");

    private Task<HttpResponseMessage> TokenAsync(string query) =>
        sandbox.GetAsync($"facebook/api/v25.0/oauth/access_token?client_id=sandbox-client&client_secret=sandbox-secret&{query}", token: null);

    private static async Task<string> MemberAsync(Task<HttpResponseMessage> answer, string name) =>
        JsonNode.Parse(await (await answer).Content.ReadAsStringAsync())![name]!.ToString();
}

using AccountHealth.Sandbox.Grants;
using AccountHealth.Sandbox.World;

namespace AccountHealth.Sandbox.Networks;

/// <summary>
/// TikTok: two products that share nothing but the people. Login Kit, for who posts, is here; the Marketing API, for ad
/// accounts, is in TikTokBusiness.cs. Tokens of one are nothing to the other.
/// </summary>
[Behaviour("The person cancelled: Marketing answers 40105, Login Kit access_token_invalid and invalid_grant", "T T1; which code I; D T18,T20", Verb = "revoke")]
[Behaviour("A changed password looks like a withdrawal, at both products", "I", Verb = "change-password")]
[Behaviour("An access token that ended: Marketing 40102, Login Kit access_token_invalid; a refresh token: invalid_grant", "T T1; D T18,T20", Verb = "expire-now")]
[Behaviour("Login Kit's 180 days run on; a Marketing token has no timer", "D T13; T T2", Verb = "unused-for")]
[Behaviour("A permission is missing: Marketing 40001, Login Kit scope_not_authorized or scope_permission_missed", "T T1; D T20", Verb = "drop-permission")]
[Behaviour("Banned from posting (detail 200: with that status): spam_risk_user_banned_from_posting", "C T5; on user/info I", Verb = Conditions.Restrict, About = "person")]
[Behaviour("An ad account's status, as the detail names it; STATUS_DISABLE without", "C T25", Verb = Conditions.DisableAdAccount)]
[Behaviour("A suspended ad account: STATUS_LIMIT", "C T25", Verb = Conditions.Suspend, About = "account")]
[Behaviour("Who lost the role on an ad account: it is missing from advertiser/get, and advertiser/info answers 40106", "I; code T T1", Verb = "lose-page-role")]
[Behaviour("An ad account that is gone: still listed, and advertiser/info answers 40300 (or the detail: 40301)", "T T1; listed I", Verb = Conditions.Gone, About = "account")]
internal sealed partial class TikTok : ISandboxNetwork
{
    private const string AdAccount = "ad-account";

    // A kind of its own, so that the Marketing API does not know it.
    private const string LoginAccess = "login";

    private const string Basic = "user.info.basic";

    private static readonly Dictionary<string, string> ScopeOfField = new(StringComparer.Ordinal)
    {
        ["open_id"] = Basic,
        ["union_id"] = Basic,
        ["avatar_url"] = Basic,
        ["display_name"] = Basic,
        ["username"] = "user.info.profile",
        ["profile_deep_link"] = "user.info.profile",
        ["follower_count"] = "user.info.stats",
    };

    /// <summary>What holds for the Marketing API, and so for the tokens of a load test.</summary>
    public NetworkTraits Traits { get; } = new("tiktok", "TikTok")
    {
        Scopes = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["1"] = "Know your TikTok for Business user",
            ["4"] = "See your ad accounts",
            [Basic] = "See your name and picture",
            ["user.info.profile"] = "See your profile",
            ["user.info.stats"] = "See your numbers",
            ["video.list"] = "See your videos",
            ["video.publish"] = "Publish videos",
            ["video.upload"] = "Upload drafts",
        },
        Kinds = new Dictionary<string, string>(StringComparer.Ordinal) { [AdAccount] = "ADMIN" },
        ScopesTogether = true,
        AccountsChosen = true,
        CodeLife = TimeSpan.FromHours(1),
        AccessPrefix = "ttb-",
        LoginId = person => "69" + NativeIds.Digits("tiktok" + person.Id, 17),
    };

    private NetworkTraits LoginTraits => Traits with
    {
        ScopesTogether = false,
        AccountsChosen = false,
        Pkce = Pkce.Optional,
        CodeLife = TimeSpan.FromMinutes(10),
        AccessLife = TimeSpan.FromHours(2),
        RefreshLife = TimeSpan.FromDays(180),
        AccessPrefix = "act.",
        RefreshPrefix = "rft.",
    };

    public void Map(NetworkRoutes routes)
    {
        routes.Consent("consent/v2/auth/authorize/", new()
        {
            Cancelled = [("error", "access_denied"), ("error_description", "The user denied the request")],
            ClientId = "client_key",
            ScopeSeparator = ',',
            Traits = LoginTraits,
        });
        routes.Post("token/v2/oauth/token/", Slashed(LoginToken));
        routes.Post("token/v2/oauth/revoke/", Slashed(LoginRevoke));
        routes.Get("api/v2/user/info/", Slashed(LoginUser));
        MapBusiness(routes);
    }

    public void Populate(Population population)
    {
        population.Add(AdAccount, "7012345678901230001", "Berg DE", ("ann", "ADMIN"), ("bo", "OPERATOR"));
        population.Add(AdAccount, "7012345678901230002", "Berg AT", ("ann", "ADMIN"), ("chris", "OPERATOR"), ("dana", "ANALYST"));
        population.Add(AdAccount, "7012345678901230003", "Harbour Bikes", ("bo", "ADMIN"), ("eli", "ADMIN"));
    }

    [Behaviour("Down: Marketing 200 with code 50000, Login Kit 500 internal_error", "T T1; D T20")]
    public Answer Outage() => Business(50000);

    public Answer Outage(HttpRequest request) => IsBusiness(request) ? Outage() : LoginError(500, "internal_error");

    [Behaviour("Throttled: Marketing 200 with code 40100, Login Kit 429 rate_limit_exceeded; no headers", "T T1,T4; D T20,T24")]
    public Answer RateLimited(TimeSpan wait) => Business(40100);

    public Answer RateLimited(HttpRequest request, TimeSpan wait, DateTimeOffset now) => IsBusiness(request) ? RateLimited(wait) : LoginError(429, "rate_limit_exceeded");

    private static bool IsBusiness(HttpRequest request) => request.Path.Value!.Contains("/tiktok/business/", StringComparison.Ordinal);

    [Behaviour("Every path ends in a slash; without it 404", "T T3")]
    private static Func<Call, Answer> Slashed(Func<Call, Answer> answer) =>
        call => call.Request.Path.Value!.EndsWith('/') ? answer(call) : Answer.Empty(404);

    [Behaviour("Login Kit: client key and secret come in the form; 401 invalid_client", "D T14,T18; status M")]
    private Answer LoginToken(Call call)
    {
        var app = call.App(call.Form("client_key"), call.Form("client_secret")).Proven;
        return (app, call.Form("grant_type")) switch
        {
            (null, _) => OAuthError(401, "invalid_client"),
            (_, "authorization_code") => LoginExchange(call, app),
            (_, "refresh_token") => LoginRefresh(call, app),
            _ => OAuthError(400, "unsupported_grant_type"),
        };
    }

    [Behaviour("Login Kit: a code that is used, foreign, too old, or comes with another redirect: invalid_grant, with HTTP 200", "D T18,C T19")]
    private Answer LoginExchange(Call call, App app)
    {
        var (grant, _) = call.Grants.Redeem(call.Form("code"), app, call.Form("redirect_uri") ?? "", call.Form("code_verifier"), call.Now);
        return grant is null ? OAuthError(200, "invalid_grant") : LoginPair(call, grant);
    }

    [Behaviour("Login Kit: refreshing answers another refresh token and ends the old one; what is refused: invalid_grant, with HTTP 200", "D T15,T18")]
    private Answer LoginRefresh(Call call, App app)
    {
        var refresh = call.Grants.Find(Traits.Id, call.Form("refresh_token"), Token.Refresh);
        if (refresh is null || refresh.Grant.App != app || !refresh.Works(call.Now))
        {
            return OAuthError(200, "invalid_grant");
        }

        refresh.Cause = Causes.Replaced;
        return LoginPair(call, refresh.Grant);
    }

    [Behaviour("Login Kit: two hours and 180 days; with the app's condition older-lives 24 hours and 365 days", "D T13,T15; older D T17,C T5")]
    private Answer LoginPair(Call call, Grant grant)
    {
        var lives = grant.App.Conditions.Has("older-lives")
            ? LoginTraits with { AccessLife = TimeSpan.FromHours(24), RefreshLife = TimeSpan.FromDays(365) }
            : LoginTraits;
        var access = call.Grants.Issue(grant, LoginAccess, lives.AccessPrefix, call.Now, lives.AccessLife);
        var refresh = call.Grants.IssueRefresh(grant, lives, call.Now);
        return Answer.Json(new
        {
            open_id = OpenId(grant),
            scope = string.Join(',', grant.Scopes),
            access_token = access.Value,
            expires_in = access.SecondsLeft(call.Now),
            refresh_token = refresh.Value,
            refresh_expires_in = refresh.SecondsLeft(call.Now),
            token_type = "Bearer",
        });
    }

    [Behaviour("Login Kit: revoking ends the grant and answers an empty object", "D T23; reach I")]
    private Answer LoginRevoke(Call call)
    {
        if (call.App(call.Form("client_key"), call.Form("client_secret")).Proven is not { } app)
        {
            return OAuthError(401, "invalid_client");
        }

        if (call.Grants.Find(Traits.Id, call.Form("token")) is not { Kind: LoginAccess or Token.Refresh } token || token.Grant.App != app)
        {
            return OAuthError(400, "invalid_request");
        }

        GrantBook.Kill(token.Grant, Causes.Revoked);
        return Answer.Json(new { });
    }

    [Behaviour("Login Kit: user/info answers the named fields; each belongs to a permission", "C T5,D T20; stats M")]
    private Answer LoginUser(Call call)
    {
        if (call.Grants.Find(Traits.Id, call.BearerToken, LoginAccess) is not { } token || !token.Works(call.Now))
        {
            return LoginError(401, "access_token_invalid");
        }

        token.LastUsedAt = call.Now;
        var fields = (call.Query("fields") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (fields.Length == 0 || fields.Any(field => !ScopeOfField.ContainsKey(field)))
        {
            return LoginError(400, "invalid_params");
        }

        return MissingScope(token.Grant, fields) ?? Banned(token.Grant.Login) ?? Answer.Json(new
        {
            data = new { user = fields.Distinct(StringComparer.Ordinal).ToDictionary(field => field, field => Field(token.Grant, field), StringComparer.Ordinal) },
            error = new { code = "ok", message = "", log_id = LogId() },
        });
    }

    [Behaviour("Login Kit: 401 for a permission that the person declined, 400 for a field whose permission nobody asked for", "D T20; split I")]
    private static Answer? MissingScope(Grant grant, string[] fields)
    {
        var missing = fields.Select(field => ScopeOfField[field]).Append(Basic).Except(grant.Scopes).ToList();
        return missing.Count == 0 ? null
            : missing.Intersect(grant.Declined.Append(Basic)).Any() ? LoginError(401, "scope_not_authorized")
            : LoginError(400, "scope_permission_missed");
    }

    private static Answer? Banned(Login login) =>
        login.Conditions.Detail(Conditions.Restrict) is { } detail ? LoginError(detail == "200" ? 200 : 403, "spam_risk_user_banned_from_posting") : null;

    private static object Field(Grant grant, string field)
    {
        var person = grant.Login.Person;
        return field switch
        {
            "open_id" => OpenId(grant),
            "union_id" => "union-" + NativeIds.Letters("tiktok union" + person.Id, 16),
            "avatar_url" => $"https://p16.example/{person.Id}.jpg",
            "display_name" => person.Name,
            "username" => person.Name.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant(),
            "profile_deep_link" => $"https://vm.tiktok.example/{person.Id}",
            _ => 311,
        };
    }

    // Another one at each app, as documented for open_id.
    private static string OpenId(Grant grant) => "-000" + NativeIds.Letters($"tiktok {grant.App.Id} {grant.Login.Person.Id}", 28);

    private static string LogId() => NativeIds.Secret(32);

    private static Answer OAuthError(int status, string error) =>
        Answer.Json(new { error, error_description = "The request was refused.", log_id = LogId() }, status);

    private static Answer LoginError(int status, string code) =>
        Answer.Json(new { data = new { }, error = new { code, message = "The request was refused.", log_id = LogId() } }, status);
}

using System.Text.Json;
using AccountHealth.Sandbox.Grants;
using AccountHealth.Sandbox.World;
using Microsoft.AspNetCore.WebUtilities;

namespace AccountHealth.Sandbox.Networks;

/// <summary>What YouTube and Business Profile share: Google's sign-in, its tokens, and whose they are.</summary>
[Behaviour("Permissions are agreed to one by one", "M")]
[Behaviour("The access token lives an hour, the refresh token has no timer and is not replaced; the code ten minutes", "M; rotation C G9")]
[Behaviour("The person removed the app: the grant is gone, refreshing fails with invalid_grant", "T G3,G4", Verb = "revoke")]
[Behaviour("A permission is missing from the grant: 403 ACCESS_TOKEN_SCOPE_INSUFFICIENT", "T G14; name M", Verb = "drop-permission")]
[Behaviour("An access token that ended: 401 UNAUTHENTICATED, ACCESS_TOKEN_EXPIRED; a refresh token: invalid_grant", "D G5,T G14", Verb = "expire-now")]
[Behaviour("A refresh token that nobody used for six months is refused", "T G2,G3,G4", Verb = "unused-for")]
[Behaviour("The organisation wants a new sign-in: invalid_grant with error_subtype invalid_rapt (or the detail)", "C G11,T G4; rapt_required M", Verb = Conditions.Checkpoint, About = "person")]
[Behaviour("The organisation does not allow the app: admin_policy_enforced (detail: access_denied, 403), also at the callback", "C G10,G22,G23", Verb = Conditions.Restrict, About = "person")]
[Behaviour("The Google account was deleted: invalid_grant, and the text says so", "C G10", Verb = Conditions.Gone, About = "person")]
internal abstract partial class GoogleNetwork : ISandboxNetwork
{
    protected const string Scope = "https://www.googleapis.com/auth/";
    private const string Profile = Scope + "userinfo.profile";
    private const string Email = Scope + "userinfo.email";
    private const string OpenId = "openid";
    private const int RefreshTokensKept = 100;

    // The seven days of an app in Testing, as the answer tells them.
    private static readonly TimeSpan TestingLife = TimeSpan.FromSeconds(604799);

    public abstract NetworkTraits Traits { get; }

    public abstract void Populate(Population population);

    public abstract Answer RateLimited(TimeSpan wait);

    [Behaviour("Down: 503 UNAVAILABLE", "M")]
    public Answer Outage() => GoogleError.Of(503, status: "UNAVAILABLE");

    public Answer NotFound() => GoogleError.Of(404, status: "NOT_FOUND");

    public void Map(NetworkRoutes routes)
    {
        routes.Consent("consent/o/oauth2/v2/auth", new()
        {
            Cancelled = [("error", "access_denied")],
            Refused = login => login.Conditions.Has(Conditions.Restrict) ? [("error", PolicyError(login))] : null,
        });
        routes.Post("token/token", IssueOrRefuse);
        routes.Post("token/revoke", Revoke);
        routes.Get("token/tokeninfo", TokenInformation);
        routes.Get("api/oauth2/v2/tokeninfo", OlderTokenInformation);
        routes.Get("api/oauth2/v2/userinfo", call => WithToken(call, [OpenId, Profile, Email], (_, token) => Whose(token, "id", "verified_email")));
        routes.Get("api/oauth2/v3/userinfo", call => WithToken(call, [OpenId, Profile, Email], (_, token) => Whose(token, "sub", "email_verified")));
        MapApi(routes);
    }

    protected abstract void MapApi(NetworkRoutes routes);

    /// <summary>The API's answer to a token that it does not take, or to none.</summary>
    protected abstract Answer Unauthenticated(bool sent);

    protected abstract Answer ScopeMissing();

    protected static NetworkTraits TraitsOf(string id, string name, IEnumerable<(string Scope, string Label)> own, IReadOnlyDictionary<string, string> kinds) => new(id, name)
    {
        Scopes = own.Concat([(Profile, "See your name and picture"), (Email, "See your e-mail address"), (OpenId, "Know who you are")])
            .ToDictionary(one => one.Item1, one => one.Item2, StringComparer.Ordinal),
        Kinds = kinds,
        Pkce = Pkce.Optional,
        AccessLife = TimeSpan.FromSeconds(3599),
        AccessPrefix = "ya29.",
        RefreshPrefix = "1//",
        // The same at both, as it is one account.
        LoginId = person => "1" + NativeIds.Digits("google" + person.Id, 20),
    };

    [Behaviour("401 for a token that ended, was revoked or is unknown; 403 for a project that is not set up (conditions SERVICE_DISABLED, …)", "D G5,T G14")]
    protected Answer WithToken(Call call, string[] anyScopeOf, Func<Call, Token, Answer> answer)
    {
        if (call.Grants.Find(Traits.Id, call.BearerToken, Token.Access) is not { } token || IsDead(token))
        {
            return Unauthenticated(call.BearerToken is not null);
        }

        if (token.HasEnded(call.Now))
        {
            return GoogleError.Of(401, "authError", "UNAUTHENTICATED", "ACCESS_TOKEN_EXPIRED");
        }

        token.LastUsedAt = call.Now;
        return GoogleError.OfProject(token.Grant.App.Conditions) ?? (token.Grant.Allows(anyScopeOf) ? answer(call, token) : ScopeMissing());
    }

    [Behaviour("Id and secret come in the form: 401 invalid_client, or unauthorized_client (condition of that name)", "M")]
    private Answer IssueOrRefuse(Call call)
    {
        var app = call.App(call.Form("client_id"), call.Form("client_secret"));
        return (app.Proven, call.Form("grant_type")) switch
        {
            (null, _) => TokenError("invalid_client", app.Known is null ? "The OAuth client was not found." : "Unauthorized", 401),
            ({ } known, _) when known.Conditions.Has("unauthorized_client") => TokenError("unauthorized_client", "Unauthorized", 401),
            (_, "authorization_code") => Exchange(call, app.Proven),
            (_, "refresh_token") => Refresh(call, app.Proven),
            _ => TokenError("unsupported_grant_type", "Invalid grant_type"),
        };
    }

    [Behaviour("A refresh token comes only with access_type=offline, and to a returning person only with prompt=consent", "C G9,G19,D G1")]
    [Behaviour("include_granted_scopes adds what was granted to the app before", "M")]
    private Answer Exchange(Call call, App app)
    {
        var (grant, refusal) = call.Grants.Redeem(call.Form("code"), app, call.Form("redirect_uri") ?? "", call.Form("code_verifier"), call.Now);
        if (grant is null)
        {
            return refusal switch
            {
                CodeRefusal.WrongRedirect => TokenError("redirect_uri_mismatch", "Bad Request"),
                CodeRefusal.WrongVerifier => TokenError("invalid_grant", "Invalid code verifier."),
                _ => TokenError("invalid_grant", "Bad Request"),
            };
        }

        var earlier = call.Grants.Of(grant.Login)
            .Where(one => one != grant && one.App == app && one.Tokens.Any(token => token.Kind == Token.Refresh && token.Works(call.Now)))
            .ToList();
        if (grant.Asked.GetValueOrDefault("include_granted_scopes") == "true")
        {
            grant.Scopes.AddRange(earlier.SelectMany(one => one.Scopes).Distinct(StringComparer.Ordinal).Except(grant.Scopes).ToList());
        }

        var asksAgain = grant.Asked.GetValueOrDefault("prompt")?.Split(' ').Contains("consent") ?? false;
        var refresh = grant.Asked.GetValueOrDefault("access_type") == "offline" && (earlier.Count == 0 || asksAgain) ? IssueRefresh(call, grant) : null;
        return Issued(call, call.Grants.IssueAccess(grant, Traits, call.Now), refresh, grant.Allows(OpenId) ? IdToken(grant) : null);
    }

    [Behaviour("An app in Testing (condition testing) gets refresh tokens of seven days", "C G20,T G3,G4")]
    [Behaviour("Of more than 100 refresh tokens of a person and an app the oldest dies", "T G2,G3,G4")]
    private Token IssueRefresh(Call call, Grant grant)
    {
        var testing = grant.App.Conditions.Has("testing");
        var refresh = call.Grants.Issue(grant, Token.Refresh, Traits.RefreshPrefix, call.Now, testing ? TestingLife : Traits.RefreshLife);
        var living = call.Grants.Of(grant.Login).Where(one => one.App == grant.App).SelectMany(one => one.Tokens)
            .Where(token => token.Kind == Token.Refresh && token.Works(call.Now));
        foreach (var oldest in living.OrderBy(token => token.IssuedAt).SkipLast(RefreshTokensKept).ToList())
        {
            oldest.Cause = Causes.Replaced;
        }

        return refresh;
    }

    [Behaviour("Refreshing answers a new access token and no refresh token", "C G9")]
    [Behaviour("A refresh token of another app or none at all: invalid_grant, Bad Request", "C G10")]
    private Answer Refresh(Call call, App app)
    {
        if (call.Grants.Find(Traits.Id, call.Form("refresh_token"), Token.Refresh) is not { } refresh || refresh.Grant.App != app)
        {
            return TokenError("invalid_grant", "Bad Request");
        }

        var login = refresh.Grant.Login;
        if (login.Conditions.Has(Conditions.Gone))
        {
            return TokenError("invalid_grant", "Account has been deleted");
        }

        if (login.Conditions.Detail(Conditions.Restrict) is { } policy)
        {
            var error = PolicyError(login);
            var description = error == "access_denied" ? "Account restricted" : "The request was refused.";
            return TokenError(error, description, policy.Contains("403", StringComparison.Ordinal) ? 403 : 400);
        }

        if (login.Conditions.Detail(Conditions.Checkpoint) is { } subtype)
        {
            return TokenError("invalid_grant", "Bad Request", subtype: subtype.Length == 0 ? "invalid_rapt" : subtype);
        }

        if (!refresh.Works(call.Now) || refresh.LastUsedAt.AddMonths(6) <= call.Now)
        {
            return TokenError("invalid_grant", "Token has been expired or revoked.");
        }

        refresh.LastUsedAt = call.Now;
        return Issued(call, call.Grants.IssueAccess(refresh.Grant, Traits, call.Now), null, null);
    }

    [Behaviour("Revoking takes an access or a refresh token and no secret, and ends the whole grant; 400 where it was gone already", "C G12; bodies M")]
    private Answer Revoke(Call call)
    {
        if (call.Grants.Find(Traits.Id, call.Value("token")) is not { } token || !token.Works(call.Now))
        {
            return TokenError("invalid_token", "Token is not revocable.");
        }

        foreach (var grant in call.Grants.Of(token.Grant.Login).Where(one => one.App == token.Grant.App))
        {
            GrantBook.Kill(grant, Causes.Revoked);
        }

        return Answer.Json(new { });
    }

    private static Answer Issued(Call call, Token access, Token? refresh, string? idToken) => Answer.Json(new
    {
        access_token = access.Value,
        expires_in = access.SecondsLeft(call.Now),
        refresh_token = refresh?.Value,
        refresh_token_expires_in = refresh?.SecondsLeft(call.Now),
        scope = string.Join(' ', access.Grant.Scopes),
        token_type = "Bearer",
        id_token = idToken,
    });

    // Not signed: nothing here depends on it, and who wants to know asks userinfo.
    private static string IdToken(Grant grant) =>
        $"{WebEncoders.Base64UrlEncode("{\"alg\":\"none\"}"u8)}.{WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(new { sub = grant.Login.Id, aud = grant.App.Id }))}.";

    private static bool IsDead(Token token) => token.Cause is not null || token.Grant.Login.Conditions.Has(Conditions.Gone);

    private static string PolicyError(Login login) =>
        login.Conditions.Detail(Conditions.Restrict)!.Contains("access_denied", StringComparison.Ordinal) ? "access_denied" : "admin_policy_enforced";

    private static Answer TokenError(string error, string description, int status = 400, string? subtype = null) =>
        Answer.Json(new { error, error_description = description, error_subtype = subtype }, status);
}

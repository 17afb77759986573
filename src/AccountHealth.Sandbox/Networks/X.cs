using AccountHealth.Sandbox.Grants;
using AccountHealth.Sandbox.World;

namespace AccountHealth.Sandbox.Networks;

/// <summary>X with OAuth 2.0: every account is a login of its own. Its API is in XApi.cs; the Ads API (OAuth 1.0a) is not pretended.</summary>
[Behaviour("All permissions are agreed to together; Cancel comes back as access_denied", "M")]
[Behaviour("PKCE is required: S256 or plain; the code has to be exchanged within 30 seconds", "D X1,X2")]
[Behaviour("The access token lives two hours; an unused refresh token half a year", "D X1; half a year M")]
[Behaviour("People who share an account can sign in as it: the token is for the own account where that or nothing is ticked, else for the first that is", "I")]
[Behaviour("The user removed the app: 401 Unauthorized, refreshing is refused", "D X4; C X11", Verb = "revoke")]
[Behaviour("An access token that ended: 401 Unauthorized", "D X4", Verb = "expire-now")]
[Behaviour("Nobody used or refreshed the token for that many days: all its clocks have run on", "I", Verb = "unused-for")]
[Behaviour("A permission is missing: 403 not-authorized-for-resource", "D X4,X6; that one of several goes I", Verb = "drop-permission")]
[Behaviour("A locked account, by person or account: 403, detail 'temporarily locked'; with detail 326 the old code", "C X18; that a read meets it I", Verb = Conditions.Lock)]
[Behaviour("A suspended account, by person or account: 403, detail 'suspended'; with detail 63 or 64 the old codes; with 200 or 403 a list of errors instead of data", "C X13,X17,X18", Verb = Conditions.Suspend)]
[Behaviour("An account that was deleted: a list of errors instead of data", "type D X4; that it answers so I", Verb = Conditions.Gone)]
internal sealed partial class X : ISandboxNetwork
{
    private const string Profile = "profile";
    private const string InvalidToken = "Value passed for the token was invalid.";

    public NetworkTraits Traits { get; } = new("x", "X")
    {
        Scopes = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["users.read"] = "See accounts that you can see",
            ["tweet.read"] = "See posts that you can see",
            ["tweet.write"] = "Post for you",
            ["offline.access"] = "Stay connected until you remove the app",
        },
        Kinds = new Dictionary<string, string>(StringComparer.Ordinal) { [Profile] = "OWNER" },
        ScopesTogether = true,
        AccountsChosen = true,
        Pkce = Pkce.Required,
        CodeLife = TimeSpan.FromSeconds(30),
        AccessLife = TimeSpan.FromHours(2),
        RefreshLife = TimeSpan.FromDays(183),
        AccessPrefix = "Q1-",
        RefreshPrefix = "R1-",
        LoginId = person => LoginId(person.Id),
    };

    public void Map(NetworkRoutes routes)
    {
        routes.Consent("consent/i/oauth2/authorize", new() { Cancelled = [("error", "access_denied")] });
        routes.Post("token/2/oauth2/token", Token2);
        routes.Post("token/2/oauth2/revoke", Revoke);
        routes.Get("api/2/users/me", Me);
    }

    public void Populate(Population population)
    {
        _budget.Clear();
        // What people own themselves comes first, so that it is taken where nobody chooses.
        foreach (var (id, name) in new[] { ("ann", "Ann Berg"), ("bo", "Bo Lind"), ("chris", "Chris Novak"), ("dana", "Dana Osei"), ("eli", "Eli Marten"), ("fay", "Fay Quinn") })
        {
            population.Add(Profile, LoginId(id), name, (id, "OWNER"));
        }

        population.Add(Profile, "2244990001", "Corner Bakery", ("ann", "SHARED"), ("bo", "SHARED"), ("dana", "SHARED"));
        population.Add(Profile, "2244990002", "Harbour Bikes", ("ann", "SHARED"), ("eli", "SHARED"));
    }

    private static string LoginId(string person) => NativeIds.Digits("x" + person, 10);

    [Behaviour("An app with a secret comes with HTTP Basic; one without (condition public) with its client_id in the form", "D X2")]
    [Behaviour("401 unauthorized_client without Basic, invalid_client for a wrong id or secret", "M")]
    private static (App? App, Answer? Refusal) Client(Call call)
    {
        if (call.BasicApp().Proven is { } app)
        {
            return (app, null);
        }

        if (call.Header("Authorization") is not null)
        {
            return (null, TokenError("invalid_client", "Client authentication failed", 401));
        }

        return call.State.Apps.Find(call.Network.Id, call.Form("client_id")) is { } named && named.Conditions.Has("public")
            ? (named, null)
            : (null, TokenError("unauthorized_client", "Missing valid authorization header", 401));
    }

    private Answer Token2(Call call)
    {
        var (app, refusal) = Client(call);
        return (app, call.Form("grant_type")) switch
        {
            (null, _) => refusal!,
            (_, "authorization_code") => Exchange(call, app),
            (_, "refresh_token") => Refresh(call, app),
            _ => TokenError("unsupported_grant_type", "The grant_type is not supported"),
        };
    }

    [Behaviour("A code that is refused: 400 invalid_request", "shape C X11; words M")]
    [Behaviour("A refresh token only with offline.access", "D X1")]
    private Answer Exchange(Call call, App app)
    {
        var (grant, refusal) = call.Grants.Redeem(call.Form("code"), app, call.Form("redirect_uri") ?? "", call.Form("code_verifier"), call.Now);
        return grant is not null ? Issued(call, grant) : TokenError("invalid_request", refusal switch
        {
            CodeRefusal.WrongRedirect => "Value passed for the redirect uri did not match the uri of the authorization code.",
            CodeRefusal.WrongVerifier => "Value passed for the code verifier did not match the code challenge.",
            _ => "Value passed for the authorization code was invalid.",
        });
    }

    [Behaviour("Refreshing answers a new pair; the refresh token is good for one use, the old access token lives on", "D X9; C X11; living on I")]
    private Answer Refresh(Call call, App app)
    {
        var refresh = call.Grants.Find(Traits.Id, call.Form("refresh_token"), Token.Refresh);
        if (refresh is null || refresh.Grant.App != app || !refresh.Works(call.Now))
        {
            return TokenError("invalid_request", InvalidToken);
        }

        refresh.Cause = Causes.Replaced;
        return Issued(call, refresh.Grant);
    }

    [Behaviour("Revoking one token ends all of that grant", "D X2; reach I, body M")]
    private Answer Revoke(Call call)
    {
        var (app, refusal) = Client(call);
        if (app is null)
        {
            return refusal!;
        }

        if (call.Grants.Find(Traits.Id, call.Form("token")) is not { } token || token.Grant.App != app)
        {
            return TokenError("invalid_request", InvalidToken);
        }

        GrantBook.Kill(token.Grant, Causes.Revoked);
        return Answer.Json(new { revoked = true });
    }

    private Answer Issued(Call call, Grant grant)
    {
        var access = call.Grants.IssueAccess(grant, Traits, call.Now);
        return Answer.Json(new
        {
            token_type = "bearer",
            expires_in = access.SecondsLeft(call.Now),
            access_token = access.Value,
            scope = string.Join(' ', grant.Scopes),
            refresh_token = grant.Allows("offline.access") ? call.Grants.IssueRefresh(grant, Traits, call.Now).Value : null,
        });
    }

    private static Answer TokenError(string error, string description, int status = 400) =>
        Answer.Json(new { error, error_description = description }, status);
}

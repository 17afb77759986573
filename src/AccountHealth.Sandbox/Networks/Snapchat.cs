using AccountHealth.Sandbox.Grants;
using AccountHealth.Sandbox.World;

namespace AccountHealth.Sandbox.Networks;

/// <summary>Snapchat's Marketing API: organizations and their ad accounts. Its API is in SnapchatApi.cs.</summary>
[Behaviour("All permissions are agreed to together; Cancel comes back as access_denied; there is no PKCE", "M; PKCE D S1")]
[Behaviour("The access token lives an hour, the refresh token has no end; the code ten minutes", "T S2,S7; no end I; code M")]
[Behaviour("The member removed the app: 401, refreshing invalid_grant", "T S2,S7", Verb = "revoke")]
[Behaviour("A changed password is answered as a removed app", "I", Verb = "change-password")]
[Behaviour("An account that was removed for policy: 401 and invalid_grant while it lasts", "I", Verb = Conditions.Suspend)]
[Behaviour("An access token that ended: 401", "T S7", Verb = "expire-now")]
[Behaviour("Nobody used the token for that many days: access has ended, refreshing works", "I", Verb = "unused-for")]
[Behaviour("A permission is missing: 403 with E1001", "T S7; E1001 M", Verb = "drop-permission")]
[Behaviour("Without a role on an organization or ad account it is missing from the list; asked by id: 403 with E1001", "T S7; E1001 M", Verb = "lose-page-role")]
[Behaviour("An ad account that does not run: its status; the detail names it (SUSPENDED where it does not)", "C S6; values I", Verb = Conditions.DisableAdAccount)]
[Behaviour("What was deleted is missing from the list; asked by id: 404", "T S7; its E-code I", Verb = Conditions.Gone)]
internal sealed partial class Snapchat : ISandboxNetwork
{
    private const string AdAccount = "ad-account";
    private const string Organization = "organization";
    private const string Permission = "snapchat-marketing-api";

    public NetworkTraits Traits { get; } = new("snapchat", "Snapchat")
    {
        Scopes = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Permission] = "See and manage your ad accounts",
            ["snapchat-profile-api"] = "See and manage your public profiles",
            ["snapchat-offline-conversions-api"] = "Send conversions",
        },
        Kinds = new Dictionary<string, string>(StringComparer.Ordinal) { [AdAccount] = "general", [Organization] = "member" },
        ScopesTogether = true,
        AccessLife = TimeSpan.FromHours(1),
        AccessPrefix = "hCg-",
        RefreshPrefix = "hCr-",
        LoginId = person => Uuid("person" + person.Id),
    };

    public void Map(NetworkRoutes routes)
    {
        routes.Consent("consent/login/oauth2/authorize", new() { Cancelled = [("error", "access_denied")] });
        routes.Post("token/login/oauth2/access_token", AccessToken);
        routes.Post("token/accounts/oauth2/revoke", Revoke);
        MapApi(routes);
    }

    public void Populate(Population population)
    {
        _perApp.Clear();
        _perToken.Clear();
        var bakery = population.Add(Organization, Uuid("bakery"), "Corner Bakery", ("ann", "admin"), ("bo", "member"), ("dana", "member"));
        var cafe = population.Add(Organization, Uuid("cafe"), "Corner Café", ("ann", "admin"), ("chris", "admin"));
        var bikes = population.Add(Organization, Uuid("bikes"), "Harbour Bikes", ("eli", "admin"), ("ann", "member"), ("bo", "member"));
        population.Add(AdAccount, Uuid("bakery de"), "Bakery DE", bakery, ("ann", "admin"), ("bo", "general"), ("dana", "reports"));
        population.Add(AdAccount, Uuid("bakery at"), "Bakery AT", bakery, ("ann", "admin"), ("bo", "general"));
        population.Add(AdAccount, Uuid("cafe de"), "Café DE", cafe, ("ann", "admin"), ("chris", "admin"));
        population.Add(AdAccount, Uuid("bikes de"), "Bikes DE", bikes, ("eli", "admin"), ("ann", "general"));
    }

    [Behaviour("Id and secret come in the form; 401 invalid_client for wrong ones", "C S5; T S2")]
    private Answer AccessToken(Call call)
    {
        var app = call.App(call.Form("client_id"), call.Form("client_secret")).Proven;
        return (app, call.Form("grant_type")) switch
        {
            (null, _) => TokenError("invalid_client", 401),
            (_, "authorization_code") => Exchange(call, app),
            (_, "refresh_token") => Refresh(call, app),
            (_, null) => TokenError("invalid_request"),
            _ => TokenError("unsupported_grant_type"),
        };
    }

    [Behaviour("A code that is refused, also for its redirect: 400 invalid_grant", "T S2; redirect I")]
    private Answer Exchange(Call call, App app)
    {
        var grant = call.Grants.Redeem(call.Form("code"), app, call.Form("redirect_uri") ?? "", verifier: null, call.Now).Grant;
        return grant is null ? TokenError("invalid_grant") : Issued(call, grant, call.Grants.IssueRefresh(grant, Traits, call.Now));
    }

    [Behaviour("Refreshing answers the same refresh token; with the app's condition rotating a new one, and the old one is spent", "T S2; C S5; a new one I")]
    private Answer Refresh(Call call, App app)
    {
        var refresh = call.Grants.Find(Traits.Id, call.Form("refresh_token"), Token.Refresh);
        if (refresh is null || refresh.Grant.App != app || !Works(call, refresh))
        {
            return TokenError("invalid_grant");
        }

        refresh.LastUsedAt = call.Now;
        if (!app.Conditions.Has("rotating"))
        {
            return Issued(call, refresh.Grant, refresh);
        }

        refresh.Cause = Causes.Replaced;
        return Issued(call, refresh.Grant, call.Grants.IssueRefresh(refresh.Grant, Traits, call.Now));
    }

    [Behaviour("Revoking by HTTP Basic ends all of that grant; the answer is empty", "C S10 for Login Kit; reach I, empty M")]
    private Answer Revoke(Call call)
    {
        if (call.BasicApp().Proven is not { } app)
        {
            return TokenError("invalid_client", 401);
        }

        if (call.Grants.Find(Traits.Id, call.Form("token")) is not { } token || token.Grant.App != app)
        {
            return TokenError("invalid_request");
        }

        GrantBook.Kill(token.Grant, Causes.Revoked);
        return Answer.Empty();
    }

    private Answer Issued(Call call, Grant grant, Token refresh)
    {
        var access = call.Grants.IssueAccess(grant, Traits, call.Now);
        return Answer.Json(new
        {
            access_token = access.Value,
            token_type = "Bearer",
            expires_in = access.SecondsLeft(call.Now),
            refresh_token = refresh.Value,
            scope = string.Join(' ', grant.Scopes),
        });
    }

    private static bool Works(Call call, Token token) => token.Works(call.Now) && !token.Grant.Login.Conditions.Has(Conditions.Suspend);

    private static Answer TokenError(string error, int status = 400) =>
        Answer.Json(new { error, error_description = "The request was refused." }, status);

    /// <summary>The same at every start.</summary>
    private static string Uuid(string seed)
    {
        var digits = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes("snapchat" + seed)));
        return $"{digits[..8]}-{digits[8..12]}-5{digits[13..16]}-a{digits[17..20]}-{digits[20..32]}";
    }
}

using AccountHealth.Sandbox.Grants;
using AccountHealth.Sandbox.World;

namespace AccountHealth.Sandbox.Networks;

/// <summary>Pinterest: members and ad accounts. Its API is in PinterestApi.cs.</summary>
[Behaviour("All permissions are agreed to together; Cancel comes back as access_denied; there is no PKCE", "M; PKCE D P1,C P5")]
[Behaviour("The access token lives 30 days, the refresh token 60 days again after each refresh; the code ten minutes", "T P6; D P1; code M")]
[Behaviour("A changed password ends all tokens: 401 with code 2, refreshing 401 with 283", "T P6; 2 D P1; 283 C P10", Verb = "change-password")]
[Behaviour("The member removed the app: answered as a changed password", "D P1; C P8", Verb = "revoke")]
[Behaviour("An access token that ended: 401 with code 2", "D P1", Verb = "expire-now")]
[Behaviour("Nobody used or refreshed the token for that many days: all its clocks have run on", "I", Verb = "unused-for")]
[Behaviour("A permission is missing: 401 with code 3", "D P1; that one of several goes I", Verb = "drop-permission")]
[Behaviour("Without a role the ad account is missing from the list and 403 with code 29; a role is a comma list of permissions", "D P1; missing I", Verb = "lose-page-role")]
[Behaviour("A person whose account Pinterest closed for its rules: 403 with code 2625 (disapproved); the detail names another code", "code D P1; that a closed one answers so I", Verb = Conditions.Suspend)]
[Behaviour("A person whose account Pinterest looks at: 403 with code 2626 (under review); the detail names another code, 403 for instance", "D P1", Verb = Conditions.Restrict)]
[Behaviour("An ad account that was deleted: 404 with code 404", "codes D P1; which one I", Verb = Conditions.Gone)]
internal sealed partial class Pinterest : ISandboxNetwork
{
    private const string AdAccount = "ad-account";

    // A token tells by its name which kind it is, as long as it lives.
    private const string LegacyPrefix = "pinr_legacy_";

    public NetworkTraits Traits { get; } = new("pinterest", "Pinterest")
    {
        Scopes = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["user_accounts:read"] = "See your account",
            ["ads:read"] = "See your ad accounts",
            ["ads:write"] = "Manage your ad accounts",
            ["boards:read"] = "See your boards",
            ["boards:write"] = "Create boards for you",
            ["pins:read"] = "See your Pins",
            ["pins:write"] = "Create Pins for you",
        },
        Kinds = new Dictionary<string, string>(StringComparer.Ordinal) { [AdAccount] = "ADMIN" },
        ScopesTogether = true,
        AccessLife = TimeSpan.FromDays(30),
        RefreshLife = TimeSpan.FromDays(60),
        AccessPrefix = "pina_",
        RefreshPrefix = "pinr_",
        LoginId = person => NativeIds.Digits("pinterest" + person.Id, 15),
    };

    public void Map(NetworkRoutes routes)
    {
        routes.Consent("consent/oauth/", new() { Cancelled = [("error", "access_denied")], ScopeSeparator = ',' });
        routes.Post("token/v5/oauth/token", AccessToken);
        routes.Post("token/v5/oauth/token/revoke", Revoke);
        routes.Get("api/v5/user_account", call => WithToken(call, "user_accounts:read", UserAccount));
        routes.Get("api/v5/ad_accounts", call => WithToken(call, "ads:read", AdAccounts));
        routes.Get("api/v5/ad_accounts/{id}", call => WithToken(call, "ads:read", OneAdAccount));
    }

    public void Populate(Population population)
    {
        _budget.Clear();
        population.Add(AdAccount, "549760000001", "Bakery DE", ("ann", "OWNER"), ("bo", "ADMIN"), ("dana", "ANALYST"));
        population.Add(AdAccount, "549760000002", "Bakery AT", ("chris", "OWNER"), ("ann", "ADMIN,CAMPAIGN_MANAGER"));
        population.Add(AdAccount, "549760000003", "Harbour Bikes", ("eli", "OWNER"), ("ann", "CAMPAIGN_MANAGER"), ("bo", "FINANCE_VIEW"));
    }

    [Behaviour("Id and secret come by HTTP Basic; an unknown app is refused with 283, a wrong secret with 2", "D P1; 283 C P10; 2 I")]
    private Answer AccessToken(Call call)
    {
        var app = call.BasicApp();
        return (app.Proven, call.Form("grant_type")) switch
        {
            (null, _) => Error(401, app.Known is null ? 283 : 2),
            ({ } proven, "authorization_code") => Exchange(call, proven),
            ({ } proven, "refresh_token") => Refresh(call, proven),
            (not null, "client_credentials") => OfApp(call),
            _ => Error(400, 1),
        };
    }

    [Behaviour("A code that is refused: 401 with 283; a wrong redirect: 400 with 1", "283 C P10; 1 I")]
    [Behaviour("An app of before 25 September 2025 (condition legacy) has to say continuous_refresh=true; else its refresh token lives a year and stays the same", "D P1; C P5")]
    private Answer Exchange(Call call, App app)
    {
        var (grant, refusal) = call.Grants.Redeem(call.Form("code"), app, call.Form("redirect_uri") ?? "", verifier: null, call.Now);
        if (grant is null)
        {
            return refusal == CodeRefusal.WrongRedirect ? Error(400, 1) : Error(401, 283);
        }

        var isContinuous = !app.Conditions.Has("legacy") || call.Form("continuous_refresh") == "true";
        var refresh = isContinuous
            ? call.Grants.IssueRefresh(grant, Traits, call.Now)
            : call.Grants.Issue(grant, Token.Refresh, LegacyPrefix, call.Now, TimeSpan.FromDays(365));
        return Issued(call, grant, refresh, "authorization_code");
    }

    [Behaviour("Refreshing answers a new pair, and the old refresh token is spent; the old access token lives on", "D P1; spent and living on I")]
    [Behaviour("A refresh token that is dead: 401 with 283", "C P10")]
    private Answer Refresh(Call call, App app)
    {
        var refresh = call.Grants.Find(Traits.Id, call.Form("refresh_token"), Token.Refresh);
        if (refresh is null || refresh.Grant.App != app || !refresh.Works(call.Now))
        {
            return Error(401, 283);
        }

        refresh.LastUsedAt = call.Now;
        if (refresh.Value.StartsWith(LegacyPrefix, StringComparison.Ordinal))
        {
            return Issued(call, refresh.Grant, null, "refresh_token");
        }

        refresh.Cause = Causes.Replaced;
        return Issued(call, refresh.Grant, call.Grants.IssueRefresh(refresh.Grant, Traits, call.Now), "refresh_token");
    }

    [Behaviour("An app that shows its own id and secret is given a token of its own, without a refresh token", "grant D P1; value and life I")]
    private static Answer OfApp(Call call) => Answer.Json(new
    {
        response_type = "client_credentials",
        access_token = "pinc_" + NativeIds.Digits("pinterest-app" + call.Now.ToUnixTimeSeconds(), 15),
        token_type = "bearer",
        expires_in = 2_592_000,
        scope = call.Form("scope") ?? "user_accounts:read",
    });

    [Behaviour("Only the tokens of system users (condition system-user of the app) can be revoked, with an empty answer; others: 400 with code 1", "D P1; empty M; 1 I")]
    private Answer Revoke(Call call)
    {
        var check = call.BasicApp();
        if (check.Proven is not { } app)
        {
            return Error(401, check.Known is null ? 283 : 2);
        }

        if (call.Grants.Find(Traits.Id, call.Form("token")) is not { } token || token.Grant.App != app || !app.Conditions.Has("system-user"))
        {
            return Error(400, 1);
        }

        GrantBook.Kill(token.Grant, Causes.Revoked);
        return Answer.Empty();
    }

    private Answer Issued(Call call, Grant grant, Token? refresh, string responseType)
    {
        var access = call.Grants.IssueAccess(grant, Traits, call.Now);
        return Answer.Json(new
        {
            response_type = responseType,
            access_token = access.Value,
            token_type = "bearer",
            expires_in = access.SecondsLeft(call.Now),
            scope = string.Join(',', grant.Scopes),
            refresh_token = refresh?.Value,
            refresh_token_expires_in = refresh?.SecondsLeft(call.Now),
            refresh_token_expires_at = refresh?.Ends?.ToUnixTimeSeconds(),
        });
    }
}

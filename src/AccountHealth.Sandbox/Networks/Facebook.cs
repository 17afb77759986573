using AccountHealth.Sandbox.Grants;
using AccountHealth.Sandbox.World;

namespace AccountHealth.Sandbox.Networks;

/// <summary>Facebook: people, Pages with tokens of their own, ad accounts, and the Instagram accounts of Pages. Its API is in FacebookApi.cs.</summary>
[Behaviour("A code becomes a token of hours, that one a token of 60 days; only a working token can be exchanged", "D F2; code 10 minutes I")]
[Behaviour("Every refusal is an error with code and subcode; HTTP 400, and 403 for permissions", "D F1; statuses M")]
[Behaviour("A version that is over: 2635; the Marketing API ends its versions earlier", "D F4; T F8,F9")]
[Behaviour("A wrong appsecret_proof, or a wrong app token at debug_token: 104", "T F9; debug_token I")]
[Behaviour("An app that was blocked: 200 with the text API access blocked; one without the capability: 3 (app-condition blocked, no-capability)", "C F24; D F1")]
[Behaviour("X-App-Usage once there is something to tell: 200 calls an hour for each token, X-Ad-Account-Usage on ad accounts", "D F5; C F7; T F8; numbers I")]
[Behaviour("The password was changed: 190/460, Page tokens too", "D F1; Page tokens C F22", Verb = "change-password")]
[Behaviour("The person removed the app: 190/458, Page tokens too", "D F1", Verb = "revoke")]
[Behaviour("A check to clear at Facebook: 190/459; the detail may be 483, 490, or code 459. A Page: 368/4854002", "D F1; T F9,F10; C F14", Verb = Conditions.Checkpoint)]
[Behaviour("The account is not confirmed: 190/464", "T F9; C F23", Verb = Conditions.Unconfirmed)]
[Behaviour("A person who is not valid: 190/465; an Instagram account that is restricted: 25/2207050", "T F13 legacy; C I5, code I", Verb = Conditions.Restrict)]
[Behaviour("Blocked for policy, a person or a Page: 368, the detail is a subcode (1390008); an Instagram account: 25/2207051", "D F1; T F9; C I5", Verb = Conditions.Suspend)]
[Behaviour("A permission is gone: 10, for businesses 200, for ad accounts 294; me/permissions says declined", "D F1; T F8; M", Verb = "drop-permission")]
[Behaviour("A token that ended: 190/463", "T F9; C F23", Verb = "expire-now")]
[Behaviour("Nobody used it for that many days: all clocks have run on; after 180 days a Page token is 190/468", "T F13 legacy; 180 days I", Verb = "unused-for")]
[Behaviour("Who lost the role misses the Page in me/accounts; the Page token is 190/492, reading the Page 100/33; another role changes the tasks", "T F8,F9; list I", Verb = "lose-page-role")]
[Behaviour("is_published is false; with the detail hidden (age or country limit) 100/33 while still listed", "M; T F8, split I", Verb = Conditions.UnpublishPage)]
[Behaviour("The ad account's account_status and disable_reason; the detail is status/reason, otherwise 2/1", "T F11", Verb = Conditions.DisableAdAccount)]
[Behaviour("Deleted: 100/33 and not listed any more; an Instagram account is no longer on its Page", "T F8; I", Verb = Conditions.Gone)]
internal sealed partial class Facebook : ISandboxNetwork
{
    private const string Short = "short";
    private const string Full = "ANALYZE,ADVERTISE,MODERATE,CREATE_CONTENT,MANAGE";
    private const string Content = "ANALYZE,MODERATE,CREATE_CONTENT";
    private const string Bakery = "104000000000501";
    private const string Cafe = "104000000000502";
    private static readonly TimeSpan ShortLife = TimeSpan.FromHours(2);

    public NetworkTraits Traits { get; } = new("facebook", "Facebook")
    {
        Scopes = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["pages_show_list"] = "Show a list of the Pages you manage",
            ["pages_read_engagement"] = "Read content posted on the Page",
            ["pages_manage_posts"] = "Create and manage content on your Page",
            ["pages_manage_engagement"] = "Create and manage comments on your Page",
            ["read_insights"] = "Access the insights of your Page",
            ["business_management"] = "Manage your business",
            ["ads_read"] = "Access your ads and related stats",
            ["ads_management"] = "Manage ads for ad accounts that you have access to",
            ["instagram_basic"] = "Access profile and posts of your Instagram account",
            ["instagram_content_publish"] = "Upload media on your Instagram account",
            ["instagram_manage_comments"] = "Manage comments on your Instagram account",
            ["instagram_manage_insights"] = "Access insights of your Instagram account",
        },
        Kinds = new Dictionary<string, string>(StringComparer.Ordinal) { ["page"] = Full, ["instagram"] = "ADMIN", ["ad-account"] = "ADMIN" },
        AccountsChosen = true,
        Pkce = Pkce.Optional,
        AccessLife = TimeSpan.FromDays(60),
        AccessPrefix = "EAAB",
        LoginId = person => "1022" + NativeIds.Digits("facebook" + person.Id, 13),
    };

    public void Map(NetworkRoutes routes)
    {
        routes.Consent("consent/{version}/dialog/oauth", new()
        {
            Cancelled = [("error", "access_denied"), ("error_reason", "user_denied"), ("error_description", "The user denied your request."), ("error_code", "200")],
            ScopeSeparator = ',',
            ScopesFor = ScopesFor,
        });
        foreach (var host in (string[])["api", "token"])
        {
            routes.Get(host + "/{version}/oauth/access_token", AccessToken);
            routes.Post(host + "/{version}/oauth/access_token", AccessToken);
        }

        MapApi(routes);
    }

    public void Populate(Population population)
    {
        var foods = population.Add("business", "700100200300400", "Corner Foods", ("ann", "ADMIN"), ("bo", "ADMIN"), ("chris", "EMPLOYEE"));
        var bakery = population.Add("page", Bakery, "Corner Bakery", foods, ("ann", Full), ("bo", Full), ("dana", "ANALYZE"));
        var cafe = population.Add("page", Cafe, "Corner Café", ("ann", Content), ("chris", Full));
        var bikes = population.Add("page", "104000000000503", "Harbour Bikes", ("ann", Full), ("bo", Content), ("eli", Full));
        population.Add("instagram", "17841400000000201", "Corner Bakery", bakery, ("ann", "ADMIN"), ("bo", "ADMIN"), ("dana", "ANALYST"));
        population.Add("instagram", "17841400000000202", "Corner Café", cafe, ("ann", "ADMIN"), ("chris", "ADMIN"));
        population.Add("instagram", "17841400000000203", "Harbour Bikes", bikes, ("ann", "ADMIN"), ("bo", "ADMIN"), ("eli", "ADMIN"));
        population.Add("ad-account", "act_880011223344001", "Bakery ads", foods, ("ann", "ADMIN"), ("bo", "ADVERTISER"));
        population.Add("ad-account", "act_880011223344002", "Café ads", foods, ("ann", "ANALYST"), ("chris", "ADMIN"));
        population.Add("ad-account", "act_880011223344003", "Bikes ads", foods, ("ann", "ADMIN"), ("eli", "ADMIN"));
    }

    [Behaviour("What was declined before is asked again only with auth_type=rerequest; config_id stands for permissions", "M")]
    private static IReadOnlyList<string> ScopesFor(Call call, Login login, IReadOnlyList<string> wanted)
    {
        var scopes = wanted.Count == 0 && call.Query("config_id") is not null
            ? ["pages_show_list", "pages_read_engagement", "business_management", "ads_read"]
            : wanted.Where(scope => scope != "public_profile");
        var declined = call.Query("auth_type") == "rerequest" || call.State.Apps.Find(call.Network.Id, call.Query("client_id")) is not { } app
            ? []
            : Standing(call, login, app).SelectMany(grant => grant.Declined);
        return [.. scopes.Except(declined)];
    }

    private Answer AccessToken(Call call)
    {
        if (Graph.DeadVersion(call) is { } old)
        {
            return old;
        }

        if (call.App(call.Value("client_id"), call.Value("client_secret")).Proven is not { } app)
        {
            return WrongExchange("Error validating client secret.");
        }

        return Graph.Blocked(app) ?? call.Value("grant_type") switch
        {
            "fb_exchange_token" => Lengthen(call, app),
            null or "authorization_code" => Exchange(call, app),
            _ => WrongExchange("Invalid grant_type."),
        };
    }

    private static Answer Exchange(Call call, App app)
    {
        var (grant, refusal) = call.Grants.Redeem(call.Value("code"), app, call.Value("redirect_uri") ?? "", call.Value("code_verifier"), call.Now);
        if (grant is null)
        {
            return WrongExchange($"Error validating verification code: {refusal}.");
        }

        Settle(call, grant);
        return Issued(call, call.Grants.Issue(grant, Short, call.Network.AccessPrefix, call.Now, ShortLife));
    }

    [Behaviour("Exchanging a long token again gives another with the same end", "D F2 not extended; I")]
    private static Answer Lengthen(Call call, App app)
    {
        var token = call.Grants.Find(call.Network.Id, call.Value("fb_exchange_token"));
        if (token is null || token.Grant.App != app || token.Account is not null)
        {
            return Graph.Error(190, message: "Invalid OAuth access token.");
        }

        if (Graph.CauseOf(token, call.Now) is { } cause)
        {
            return Graph.Dead(cause);
        }

        var life = token.Kind == Short ? call.Network.AccessLife : token.Ends - call.Now;
        return Issued(call, call.Grants.Issue(token.Grant, Token.Access, call.Network.AccessPrefix, call.Now, life));
    }

    [Behaviour("Permissions and chosen Pages are the person's and the app's: the last dialog changes those of earlier tokens", "I (1.5: Page not shared in the last dialog)")]
    private static void Settle(Call call, Grant grant)
    {
        List<string> asked = [.. grant.Scopes, .. grant.Declined];
        List<Grant> earlier = [.. Standing(call, grant.Login, grant.App).Where(one => one != grant)];
        grant.Scopes.AddRange(earlier.SelectMany(one => one.Scopes).Except(asked).Distinct(StringComparer.Ordinal).ToList());
        grant.Declined.AddRange(earlier.SelectMany(one => one.Declined).Except(grant.Scopes).Except(grant.Declined).ToList());
        foreach (var one in earlier)
        {
            one.AuthorizedAt = grant.AuthorizedAt;
            one.Scopes.Clear();
            one.Scopes.AddRange(grant.Scopes);
            one.Declined.Clear();
            one.Declined.AddRange(grant.Declined);
            one.Chosen?.Clear();
            one.Chosen?.UnionWith(grant.Chosen ?? []);
        }
    }

    /// <summary>What the person granted the app and did not take back as a whole; a dead token takes back nothing.</summary>
    private static IEnumerable<Grant> Standing(Call call, Login login, App app) =>
        call.Grants.Of(login).Where(grant => grant.App == app && grant.Tokens.TrueForAll(token => token.Cause != Causes.Revoked));

    [Behaviour("expires_in can be missing (app-condition no-expires-in)", "M")]
    private static Answer Issued(Call call, Token token) => Answer.Json(new
    {
        access_token = token.Value,
        token_type = "bearer",
        expires_in = token.Grant.App.Conditions.Has("no-expires-in") ? null : token.SecondsLeft(call.Now),
    });

    [Behaviour("Wrong secret, used code, other redirect: 400 with code 100", "T F9 invalid parameter; I")]
    private static Answer WrongExchange(string message) => Graph.Error(100, message: message);
}

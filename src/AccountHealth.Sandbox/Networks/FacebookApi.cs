using AccountHealth.Sandbox.Grants;
using AccountHealth.Sandbox.World;

namespace AccountHealth.Sandbox.Networks;

/// <summary>What Facebook's Graph answers to a token: whose, Pages, businesses, ad accounts, Instagram accounts; and about a token.</summary>
internal sealed partial class Facebook
{
    private const string PageToken = "page";
    private const string ShortPageToken = "short-page";
    private const int OldestForAds = 25;
    private static readonly TimeSpan DataAccess = TimeSpan.FromDays(90);
    private static readonly string[] AdScopes = ["ads_read", "ads_management"];
    private static readonly string[] ClientPages = [Cafe];

    [Behaviour("Down: code 2, HTTP 500", "D F1; status M")]
    public Answer Outage() => Graph.Error(2, status: 500, transient: true);

    [Behaviour("Too many calls: the limit of the Page (80001) with the minutes to wait, without a wait the app's (4)", "T F8,F9; C F7")]
    public Answer RateLimited(TimeSpan wait) => wait > TimeSpan.Zero
        ? Graph.TooMany(80001, "pages", Bakery, wait)
        : Graph.Error(4, message: "Too many calls. Please wait.", status: 403, transient: true)
            .With("X-App-Usage", """{"call_count":100,"total_time":41,"total_cputime":37}""");

    public Answer NotFound() => Graph.Error(100, message: "Unknown path components");

    private static void MapApi(NetworkRoutes routes)
    {
        routes.Get("api/{version}/debug_token", DebugToken);
        routes.Get("api/{version}/me", call => Graph.WithToken(call, Me));
        routes.Get("api/{version}/{id}", call => Graph.WithToken(call, Read, IsAd(call.Route("id")) ? OldestForAds : Graph.Oldest));
        foreach (var person in (string[])["me", "{id}"])
        {
            var root = $"api/{{version}}/{person}";
            routes.Get(root + "/permissions", call => OfPerson(call, Permissions));
            routes.Delete(root + "/permissions", call => OfPerson(call, RevokeAll));
            routes.Delete(root + "/permissions/{permission}", call => OfPerson(call, RevokeOne));
            routes.Get(root + "/accounts", call => OfPerson(call, Pages));
            routes.Get(root + "/businesses", call => OfPerson(call, Businesses));
            routes.Get(root + "/adaccounts", call => OfPerson(call, AdAccounts, OldestForAds));
        }

        routes.Get("api/{version}/{id}/owned_pages", call => Graph.WithToken(call, (_, token) => BusinessPages(call, token, owned: true)));
        routes.Get("api/{version}/{id}/client_pages", call => Graph.WithToken(call, (_, token) => BusinessPages(call, token, owned: false)));
    }

    // What only people have: a Page's token does not reach it, nor does another person's.
    private static Answer OfPerson(Call call, Func<Call, Token, Answer> answer, int oldest = Graph.Oldest) => Graph.WithToken(call, (_, token) =>
        token.Account is not null || (call.Request.RouteValues["id"] is string id && id != token.Grant.Login.Id) ? Graph.Missing() : answer(call, token), oldest);

    private static Answer Me(Call call, Token token) => token.Account is { } page
        ? ReadPage(call, token, page)
        : GraphNode.One(call, new(token.Grant.Login.Id, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["name"] = token.Grant.Login.Person.Name,
            ["first_name"] = token.Grant.Login.Person.GivenName,
            ["last_name"] = token.Grant.Login.Person.FamilyName,
        }));

    private static Answer Permissions(Call call, Token token)
    {
        var granted = token.Grant.Scopes.Append("public_profile").Select(scope => new { permission = scope, status = "granted" });
        return Answer.Json(new { data = granted.Concat(token.Grant.Declined.Select(scope => new { permission = scope, status = "declined" })) });
    }

    [Behaviour("Deleting the permissions ends all tokens of the person and the app", "C G12 comment; M")]
    private static Answer RevokeAll(Call call, Token token)
    {
        foreach (var grant in call.Grants.Of(token.Grant.Login).Where(grant => grant.App == token.Grant.App))
        {
            GrantBook.Kill(grant, Causes.Revoked);
        }

        return Answer.Json(new { success = true });
    }

    private static Answer RevokeOne(Call call, Token token)
    {
        foreach (var grant in Standing(call, token.Grant.Login, token.Grant.App))
        {
            if (grant.Scopes.Remove(call.Route("permission")))
            {
                grant.Declined.Add(call.Route("permission"));
            }
        }

        return Answer.Json(new { success = true });
    }

    [Behaviour("me/accounts lists the chosen Pages that the person has a role on, each with its token", "C F6,F7; D F28")]
    private static Answer Pages(Call call, Token token) => !token.Grant.Allows("pages_show_list")
        ? Graph.NotGranted()
        : GraphNode.List(call, token, [.. Reached(call, token, "page").Select(page => PageNode(call, token, page))]);

    private static Answer Businesses(Call call, Token token) => !token.Grant.Allows("business_management")
        ? Graph.NotGranted(200)
        : GraphNode.List(call, token, [.. call.People.AccountsOf(token.Grant.Login, "business").Select(NameOnly)]);

    private static Answer BusinessPages(Call call, Token token, bool owned)
    {
        if (!token.Grant.Allows("business_management"))
        {
            return Graph.NotGranted(200);
        }

        if (call.People.Account("facebook", "business", call.Route("id")) is not { } business || business.RoleOf(token.Grant.Login) is null)
        {
            return Graph.Missing();
        }

        var pages = Reached(call, token, "page").Where(page => owned ? page.Parent == business : ClientPages.Contains(page.Id));
        return GraphNode.List(call, token, [.. pages.Select(page => PageNode(call, token, page))]);
    }

    private static Answer AdAccounts(Call call, Token token) => !token.Grant.Allows(AdScopes)
        ? Graph.NotGranted(294)
        : GraphNode.List(call, token, [.. Reached(call, token, "ad-account").Select(AdNode)]);

    private static Answer Read(Call call, Token token)
    {
        var id = call.Route("id");
        var found = call.People.Account("facebook", id) ?? call.People.Account("facebook", id.Replace("act_", "", StringComparison.Ordinal));
        return found switch
        {
            { Kind: "page" } page => ReadPage(call, token, page),
            { Kind: "instagram" } instagram => ReadInstagram(call, token, instagram),
            { Kind: "ad-account" } account when IsAd(id) => ReadAdAccount(call, token, account),
            { Kind: "business" } business when business.RoleOf(token.Grant.Login) is not null => GraphNode.One(call, NameOnly(business)),
            _ => id == token.Grant.Login.Id && token.Account is null ? Me(call, token) : Graph.Missing(),
        };
    }

    private static Answer ReadPage(Call call, Token token, Account page) => page.Conditions switch
    {
        _ when !Graph.Reaches(token.Grant, page) || page.Conditions.Detail(Conditions.UnpublishPage) == "hidden" => Graph.Missing(),
        _ when !token.Grant.Allows("pages_read_engagement") => Graph.NotGranted(),
        var conditions when conditions.Has(Conditions.Checkpoint) => Graph.Error(368, 4854002, userIsTold: true),
        var conditions => Graph.SuspensionOf(conditions) ?? GraphNode.One(call, PageNode(call, token, page)),
    };

    [Behaviour("An Instagram account is reached through its Page: 100/33 without it", "C I5")]
    private static Answer ReadInstagram(Call call, Token token, Account account) => account.Conditions switch
    {
        _ when !Graph.Reaches(token.Grant, account) || (account.Parent is { } page && !Graph.Reaches(token.Grant, page)) => Graph.Missing(),
        _ when !token.Grant.Allows("instagram_basic") => Graph.NotGranted(),
        var conditions when conditions.Has(Conditions.Restrict) => Graph.Error(25, 2207050),
        var conditions when conditions.Has(Conditions.Suspend) => Graph.Error(25, 2207051),
        _ => GraphNode.One(call, InstagramNode(account)),
    };

    private static Answer ReadAdAccount(Call call, Token token, Account account) => (token.Grant.Allows(AdScopes), Graph.Reaches(token.Grant, account)) switch
    {
        (false, _) => Graph.NotGranted(294),
        (_, false) => Graph.Missing(),
        _ => GraphNode.One(call, AdNode(account))
            .With("X-Ad-Account-Usage", """{"acc_id_util_pct":1,"reset_time_duration":0,"ads_api_access_tier":"standard_access"}"""),
    };

    [Behaviour("debug_token answers about a token of the app: valid with both its ends, or invalid with the error inside", "D F27; C F16,F21; key subcode M")]
    private static Answer DebugToken(Call call)
    {
        var pair = Graph.TokenOf(call)?.Split('|', 2);
        if (Graph.DeadVersion(call) is { } old)
        {
            return old;
        }

        if (call.App(pair?[0], pair?.ElementAtOrDefault(1)).Proven is not { } app)
        {
            return Graph.Error(104, message: "Invalid OAuth access token signature.");
        }

        if (Graph.Blocked(app) is { } blocked)
        {
            return blocked;
        }

        return call.Grants.Find("facebook", call.Query("input_token")) switch
        {
            null => Answer.Json(new { data = new { error = new { code = 190, message = "Invalid OAuth access token." }, is_valid = false, scopes = Array.Empty<string>() } }),
            { } token when token.Grant.App != app => Graph.Error(100, message: "The App_id in the input_token did not match the Viewing App"),
            { } token => Answer.Json(new { data = Inspected(call, token, Graph.CauseOf(token, call.Now)) }),
        };
    }

    [Behaviour("Data access ends 90 days after the person last agreed, whatever the token's own end; Page tokens of a long token have none", "D F27; 90 days C F18; C F22")]
    private static object Inspected(Call call, Token token, GraphCause? cause) => new
    {
        app_id = token.Grant.App.Id,
        type = token.Account is null ? "USER" : "PAGE",
        application = token.Grant.App.Id,
        profile_id = token.Account?.Id,
        user_id = token.Grant.Login.Id,
        is_valid = cause is null,
        // Only long-lived tokens tell when they were issued.
        issued_at = cause is null && token.Kind is Token.Access or PageToken ? token.IssuedAt.ToUnixTimeSeconds() : (long?)null,
        expires_at = token.Ends?.ToUnixTimeSeconds() ?? 0,
        data_access_expires_at = cause is null ? (token.Grant.AuthorizedAt + DataAccess).ToUnixTimeSeconds() : (long?)null,
        scopes = cause is null ? token.Grant.Scopes : [],
        granular_scopes = cause is null ? token.Grant.Scopes.Where(IsGranular).Select(scope => Granular(call, token, scope)) : null,
        error = cause is null ? null : new { code = cause.Code, message = "Error validating access token.", subcode = cause.Subcode },
    };
}

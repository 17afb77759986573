using System.Globalization;
using AccountHealth.Sandbox.Grants;
using AccountHealth.Sandbox.World;

namespace AccountHealth.Sandbox.Networks;

/// <summary>Instagram login: professional accounts without a Facebook Page. Those with a Page are Facebook's.</summary>
[Behaviour("One account signs in; where several people share one, each signs in to the same account and gets a token", "I")]
[Behaviour("A refusal of the API is Graph's error with HTTP 400, one at the exchange of the code has error_type and error_message", "D I4; C I12")]
[Behaviour("An app that was blocked: 200 with the text API access blocked; one without the capability: 3 (app-condition blocked, no-capability)", "C F24; D F1")]
[Behaviour("The app cannot revoke: people remove it in Instagram's settings, then 190/458", "C I7; D F1", Verb = "revoke")]
[Behaviour("The password was changed: 190/460", "D F1", Verb = "change-password")]
[Behaviour("A check to clear first: 190/459; the detail may be 483, 490, or code 459", "D F1; T F9,F10; C F14", Verb = Conditions.Checkpoint)]
[Behaviour("The account is not confirmed: 190/464", "T F9; C F23", Verb = Conditions.Unconfirmed)]
[Behaviour("A person who is not valid: 190/465; a restricted account: 25/2207050", "T F13 legacy; C I5, code I", Verb = Conditions.Restrict)]
[Behaviour("A person blocked for policy: 368; an account whose actions are blocked: 25/2207051", "D F1; C I5, code I", Verb = Conditions.Suspend)]
[Behaviour("A permission is gone: 10 with HTTP 403", "D F1", Verb = "drop-permission")]
[Behaviour("A token that ended: 190/463, and it cannot be refreshed", "T F9; D I3", Verb = "expire-now")]
[Behaviour("Nobody used or refreshed it for that many days: all clocks have run on", "I", Verb = "unused-for")]
[Behaviour("Deleted: 100/33", "T F8", Verb = Conditions.Gone)]
internal sealed class Instagram : ISandboxNetwork
{
    private const string Short = "short";
    private const string Basic = "instagram_business_basic";
    private static readonly TimeSpan ShortLife = TimeSpan.FromHours(1);
    private static readonly TimeSpan RefreshableAfter = TimeSpan.FromHours(24);

    public NetworkTraits Traits { get; } = new("instagram", "Instagram")
    {
        Scopes = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Basic] = "View profile and access media",
            ["instagram_business_content_publish"] = "Post content",
            ["instagram_business_manage_comments"] = "Manage comments",
            ["instagram_business_manage_messages"] = "Manage messages",
            ["instagram_business_manage_insights"] = "Access insights",
        },
        Kinds = new Dictionary<string, string>(StringComparer.Ordinal) { ["profile"] = "OWNER" },
        AccountsChosen = true,
        AccessLife = TimeSpan.FromDays(60),
        AccessPrefix = "IGA-",
        LoginId = person => "17841" + NativeIds.Digits("instagram" + person.Id, 12),
    };

    public void Map(NetworkRoutes routes)
    {
        routes.Consent("consent/oauth/authorize", new()
        {
            Cancelled = [("error", "access_denied"), ("error_reason", "user_denied"), ("error_description", "The user denied your request")],
            ScopeSeparator = ',',
        });
        routes.Post("token/oauth/access_token", Exchange);
        foreach (var version in (string[])["", "{version}/"])
        {
            routes.Get($"api/{version}access_token", Lengthen);
            routes.Get($"api/{version}refresh_access_token", call => Graph.WithToken(call, Refresh));
        }

        routes.Get("api/{version}/me", call => Graph.WithToken(call, Me));
        routes.Get("api/{version}/{id}", call => Graph.WithToken(call, (_, token) => call.Route("id") == AccountOf(call, token).Id ? Me(call, token) : Graph.Missing()));
    }

    public void Populate(Population population)
    {
        population.Add("profile", "17841400000000101", "Ann Berg Studio", ("ann", "OWNER"));
        population.Add("profile", "17841400000000102", "Corner Bakery", ("bo", "OWNER"), ("chris", "OWNER"), ("dana", "OWNER"));
        population.Add("profile", "17841400000000103", "Harbour Bikes", ("eli", "OWNER"), ("chris", "OWNER"));
    }

    [Behaviour("Down: code 2, HTTP 400", "D F1; status M")]
    public Answer Outage() => Graph.Error(2, transient: true);

    [Behaviour("Too many calls: 80002 with the minutes to wait", "T F8,F9,F10")]
    public Answer RateLimited(TimeSpan wait) => Graph.TooMany(80002, "instagram", "17841400000000101", wait);

    public Answer NotFound() => Graph.Error(100, message: "Unknown path components");

    [Behaviour("A code becomes a token of one hour, the life not told; flat, or with the app-condition wrapped in data[0]", "C I5; T I11; life D I2")]
    [Behaviour("A used or foreign code, another redirect, a wrong secret: 400 with error_type, code and error_message", "C I12; secret I")]
    private static Answer Exchange(Call call)
    {
        if (call.App(call.Form("client_id"), call.Form("client_secret")).Proven is not { } app || call.Form("grant_type") != "authorization_code")
        {
            return WrongExchange("Error validating client secret.");
        }

        var code = call.Form("code") is { } sent && sent.EndsWith("#_", StringComparison.Ordinal) ? sent[..^2] : call.Form("code");
        var (grant, refusal) = call.Grants.Redeem(code, app, call.Form("redirect_uri") ?? "", null, call.Now);
        if (grant is null)
        {
            return WrongExchange($"Error validating verification code: {refusal}.");
        }

        var token = call.Grants.Issue(grant, Short, call.Network.AccessPrefix, call.Now, ShortLife);
        var body = new
        {
            access_token = token.Value,
            user_id = long.Parse(AccountOf(call, token).Id, CultureInfo.InvariantCulture),
            permissions = app.Conditions.Has("list") ? (object)grant.Scopes : string.Join(',', grant.Scopes),
        };
        return app.Conditions.Has("wrapped") ? Answer.Json(new { data = new[] { body } }) : Answer.Json(body);
    }

    private static Answer Lengthen(Call call) => Graph.WithToken(call, (_, token) =>
        call.Query("grant_type") != "ig_exchange_token" || token.Kind != Short || call.Query("client_secret") != token.Grant.App.Secret
            ? Graph.Error(100, message: "Unsupported request - the token or the secret does not fit")
            : Issued(call, token.Grant));

    [Behaviour("Refreshing needs a token of 60 days that is a day old, not expired, with instagram_business_basic: otherwise 100 or 10", "D I3; codes I")]
    [Behaviour("The refreshed token replaces the old one, which then is 190 without a subcode", "0.4; death of the old I")]
    private static Answer Refresh(Call call, Token token)
    {
        if (call.Query("grant_type") != "ig_refresh_token" || token.Kind != Token.Access || token.IssuedAt + RefreshableAfter > call.Now)
        {
            return Graph.Error(100, message: "The access token cannot be refreshed (yet)");
        }

        if (!token.Grant.Allows(Basic))
        {
            return Graph.NotGranted();
        }

        token.Cause = Causes.Replaced;
        return Issued(call, token.Grant);
    }

    [Behaviour("permissions sometimes come with the token (app-condition permissions-told)", "D I3; M")]
    private static Answer Issued(Call call, Grant grant)
    {
        var token = call.Grants.IssueAccess(grant, call.Network, call.Now);
        return Answer.Json(new
        {
            access_token = token.Value,
            token_type = "bearer",
            expires_in = token.SecondsLeft(call.Now),
            permissions = grant.App.Conditions.Has("permissions-told") ? string.Join(',', grant.Scopes) : null,
        });
    }

    private static Answer Me(Call call, Token token)
    {
        var account = AccountOf(call, token);
        var conditions = account.Conditions;
        if (conditions.Has(Conditions.Gone))
        {
            return Graph.Missing();
        }

        if (conditions.Has(Conditions.Restrict) || conditions.Has(Conditions.Suspend))
        {
            return Graph.Error(25, conditions.Has(Conditions.Restrict) ? 2207050 : 2207051);
        }

        return !token.Grant.Allows(Basic) ? Graph.NotGranted() : GraphNode.One(call, new(
            NativeIds.Digits(token.Grant.App.Id + account.Id, 16), new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["user_id"] = account.Id,
                ["username"] = account.Name.ToLowerInvariant().Replace(' ', '.'),
                ["name"] = account.Name,
                ["account_type"] = "BUSINESS",
                ["profile_picture_url"] = $"https://scontent.example/{account.Id}.jpg",
            }));
    }

    // The first ticked account is the one that signed in; who has none has one all to themselves.
    private static Account AccountOf(Call call, Token token)
    {
        var login = token.Grant.Login;
        return call.People.Accounts.FirstOrDefault(one => one.Network == "instagram" && one.RoleOf(login) is not null && token.Grant.Covers(one))
            ?? new Account("instagram", "profile", login.Id, login.Person.Name);
    }

    private static Answer WrongExchange(string message) =>
        Answer.Json(new { error_type = "OAuthException", code = 400, error_message = message }, 400);
}

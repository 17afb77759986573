using System.Globalization;
using System.Text.Json;
using AccountHealth.Sandbox.Grants;
using AccountHealth.Sandbox.World;

namespace AccountHealth.Sandbox.Networks;

/// <summary>TikTok's Marketing API: HTTP 200 for whatever happens, the number in the body decides.</summary>
internal sealed partial class TikTok
{
    private const string BusinessBase = "business/open_api/v1.3/";
    private static readonly string[] AppScopes = ["1", "4"];

    private void MapBusiness(NetworkRoutes routes)
    {
        routes.Consent("business-consent/portal/auth", new()
        {
            Cancelled = [("error", "access_denied")],
            ClientId = "app_id",
            CodeNames = ["auth_code", "code"],
            FixedScopes = AppScopes,
        });
        routes.Post(BusinessBase + "oauth2/access_token/", Slashed(BusinessExchange));
        routes.Post(BusinessBase + "oauth2/revoke_token/", Slashed(BusinessRevoke));
        routes.Get(BusinessBase + "oauth2/advertiser/get/", Slashed(Advertisers));
        routes.Get(BusinessBase + "advertiser/info/", Slashed(call => WithBusinessToken(call, "4", AdvertiserDetails)));
        routes.Get(BusinessBase + "user/info/", Slashed(call => WithBusinessToken(call, "1", CoreUser)));
    }

    [Behaviour("Marketing: the code is exchanged as JSON, once, within the hour (40110); the permissions are the app's own, the ad accounts are picked", "T T2,C T6; pick I")]
    [Behaviour("Marketing: an unknown app 40113, a wrong secret or a code of another app 40101, parameters missing 40002", "T T1")]
    private Answer BusinessExchange(Call call)
    {
        if (Text(call, "auth_code") is not { } code)
        {
            return Business(40002);
        }

        var (app, refusal) = JsonApp(call);
        if (app is null)
        {
            return refusal!;
        }

        var (grant, why) = call.Grants.Redeem(code, app, redirect: null, verifier: null, call.Now);
        if (grant is null)
        {
            return Business(why is CodeRefusal.Used or CodeRefusal.Expired ? 40110 : 40101);
        }

        var access = call.Grants.IssueAccess(grant, Traits, call.Now);
        return Business(0, new
        {
            access_token = access.Value,
            advertiser_ids = Covered(call, grant).Select(account => account.Id),
            scope = grant.Scopes.Select(scope => int.Parse(scope, CultureInfo.InvariantCulture)),
        });
    }

    [Behaviour("Marketing: revoking takes the app's id and secret and the token", "C T7,T T2")]
    private Answer BusinessRevoke(Call call)
    {
        if (Text(call, "access_token") is not { } value)
        {
            return Business(40002);
        }

        var (app, refusal) = JsonApp(call);
        if (app is null)
        {
            return refusal!;
        }

        if (call.Grants.Find(Traits.Id, value, Token.Access) is not { Cause: null } token || token.Grant.App != app)
        {
            return Business(40105);
        }

        GrantBook.Kill(token.Grant, Causes.Revoked);
        return Business(0, new { });
    }

    [Behaviour("Marketing: advertiser/get lists the picked ad accounts on which the person still has a role", "D T8,C T9; role I")]
    private Answer Advertisers(Call call)
    {
        var (app, refusal) = CheckedApp(call, call.Query("app_id"), call.Query("secret"));
        return refusal ?? WithBusinessToken(call, "4", (_, token) => token.Grant.App != app ? Business(40105) : Business(0, new
        {
            list = Covered(call, token.Grant).Select(account => new { advertiser_id = account.Id, advertiser_name = account.Name }),
        }));
    }

    [Behaviour("Marketing: advertiser/info leaves out what the token does not reach, and refuses where it reaches none", "I; code T T1")]
    private Answer AdvertiserDetails(Call call, Token token)
    {
        if (Strings(call.Query("advertiser_ids")) is not { } ids)
        {
            return Business(40002);
        }

        var known = ids.Select(id => call.People.Account(Traits.Id, AdAccount, id)).ToList();
        if (known.Contains(null))
        {
            return Business(40300);
        }

        if (known.Find(one => one!.Conditions.Has(Conditions.Gone)) is { } gone)
        {
            return Business(gone.Conditions.Detail(Conditions.Gone) == "40301" ? 40301 : 40300);
        }

        var covered = known.OfType<Account>().Intersect(Covered(call, token.Grant)).ToList();
        if (covered.Count == 0 && ids.Count > 0)
        {
            return Business(40106);
        }

        var fields = Strings(call.Query("fields"));
        return Business(0, new
        {
            list = covered.Select(account => Details(account).Where(one => fields is null || fields.Contains(one.Key)).ToDictionary(StringComparer.Ordinal)),
        });
    }

    private static Dictionary<string, string> Details(Account account)
    {
        var status = account.Conditions.Detail(Conditions.DisableAdAccount) switch
        {
            null => account.Conditions.Has(Conditions.Suspend) ? "STATUS_LIMIT" : "STATUS_ENABLE",
            "" => "STATUS_DISABLE",
            var named => named,
        };
        return new(StringComparer.Ordinal)
        {
            ["advertiser_id"] = account.Id,
            ["name"] = account.Name,
            ["status"] = status,
            ["company"] = account.Name.Split(' ')[0],
            ["currency"] = "EUR",
            ["timezone"] = "Europe/Berlin",
            ["role"] = "ROLE_ADVERTISER",
        };
    }

    [Behaviour("Marketing: user/info answers the core user, the address half hidden", "M")]
    private static Answer CoreUser(Call call, Token token)
    {
        var login = token.Grant.Login;
        var (name, domain) = (login.Person.Email.Split('@')[0], login.Person.Email.Split('@')[^1]);
        return Business(0, new { id = login.Id, display_name = login.Person.Name, email = $"{name[0]}**@{domain}" });
    }

    [Behaviour("Marketing: the token comes in the header Access-Token; none 40104, unknown or withdrawn 40105, ended 40102", "T T1,T2")]
    private Answer WithBusinessToken(Call call, string scope, Func<Call, Token, Answer> answer)
    {
        if (call.Header("Access-Token") is not { Length: > 0 } value)
        {
            return Business(40104);
        }

        var token = call.Grants.Find(Traits.Id, value, Token.Access);
        if (token?.Cause is not null || token is null || token.HasEnded(call.Now))
        {
            return Business(token is { Cause: null } ? 40102 : 40105);
        }

        token.LastUsedAt = call.Now;
        return token.Grant.Allows(scope) ? answer(call, token) : Business(40001);
    }

    // What was picked and is deleted by now stays in the list: that it is gone is only said when it is asked for.
    private List<Account> Covered(Call call, Grant grant) => grant.Chosen is not { } chosen
        ? [.. call.People.AccountsOf(grant.Login, AdAccount)]
        : [.. chosen.Order(StringComparer.Ordinal).Select(key => call.People.Account(Traits.Id, AdAccount, key.Split(':', 2)[^1]))
            .OfType<Account>().Where(account => account.RoleOf(grant.Login) is not null)];

    private static (App? App, Answer? Refusal) JsonApp(Call call) => CheckedApp(call, Text(call, "app_id"), Text(call, "secret"));

    private static (App? App, Answer? Refusal) CheckedApp(Call call, string? id, string? secret)
    {
        if (id is null || secret is null)
        {
            return (null, Business(40002));
        }

        var app = call.App(id, secret);
        return app.Proven is { } proven ? (proven, null) : (null, Business(app.Known is null ? 40113 : 40101));
    }

    private static string? Text(Call call, string name) => call.Json[name]?.ToString() is { Length: > 0 } text ? text : null;

    private static List<string>? Strings(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize<List<string>>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Answer Business(int code, object? data = null) => Answer.Json(new
    {
        code,
        message = code == 0 ? "OK" : "The request was refused.",
        request_id = NativeIds.Secret(31),
        data = data ?? new { },
    });
}

using System.Globalization;
using System.Text;
using AccountHealth.Sandbox.Grants;
using AccountHealth.Sandbox.World;

namespace AccountHealth.Sandbox.Networks;

/// <summary>What Snapchat answers to a token: whose it is, which organizations, which ad accounts.</summary>
internal sealed partial class Snapchat
{
    private const string Success = "SUCCESS";

    private readonly Budget _perApp = new(20, TimeSpan.FromSeconds(1));
    private readonly Budget _perToken = new(10, TimeSpan.FromSeconds(1));

    [Behaviour("Snap is down: 503 without a body", "T S7")]
    public Answer Outage() => Answer.Empty(503);

    [Behaviour("Throttled: 429 without any header that says how long", "T S9; body I")]
    public Answer RateLimited(TimeSpan wait) => Error(429, "E1008");

    public Answer NotFound() => Error(404, "E1002");

    private void MapApi(NetworkRoutes routes)
    {
        routes.Get("api/v1/me", call => WithToken(call, Me));
        routes.Get("api/v1/me/organizations", call => WithToken(call, Organizations));
        routes.Get("api/v1/adaccounts/{id}", call => WithToken(call, OneAdAccount));
    }

    [Behaviour("401 for a token that is unknown, ended or dead, whatever the cause", "T S7; body C S8; its E-code I")]
    [Behaviour("With the app's condition limits: 20 calls a second for each app, 10 for each token, then 429. Without it nobody is counted, so that tests whose clock stands still are not throttled", "T S9")]
    private Answer WithToken(Call call, Func<Call, Grant, Answer> answer)
    {
        if (call.Grants.Find(Traits.Id, call.BearerToken, Token.Access) is not { } token || !Works(call, token))
        {
            return Error(401, "E1003");
        }

        token.LastUsedAt = call.Now;
        var app = token.Grant.App;
        if (app.Conditions.Has("limits") && (_perApp.Spend(call, app.Id).Exceeded | _perToken.Spend(call, token.Value).Exceeded))
        {
            return Error(429, "E1008");
        }

        return token.Grant.Allows(Permission) ? answer(call, token.Grant) : Error(403, "E1001");
    }

    private static Answer Me(Call call, Grant grant)
    {
        var login = grant.Login;
        return Answer.Json(new
        {
            request_status = Success,
            request_id = NativeIds.Secret(16),
            me = new
            {
                id = login.Id,
                updated_at = "2026-10-02T08:00:00.000Z",
                created_at = "2024-04-12T08:00:00.000Z",
                email = login.Person.Email,
                organization_id = call.People.AccountsOf(login, Organization) is [var first, ..] ? first.Id : OwnOrganization(login),
                display_name = login.Person.Name,
            },
        });
    }

    [Behaviour("Organizations in pages, each page with the address of the next; ad accounts only where with_ad_accounts=true", "C S6; T S7")]
    [Behaviour("With the app's condition failing-sub-requests a 200 whose first item failed", "T S7; its members I")]
    private static Answer Organizations(Call call, Grant grant)
    {
        if (!TryStart(call.Query("cursor"), out var start))
        {
            return Error(400, "E1002");
        }

        var page = call.Page(AllOrganizations(call, grant.Login), start, null);
        var isFailing = start == 0 && grant.App.Conditions.Has("failing-sub-requests");
        return Answer.Json(new
        {
            request_status = Success,
            request_id = NativeIds.Secret(16),
            paging = new { next_link = page.HasMore ? call.Here(("cursor", Cursor(start + page.Items.Count))) : null },
            organizations = page.Items.Select((organization, index) => isFailing && index == 0
                ? (object)new { sub_request_status = "ERROR", sub_request_error_reason = "The request was refused." }
                : new { sub_request_status = Success, organization }).ToList(),
        });
    }

    private static List<object> AllOrganizations(Call call, Login login)
    {
        var adAccounts = call.Query("with_ad_accounts") == "true" ? call.People.AccountsOf(login, AdAccount) : null;
        List<object> all = [.. call.People.AccountsOf(login, Organization).Select(organization => new
        {
            id = organization.Id, name = organization.Name,
            ad_accounts = adAccounts?.Where(account => account.Parent == organization).Select(account => Listed(account)).ToList(),
        })];
        // What the control API added belongs to no organization of the sample, so it is in one of the person's own.
        if (adAccounts?.Where(account => account.Parent is null).Select(account => Listed(account)).ToList() is { Count: > 0 } rest)
        {
            all.Add(new { id = OwnOrganization(login), name = login.Person.Name, ad_accounts = rest });
        }

        return all;
    }

    private static Answer OneAdAccount(Call call, Grant grant)
    {
        var login = grant.Login;
        if (call.People.Account(call.Network.Id, AdAccount, call.Route("id")) is not { } account || IsGone(account))
        {
            return Error(404, "E1002");
        }

        if (account.RoleOf(login) is null || (account.Parent is { } organization && organization.RoleOf(login) is null))
        {
            return Error(403, "E1001");
        }

        return Answer.Json(new
        {
            request_status = Success,
            request_id = NativeIds.Secret(16),
            adaccounts = new[] { new { sub_request_status = Success, adaccount = Listed(account, account.Parent?.Id ?? OwnOrganization(login)) } },
        });
    }

    private static bool IsGone(Account account) =>
        account.Conditions.Has(Conditions.Gone) || account.Parent?.Conditions.Has(Conditions.Gone) == true;

    private static object Listed(Account account, string? organization = null) => new
    {
        id = account.Id,
        name = account.Name,
        status = account.Conditions.Detail(Conditions.DisableAdAccount) switch { null => "ACTIVE", "" => "SUSPENDED", var status => status },
        type = "PARTNER",
        currency = "EUR",
        timezone = "Europe/Berlin",
        organization_id = organization,
    };

    private static string OwnOrganization(Login login) => Uuid("organization" + login.Person.Id);

    private static string Cursor(int start) => Convert.ToBase64String(Encoding.ASCII.GetBytes($"cursor{start}"));

    private static bool TryStart(string? cursor, out int start)
    {
        start = 0;
        if (cursor is null)
        {
            return true;
        }

        var bytes = new byte[cursor.Length];
        return Convert.TryFromBase64String(cursor, bytes, out var length)
            && Encoding.ASCII.GetString(bytes, 0, length) is var text
            && text.StartsWith("cursor", StringComparison.Ordinal)
            && int.TryParse(text[6..], NumberStyles.None, CultureInfo.InvariantCulture, out start);
    }

    private static Answer Error(int status, string code) => Answer.Json(new
    {
        request_status = "ERROR",
        request_id = NativeIds.Secret(16),
        debug_message = "The request was refused.",
        display_message = "We’re sorry, but the requested resource is not available at this time",
        error_code = code,
    }, status);
}

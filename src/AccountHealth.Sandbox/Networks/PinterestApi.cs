using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using AccountHealth.Sandbox.Grants;
using AccountHealth.Sandbox.World;

namespace AccountHealth.Sandbox.Networks;

/// <summary>What Pinterest answers to a token: whose it is, and which ad accounts.</summary>
internal sealed partial class Pinterest
{
    private readonly Budget _budget = new(1000, TimeSpan.FromMinutes(1));

    [Behaviour("Pinterest is down: 503 without a body", "M")]
    public Answer Outage() => Answer.Empty(503);

    [Behaviour("Throttled: 429 with code 8 and the seconds to wait", "D P1; T P6; seconds M")]
    public Answer RateLimited(TimeSpan wait) => WithBudget(Error(429, 8), 0, wait);

    public Answer NotFound() => Error(404, 404);

    [Behaviour("401 with code 2 for a token that is unknown, ended or dead, whatever the cause", "D P1; C P8")]
    [Behaviour("1000 calls a minute for each user and app, told in x-ratelimit headers", "D P3; T P6; one budget for all endpoints I")]
    private Answer WithToken(Call call, string scope, Func<Call, Grant, Answer> answer)
    {
        if (call.Grants.Find(Traits.Id, call.BearerToken, Token.Access) is not { } token || !token.Works(call.Now))
        {
            return Error(401, 2);
        }

        token.LastUsedAt = call.Now;
        var budget = _budget.Spend(call, $"{token.Grant.App.Id} {token.Grant.Login.Id}");
        var answered = budget.Exceeded ? Error(429, 8)
            : Closed(token.Grant.Login) ?? (token.Grant.Allows(scope) ? answer(call, token.Grant) : Error(401, 3));
        return WithBudget(answered, budget.Left, budget.Wait);
    }

    private static Answer? Closed(Login login)
    {
        var code = login.Conditions.Has(Conditions.Suspend) ? Code(login, Conditions.Suspend, 2625)
            : login.Conditions.Has(Conditions.Restrict) ? Code(login, Conditions.Restrict, 2626)
            : (int?)null;
        return code is { } known ? Error(403, known) : null;
    }

    private static int Code(Login login, string condition, int otherwise) =>
        int.TryParse(login.Conditions.Detail(condition), NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : otherwise;

    [Behaviour("Whose; with ad_account_id as the owner of that ad account", "D P1")]
    private static Answer UserAccount(Call call, Grant grant)
    {
        var login = grant.Login;
        if (call.Query("ad_account_id") is { } id)
        {
            if (Visible(call, grant, id, out var account) is { } refusal)
            {
                return refusal;
            }

            login = Owner(call, account!);
        }

        return Answer.Json(new
        {
            id = login.Id,
            username = Username(login),
            account_type = "BUSINESS",
            profile_image = $"https://media.example/{login.Person.Id}.jpg",
            business_name = login.Person.Name,
            website_url = $"https://{login.Person.Id}.example",
            follower_count = 1042,
        });
    }

    [Behaviour("Ad accounts by page_size and bookmark; include_shared_accounts=false leaves only one's own", "D P1")]
    private static Answer AdAccounts(Call call, Grant grant)
    {
        if (!TryStart(call.Query("bookmark"), out var start))
        {
            return Error(400, 1);
        }

        var all = call.People.AccountsOf(grant.Login, AdAccount)
            .Where(account => call.Query("include_shared_accounts") != "false" || PermissionsOf(account, grant.Login).Contains("OWNER"))
            .ToList();
        var size = int.TryParse(call.Query("page_size"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        var page = call.Page(all, start, size);
        // The last page says null, and does not leave it out.
        return Answer.Json(new JsonObject
        {
            ["items"] = new JsonArray([.. page.Items.Select(account => Shape(call, grant.Login, account))]),
            ["bookmark"] = page.HasMore ? Bookmark(start + page.Items.Count) : null,
        });
    }

    [Behaviour("One ad account in the shape of the list", "M")]
    private static Answer OneAdAccount(Call call, Grant grant) =>
        Visible(call, grant, call.Route("id"), out var account) ?? Answer.Json(Shape(call, grant.Login, account!));

    private static Answer? Visible(Call call, Grant grant, string id, out Account? account)
    {
        account = call.People.Account(call.Network.Id, AdAccount, id);
        return account is null || account.Conditions.Has(Conditions.Gone) ? Error(404, 404)
            : account.RoleOf(grant.Login) is null ? Error(403, 29)
            : null;
    }

    private static JsonObject Shape(Call call, Login login, Account account)
    {
        var owner = Owner(call, account);
        return new JsonObject
        {
            ["id"] = account.Id,
            ["name"] = account.Name,
            ["country"] = "DE",
            ["currency"] = "EUR",
            ["owner"] = new JsonObject { ["username"] = Username(owner), ["id"] = owner.Id },
            ["permissions"] = new JsonArray([.. PermissionsOf(account, login).Select(one => JsonValue.Create(one))]),
            ["created_time"] = 1700000000,
            ["updated_time"] = 1790000000,
        };
    }

    // Somebody owns every ad account; where the control API made one without an owner, the first of its people is taken.
    private static Login Owner(Call call, Account account)
    {
        var person = account.Roles.FirstOrDefault(one => one.Value.Split(',').Contains("OWNER")).Key ?? account.Roles.Keys.First();
        return call.People.LoginOf(call.People.Find(person)!, call.Network);
    }

    private static string[] PermissionsOf(Account account, Login login) => account.RoleOf(login)?.Split(',') ?? [];

    private static string Username(Login login) =>
        string.Concat(login.Person.Name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    private static string Bookmark(int start) => Convert.ToBase64String(Encoding.ASCII.GetBytes($"mark{start}"));

    private static bool TryStart(string? bookmark, out int start)
    {
        start = 0;
        if (string.IsNullOrEmpty(bookmark))
        {
            return true;
        }

        var bytes = new byte[bookmark.Length];
        return Convert.TryFromBase64String(bookmark, bytes, out var length)
            && Encoding.ASCII.GetString(bytes, 0, length) is var text
            && text.StartsWith("mark", StringComparison.Ordinal)
            && int.TryParse(text[4..], NumberStyles.None, CultureInfo.InvariantCulture, out start);
    }

    [Behaviour("Errors are a code and a message, with status 'failure'", "D P1; status C P8")]
    private static Answer Error(int status, int code) =>
        Answer.Json(new { code, message = "The request was refused.", status = "failure" }, status);

    private Answer WithBudget(Answer answer, int left, TimeSpan wait) => answer
        .With("x-ratelimit-limit", $"{_budget.Limit}").With("x-ratelimit-remaining", $"{left}")
        .With("x-ratelimit-reset", $"{Math.Ceiling(wait.TotalSeconds)}");
}

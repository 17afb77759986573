using AccountHealth.Sandbox.Grants;
using AccountHealth.Sandbox.World;

namespace AccountHealth.Sandbox.Networks;

/// <summary>The fields of what Facebook's Graph tells about.</summary>
internal sealed partial class Facebook
{
    private static IEnumerable<Account> Reached(Call call, Token token, string kind) =>
        call.People.AccountsOf(token.Grant.Login, kind).Where(token.Grant.Covers);

    private static bool IsAd(string id) => id.StartsWith("act_", StringComparison.Ordinal);

    private static bool IsGranular(string scope) =>
        scope.StartsWith("pages_", StringComparison.Ordinal) || scope.StartsWith("instagram_", StringComparison.Ordinal) || scope.StartsWith("ads_", StringComparison.Ordinal);

    [Behaviour("granular_scopes name the chosen accounts; no target_ids: all of them", "D F27; C F20")]
    private static object Granular(Call call, Token token, string scope)
    {
        var kind = scope.StartsWith("pages_", StringComparison.Ordinal) ? "page" : scope.StartsWith("ads_", StringComparison.Ordinal) ? "ad-account" : "instagram";
        var targets = Reached(call, token, kind).Select(account => account.Id).ToList();
        var all = kind == "ad-account" && targets.Count == call.People.AccountsOf(token.Grant.Login, kind).Count;
        return new { scope, target_ids = all ? null : targets };
    }

    private static GraphNode NameOnly(Account account) =>
        new(account.Id, new Dictionary<string, object?>(StringComparer.Ordinal) { ["name"] = account.Name });

    private static GraphNode PageNode(Call call, Token token, Account page) => new(page.Id, new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["name"] = page.Name,
        ["username"] = Username(page),
        ["category"] = "Local business",
        ["access_token"] = (Func<object?>)(() => TokenOf(call, token, page)),
        ["tasks"] = page.RoleOf(token.Grant.Login)?.Split(','),
        ["picture"] = new { data = new { height = 50, width = 50, is_silhouette = false, url = $"https://scontent.example/{page.Id}.jpg" } },
        ["is_published"] = !page.Conditions.Has(Conditions.UnpublishPage),
        ["instagram_business_account"] = (Func<object?>)(() => call.People.AccountsOf(token.Grant.Login, "instagram").FirstOrDefault(one => one.Parent == page) is { } found ? InstagramNode(found) : null),
    });

    private static GraphNode InstagramNode(Account account) => new(account.Id, new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["username"] = Username(account),
        ["name"] = account.Name,
        ["profile_picture_url"] = $"https://scontent.example/{account.Id}.jpg",
    });

    private static GraphNode AdNode(Account account)
    {
        var state = account.Conditions.Detail(Conditions.DisableAdAccount);
        var parts = (string.IsNullOrEmpty(state) ? "2/1" : state).Split('/');
        var number = account.Id.Replace("act_", "", StringComparison.Ordinal);
        return new($"act_{number}", new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["account_id"] = number,
            ["name"] = account.Name,
            ["account_status"] = state is null ? 1 : Graph.Number(parts[0]) ?? 2,
            ["disable_reason"] = state is null ? 0 : Graph.Number(parts.ElementAtOrDefault(1)) ?? 0,
            ["currency"] = "EUR",
            ["timezone_name"] = "Europe/Berlin",
            ["business"] = account.Parent is { } business ? new { id = business.Id, name = business.Name } : null,
        });
    }

    // The same token each time the list is read; of a short token only one that ends with it.
    [Behaviour("A Page token from a short token is itself short", "D F28")]
    private static string TokenOf(Call call, Token token, Account page)
    {
        if (token.Account is not null)
        {
            return token.Value;
        }

        var isShort = token.Kind == Short;
        var kind = isShort ? ShortPageToken : PageToken;
        var issued = token.Grant.Tokens.Find(one => one.Kind == kind && one.Account == page && one.Works(call.Now))
            ?? call.Grants.Issue(token.Grant, kind, call.Network.AccessPrefix, call.Now, isShort ? token.Ends - call.Now : null, page);
        return issued.Value;
    }

    private static string Username(Account account) => string.Concat(account.Name.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit));
}

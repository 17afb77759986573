using System.Text.Json;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Tokens;
using AccountHealth.Integrations.Connecting;

namespace AccountHealth.Integrations.Networks;

/// <summary>The profile and the ad accounts of a Pinterest login.</summary>
internal sealed partial class Pinterest
{
    private static string NameOf(JsonElement user, string first, string second) =>
        new[] { user.Text(first), user.Text(second), user.Text("id") }.First(name => name.Length > 0);

    private async Task<Answer<JsonElement>> WhoAsync(AppAccess app, Secret token, TokenQuestion? known, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(Get(app.At("api", "/{version}/user_account"), token), known, cancellationToken);
        return answer.Problem is { } problem ? problem
            : answer.Value.Body.Text("id").Length == 0 ? Unreadable("user_account")
            : answer.Value.Body;
    }

    private async Task<Answer<AccountList>> AdAccountsAsync(AppAccess app, Secret token, TokenQuestion? known, CancellationToken cancellationToken)
    {
        List<OfferedAccount> found = [];
        var bookmark = "";
        do
        {
            var path = "/{version}/ad_accounts?include_shared_accounts=true&page_size=100";
            var url = app.At("api", bookmark.Length == 0 ? path : $"{path}&bookmark={Uri.EscapeDataString(bookmark)}");
            var answer = await AskAsync(Get(url, token), known, cancellationToken);
            if (answer.Problem is { } problem)
            {
                return AccountByAccount.OfList(problem);
            }

            if (!answer.Value.Body.HasList("items"))
            {
                return Unreadable("the list of ad accounts");
            }

            var items = answer.Value.Body.Items("items").ToList();
            found.AddRange(items.Select(one => new OfferedAccount(
                "pinterest", AccountKind.AdAccount, one.Text("id"), one.Text("name") is { Length: > 0 } name ? name : one.Text("id"),
                string.Join(", ", one.Items("permissions").Select(permission => permission.Text())))));
            var next = answer.Value.Body.Text("bookmark");
            if (items.Count == 0 || next == bookmark)
            {
                return new AccountList(found, next.Length == 0);
            }

            bookmark = next;
        }
        while (bookmark.Length > 0 && found.Count < Offer.Most);

        return new AccountList([.. found.Take(Offer.Most)], bookmark.Length == 0 && found.Count <= Offer.Most);
    }

    private async Task<AccountAnswer> AdAccountAsync(
        AppAccess app, AskedAccount asked, Answer<AccountList> listed, TokenQuestion question, CancellationToken cancellationToken)
    {
        if (listed.Problem is { } problem)
        {
            return new AccountAnswer(problem);
        }

        var one = listed.Value.Find(asked.NativeId);
        if (one is null && listed.Value.IsWhole)
        {
            return new AccountAnswer(AccountByAccount.NotListed);
        }

        var url = app.At("api", "/{version}/ad_accounts/" + Uri.EscapeDataString(asked.NativeId));
        var answer = await AskOnAccountAsync(Get(url, question.AccessToken!), question, cancellationToken);
        return new AccountAnswer(answer.Problem, one?.Role);
    }
}

using System.Text.Json;
using AccountHealth.Core.Connecting;
using AccountHealth.Integrations.Connecting;
using static AccountHealth.Core.Reasons.ReasonCodes;

namespace AccountHealth.Integrations.Networks;

/// <summary>The pages and ad accounts of whoever a token is of, and what their items mean.</summary>
internal sealed class FacebookLists(Graph graph)
{
    public const string OfAdAccount = "id,account_id,name,account_status,disable_reason,timezone_name";

    /// <summary>From the one that may do all to the one that may only look (Meta, Pages API: manage pages).</summary>
    private static readonly string[] Tasks = ["MANAGE", "CREATE_CONTENT", "MODERATE", "ADVERTISE", "ANALYZE"];

    /// <summary>As copies of Meta's Marketing API reference list them.</summary>
    private static readonly Dictionary<long, string> States = new()
    {
        [2] = "disabled",
        [3] = "unsettled",
        [7] = "pending risk review",
        [8] = "pending settlement",
        [9] = "in grace period",
        [100] = "pending closure",
        [101] = "closed",
    };

    private static readonly Dictionary<long, string> Causes = new()
    {
        [1] = "ads integrity policy",
        [2] = "ads IP review",
        [3] = "risk payment",
        [4] = "gray account shut down",
        [5] = "ads AFC review",
        [6] = "business integrity RAR",
        [7] = "permanent close",
        [8] = "unused reseller account",
        [9] = "unused account",
        [10] = "umbrella ad account",
        [11] = "business manager integrity policy",
        [12] = "misrepresented ad account",
        [13] = "AOAB deshare legal entity",
        [14] = "CTX thread review",
        [15] = "compromised ad account",
    };

    public Task<GraphList> AdAccountsAsync(CancellationToken cancellationToken) =>
        graph.ListAsync("/{version}/me/adaccounts", OfAdAccount, cancellationToken);

    /// <summary>Pages that the person has, and where that is not enough those that they reach through a business.</summary>
    /// <param name="withProfiles">With the Instagram account that is linked to each.</param>
    /// <param name="isEnough">Whether everything that is looked for is there.</param>
    public async Task<GraphList> PagesAsync(
        bool withProfiles, Func<IReadOnlyList<JsonElement>, bool> isEnough, string scopes, CancellationToken cancellationToken)
    {
        var fields = withProfiles ? "id,name,tasks,instagram_business_account" : "id,name,tasks";
        var own = await graph.ListAsync("/{version}/me/accounts", fields, cancellationToken);
        if (own.Problem is not null || isEnough(own.Items) || !scopes.Split(' ').Contains("business_management", StringComparer.Ordinal))
        {
            return own;
        }

        var businesses = await graph.ListAsync("/{version}/me/businesses", "id,name", cancellationToken);
        var lists = new List<GraphList> { own };
        foreach (var business in businesses.Items)
        {
            var path = $"/{{version}}/{Uri.EscapeDataString(business.Text("id"))}";
            lists.Add(await graph.ListAsync($"{path}/owned_pages", fields, cancellationToken));
            lists.Add(await graph.ListAsync($"{path}/client_pages", fields, cancellationToken));
        }

        // A list that was not answered may hold more.
        var isCut = lists.Append(businesses).Any(list => list.IsCut || list.Problem is { IsSilence: true });
        return new GraphList(own.Answer, lists.SelectMany(list => list.Items).DistinctBy(page => page.Text("id")).ToList(), isCut);
    }

    /// <summary>The Instagram account that is linked to the page; empty where there is none.</summary>
    public static string ProfileOf(JsonElement page) => page.Text("instagram_business_account", "id");

    /// <summary>The greatest of the person's tasks there; empty where none are told.</summary>
    public static string RoleOn(JsonElement page)
    {
        var given = page.Items("tasks").Select(one => one.Text()).ToList();
        return Tasks.FirstOrDefault(given.Contains) ?? given.FirstOrDefault() ?? "";
    }

    /// <summary>People know an ad account by its number alone; the API puts "act_" before it.</summary>
    public static bool IsAdAccount(JsonElement account, string id) => account.Text("id") == id || account.Text("account_id") == id;

    /// <summary>The token is fine, the ad account does not run.</summary>
    public static Problem? StateOf(JsonElement account)
    {
        if (account.Number("account_status") is not { } status || status == 1)
        {
            return null;
        }

        var cause = account.Number("disable_reason") ?? 0;
        return new Problem(
            AdAccountDisabled,
            $"account_status {status} {States.GetValueOrDefault(status)}" + (cause == 0 ? "" : $" · disable_reason {cause} {Causes.GetValueOrDefault(cause)}"));
    }
}

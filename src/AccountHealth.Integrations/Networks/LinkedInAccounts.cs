using System.Text.Json;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Tokens;
using AccountHealth.Integrations.Connecting;
using static AccountHealth.Core.Reasons.ReasonCodes;

namespace AccountHealth.Integrations.Networks;

/// <summary>The pages and ad accounts of a LinkedIn member, and what state they are in.</summary>
internal sealed partial class LinkedIn
{
    private const int PageSize = 100;

    private const string Administrator = "ADMINISTRATOR";

    private static readonly string[] Holds = ["RESTRICTED_HOLD", "BILLING_HOLD", "INTERNAL_HOLD", "STOPPED"];

    /// <summary>Of several roles in one place the first of these counts: a member may be listed once for each (LinkedIn, account access controls).</summary>
    private static readonly string[] Strongest =
    [
        Administrator, "CONTENT_ADMINISTRATOR", "CONTENT_ADMIN", "ACCOUNT_BILLING_ADMIN", "ACCOUNT_MANAGER", "CAMPAIGN_MANAGER", "CREATIVE_MANAGER",
        "CURATOR", "ANALYST", "VIEWER",
    ];

    public override async Task<Answer<Offer>> OfferAsync(AppAccess app, Grant grant, CancellationToken cancellationToken)
    {
        var offered = new List<OfferedAccount>();
        if (grant.Login is { } login)
        {
            offered.Add(new("linkedin", AccountKind.Profile, login.NativeId, login.Name));
        }

        var pages = await PagesAsync(app, grant.AccessToken, null, cancellationToken);
        var adAccounts = await AdAccountsAsync(app, grant.AccessToken, null, cancellationToken);
        foreach (var listed in new[] { pages, adAccounts })
        {
            if (listed.Problem is { IsSilence: true } silence)
            {
                return silence;
            }
        }

        // The lists hold numbers only. Where LinkedIn tells no more names, an account goes by its number.
        var hush = new Hush();
        foreach (var (id, role) in Listed(pages))
        {
            var page = await DescribeAsync(Rest(app, $"/rest/organizations/{id}", grant.AccessToken), hush, cancellationToken);
            offered.Add(new("linkedin", AccountKind.Page, id, page.Text("localizedName") is { Length: > 0 } name ? name : id, role));
        }

        foreach (var (id, role) in Listed(adAccounts))
        {
            var account = await DescribeAsync(Rest(app, $"/rest/adAccounts/{id}", grant.AccessToken), hush, cancellationToken);
            offered.Add(new("linkedin", AccountKind.AdAccount, id, account.Text("name") is { Length: > 0 } name ? name : id, role) { Problem = StateOf(account) });
        }

        var isCut = new[] { pages, adAccounts }.Any(listed => listed is { Problem: null, Value.IsWhole: false });
        return new Offer([.. offered.Take(Offer.Most)], Missing(app, grant.Scopes), isCut || offered.Count > Offer.Most);
    }

    /// <returns>A problem with the token itself, if there is one; else an answer for each account.</returns>
    private async Task<(Problem? Token, Dictionary<long, AccountAnswer> Accounts)> AccountsAsync(
        AppAccess app, TokenQuestion question, CancellationToken cancellationToken)
    {
        var answers = new Dictionary<long, AccountAnswer>();
        foreach (var kind in question.Accounts.GroupBy(one => one.Kind))
        {
            var listed = kind.Key switch
            {
                AccountKind.Page => await PagesAsync(app, question.AccessToken!, question, cancellationToken),
                AccountKind.AdAccount => await AdAccountsAsync(app, question.AccessToken!, question, cancellationToken),
                // The member's own profile works as long as the token does.
                _ => null,
            };
            var answer = await AccountByAccount.AskAsync(kind, async asked => listed is null
                ? new AccountAnswer((Problem?)null)
                : await AccountAsync(app, asked, listed, question, cancellationToken));
            if (answer.Token is not null)
            {
                return (answer.Token, answers);
            }

            foreach (var (id, one) in answer.Accounts)
            {
                answers[id] = one;
            }
        }

        return (null, answers);
    }

    private async Task<AccountAnswer> AccountAsync(
        AppAccess app, AskedAccount asked, Answer<Roles> listed, TokenQuestion question, CancellationToken cancellationToken)
    {
        if (listed.Problem is { } problem)
        {
            return new AccountAnswer(Explained(problem, asked, question));
        }

        var role = listed.Value.ById.GetValueOrDefault(asked.NativeId);
        return role is null && listed.Value.IsWhole
            ? new AccountAnswer(AccountByAccount.NotListed)
            : new AccountAnswer(await StateAsync(app, asked, role, question, cancellationToken), role);
    }

    /// <summary>What LinkedIn tells of an account that is offered; undefined where it tells nothing.</summary>
    private async Task<JsonElement> DescribeAsync(HttpRequestMessage request, Hush hush, CancellationToken cancellationToken)
    {
        using (request)
        {
            if (hush.Lasting is not null)
            {
                return default;
            }

            var answer = await AskAsync(request, null, cancellationToken);
            hush.Hear(answer.Problem);
            return answer.Problem is null ? answer.Value.Body : default;
        }
    }

    /// <summary>The pages that the member administers, with the role.</summary>
    private Task<Answer<Roles>> PagesAsync(AppAccess app, Secret token, TokenQuestion? known, CancellationToken cancellationToken) =>
        RolesAsync(app, "/rest/organizationAcls?q=roleAssignee&state=APPROVED", "organization", token, known, cancellationToken);

    private Task<Answer<Roles>> AdAccountsAsync(AppAccess app, Secret token, TokenQuestion? known, CancellationToken cancellationToken) =>
        RolesAsync(app, "/rest/adAccountUsers?q=authenticatedUser", "account", token, known, cancellationToken);

    /// <summary>Pages of results by offset, as Rest.li has them: the role by the last part of the URN.</summary>
    private async Task<Answer<Roles>> RolesAsync(
        AppAccess app, string path, string member, Secret token, TokenQuestion? known, CancellationToken cancellationToken)
    {
        var roles = new Dictionary<string, string>();
        for (var start = 0; start < Offer.Most;)
        {
            var from = start == 0 ? "" : $"&start={start}";
            var answer = await AskTwiceAsync(() => Rest(app, $"{path}&count={PageSize}{from}", token), AskAsync, known, cancellationToken);
            if (answer.Problem is { } problem)
            {
                return AccountByAccount.OfList(problem);
            }

            if (!answer.Value.Body.HasList("elements"))
            {
                return Unreadable("the list");
            }

            var elements = answer.Value.Body.Items("elements").ToList();
            foreach (var one in elements.Where(one => one.Text("state") is "" or "APPROVED"))
            {
                var id = one.Text(member).Split(':')[^1];
                roles[id] = Stronger(roles.GetValueOrDefault(id), one.Text("role"));
            }

            start += elements.Count;
            // Where the whole is not counted, a page that is not full is the last.
            var total = answer.Value.Body.Number("paging", "total");
            if (total is null ? elements.Count < PageSize : start >= total)
            {
                return new Roles(roles, IsWhole: true);
            }

            if (elements.Count == 0)
            {
                break;
            }
        }

        return new Roles(roles, IsWhole: false);
    }

    private static string Stronger(string? before, string role) => before is null || Rank(role) < Rank(before) ? role : before;

    private static int Rank(string role) => Array.IndexOf(Strongest, role) is >= 0 and var rank ? rank : Strongest.Length;

    /// <param name="role">Null where it is not known.</param>
    private async Task<Problem?> StateAsync(AppAccess app, AskedAccount asked, string? role, TokenQuestion question, CancellationToken cancellationToken)
    {
        if (asked.Kind == AccountKind.Page && role is not (null or Administrator))
        {
            return new Problem(InsufficientAccess, $"role {role}");
        }

        var path = asked.Kind == AccountKind.Page ? "organizations" : "adAccounts";
        var answer = await AskOnAccountAsync(Rest(app, $"/rest/{path}/{Uri.EscapeDataString(asked.NativeId)}", question.AccessToken!), question, cancellationToken);
        return answer.Problem is { } problem ? Explained(problem, asked, question)
            : asked.Kind == AccountKind.AdAccount ? StateOf(answer.Value.Body)
            : null;
    }

    /// <summary>A right is missing: because a scope was not granted, where that is so; else because the role is.</summary>
    private Problem Explained(Problem problem, AskedAccount asked, TokenQuestion question) =>
        problem.Reason == InsufficientAccess && (Descriptor.Lacks(asked.Kind, "", question.Scopes).Length > 0 || LacksRoles(asked, question.Scopes))
            ? problem with { Reason = MissingPermissions }
            : problem;

    /// <summary>The list of a member's roles takes another scope than the pages themselves (LinkedIn, organization access control).</summary>
    private static bool LacksRoles(AskedAccount asked, string scopes) =>
        asked.Kind == AccountKind.Page && scopes.Length > 0 && !scopes.Split(' ').Any(scope => scope is "rw_organization_admin" or "r_organization_admin");

    /// <summary>The token is fine, the ad account does not run: values seen by running connectors.</summary>
    private static Problem? StateOf(JsonElement account)
    {
        var holds = account.Items("servingStatuses").Select(one => one.Text()).Intersect(Holds).ToList();
        return account.Text("status") is "ACTIVE" or "" && holds.Count == 0
            ? null
            : new Problem(AdAccountDisabled, string.Join(", ", holds.Prepend(account.Text("status"))));
    }

    private static IReadOnlyDictionary<string, string> Listed(Answer<Roles> answer) =>
        answer.Problem is null ? answer.Value.ById : new Dictionary<string, string>();

    /// <param name="ById">The role on each account.</param>
    /// <param name="IsWhole">Whether one that is absent is not the member's.</param>
    private sealed record Roles(IReadOnlyDictionary<string, string> ById, bool IsWhole);
}

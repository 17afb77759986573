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

    private static readonly string[] Holds = ["RESTRICTED_HOLD", "BILLING_HOLD", "INTERNAL_HOLD", "STOPPED"];

    public override async Task<Answer<Offer>> OfferAsync(AppAccess app, Grant grant, CancellationToken cancellationToken)
    {
        var offered = new List<OfferedAccount>();
        if (grant.Login is { } login)
        {
            offered.Add(new("linkedin", AccountKind.Profile, login.NativeId, login.Name));
        }

        var pages = await PagesAsync(app, grant.AccessToken, null, cancellationToken);
        var adAccounts = await AdAccountsAsync(app, grant.AccessToken, null, cancellationToken);
        if ((pages.Problem ?? adAccounts.Problem) is { IsSilence: true } silence)
        {
            return silence;
        }

        foreach (var (id, role) in Listed(pages))
        {
            var page = await AskAsync(Rest(app, $"/rest/organizations/{id}", grant.AccessToken), null, cancellationToken);
            offered.Add(new("linkedin", AccountKind.Page, id, page.Problem is null ? page.Value.Body.Text("localizedName") : id, role));
        }

        foreach (var (id, role) in Listed(adAccounts))
        {
            var account = await AskAsync(Rest(app, $"/rest/adAccounts/{id}", grant.AccessToken), null, cancellationToken);
            offered.Add(new("linkedin", AccountKind.AdAccount, id, account.Problem is null ? account.Value.Body.Text("name") : id, role)
            {
                Problem = account.Problem is null ? StateOf(account.Value.Body) : null,
            });
        }

        return new Offer(offered, Missing(app, grant.Scopes));
    }

    private async Task<Dictionary<long, AccountAnswer>> AccountsAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken)
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
            foreach (var asked in kind)
            {
                answers[asked.AuthorizationId] = listed is null ? new AccountAnswer((Problem?)null)
                    : listed.Problem is { } problem ? new AccountAnswer(Explained(problem, asked, question))
                    : !listed.Value.TryGetValue(asked.NativeId, out var role) ? new AccountAnswer(new Problem(InsufficientAccess, "not among the accounts of this login"))
                    : new AccountAnswer(await StateAsync(app, asked, role, question, cancellationToken), role);
            }
        }

        return answers;
    }

    /// <summary>The pages that the member administers, with the role.</summary>
    private Task<Answer<IReadOnlyDictionary<string, string>>> PagesAsync(AppAccess app, Secret token, TokenQuestion? known, CancellationToken cancellationToken) =>
        RolesAsync(app, "/rest/organizationAcls?q=roleAssignee&state=APPROVED", "organization", token, known, cancellationToken);

    private Task<Answer<IReadOnlyDictionary<string, string>>> AdAccountsAsync(AppAccess app, Secret token, TokenQuestion? known, CancellationToken cancellationToken) =>
        RolesAsync(app, "/rest/adAccountUsers?q=authenticatedUser", "account", token, known, cancellationToken);

    /// <summary>Pages of results by offset, as Rest.li has them: the role by the last part of the URN.</summary>
    private async Task<Answer<IReadOnlyDictionary<string, string>>> RolesAsync(
        AppAccess app, string path, string member, Secret token, TokenQuestion? known, CancellationToken cancellationToken)
    {
        var roles = new Dictionary<string, string>();
        for (var start = 0; start < Offer.Most;)
        {
            var answer = await AskAsync(Rest(app, start == 0 ? $"{path}&count={PageSize}" : $"{path}&count={PageSize}&start={start}", token), known, cancellationToken);
            if (answer.Problem is { } problem)
            {
                return problem;
            }

            var elements = answer.Value.Body.Items("elements").ToList();
            foreach (var one in elements.Where(one => one.Text("state") is "" or "APPROVED"))
            {
                roles[one.Text(member).Split(':')[^1]] = one.Text("role");
            }

            start += elements.Count;
            if (elements.Count == 0 || start >= (answer.Value.Body.Number("paging", "total") ?? 0))
            {
                break;
            }
        }

        return new Answer<IReadOnlyDictionary<string, string>>(roles);
    }

    private async Task<Problem?> StateAsync(AppAccess app, AskedAccount asked, string role, TokenQuestion question, CancellationToken cancellationToken)
    {
        if (asked.Kind == AccountKind.Page && role != "ADMINISTRATOR")
        {
            return new Problem(InsufficientAccess, $"role {role}");
        }

        var path = asked.Kind == AccountKind.Page ? "organizations" : "adAccounts";
        var answer = await AskAsync(Rest(app, $"/rest/{path}/{Uri.EscapeDataString(asked.NativeId)}", question.AccessToken!), question, cancellationToken);
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

    private static IReadOnlyDictionary<string, string> Listed(Answer<IReadOnlyDictionary<string, string>> answer) =>
        answer.Problem is null ? answer.Value : new Dictionary<string, string>();
}

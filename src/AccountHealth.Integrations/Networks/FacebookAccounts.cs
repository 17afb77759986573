using System.Text.Json;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Reasons;
using AccountHealth.Integrations.Connecting;
using static AccountHealth.Core.Reasons.ReasonCodes;

namespace AccountHealth.Integrations.Networks;

/// <summary>Asks Facebook about the accounts that hang on one token: each list once, then each page and profile itself.</summary>
internal sealed class FacebookAccounts(Graph graph, TokenQuestion question)
{
    private readonly FacebookLists _lists = new(graph);

    /// <summary>Scopes that Facebook says are granted, separated by spaces; null while it was not asked.</summary>
    private string? _granted;

    public Dictionary<long, AccountAnswer> Answers { get; } = [];

    /// <returns>A problem with the token itself; null where there is none.</returns>
    public async Task<Problem?> AskAsync(CancellationToken cancellationToken)
    {
        // Groups have no documented endpoint: nothing is answered for them.
        var onPages = question.Accounts.Where(one => one.Network == Facebook.InstagramId || one.Kind == AccountKind.Page).ToList();
        var adAccounts = question.Accounts.Where(one => one is { Network: Facebook.Id, Kind: AccountKind.AdAccount }).ToList();
        return (onPages.Count == 0 ? null : await AskPagesAsync(onPages, cancellationToken))
            ?? (adAccounts.Count == 0 ? null : await AskAdAccountsAsync(adAccounts, cancellationToken));
    }

    private async Task<Problem?> AskPagesAsync(List<AskedAccount> asked, CancellationToken cancellationToken)
    {
        var pages = await _lists.PagesAsync(
            asked.Any(one => one.Network == Facebook.InstagramId), IsOnPage(asked), question.Scopes, cancellationToken);
        if (pages.Problem is { } refused)
        {
            return await RefusedAsync(refused, pages.Answer.Error, asked, cancellationToken);
        }

        foreach (var one in asked)
        {
            Answers[one.AuthorizationId] = one.Network == Facebook.InstagramId
                ? new AccountAnswer(await ProfileAsync(one, pages, cancellationToken))
                : await PageAsync(one, pages, cancellationToken);
        }

        return null;
    }

    /// <summary>Whether a list of pages has everything that is asked about.</summary>
    private static Func<IReadOnlyList<JsonElement>, bool> IsOnPage(List<AskedAccount> asked) =>
        pages => asked.All(one => pages.Any(page => one.NativeId == (one.Network == Facebook.InstagramId ? FacebookLists.ProfileOf(page) : page.Text("id"))));

    private async Task<AccountAnswer> PageAsync(AskedAccount asked, GraphList pages, CancellationToken cancellationToken)
    {
        var page = pages.Items.FirstOrDefault(one => one.Text("id") == asked.NativeId);
        var isListed = page.ValueKind == JsonValueKind.Object;
        if (!isListed && !pages.IsCut)
        {
            return new AccountAnswer(Ungranted(asked) ?? new Problem(InsufficientPageRole, "not among the pages of this login"));
        }

        var answer = await graph.ReadAccountAsync(asked.NativeId, "id,name,is_published", cancellationToken);
        var problem = answer.Problem is null
            ? answer.Body.Bool("is_published") == false ? new Problem(PageRestrictionSettings, "is_published is false") : null
            // Its person has it, and yet it is not shown: unpublished, or limited by country or age.
            : isListed && answer.Error is { IsHidden: true } ? answer.Problem with { Reason = PageRestrictionSettings }
            : await ExplainedAsync(answer.Problem, answer.Error, asked, cancellationToken);
        return new AccountAnswer(problem, FacebookLists.RoleOn(page) is { Length: > 0 } role ? role : null);
    }

    private async Task<Problem?> ProfileAsync(AskedAccount asked, GraphList pages, CancellationToken cancellationToken)
    {
        if (!pages.IsCut && pages.Items.All(page => FacebookLists.ProfileOf(page) != asked.NativeId))
        {
            // Its page is not known. Where one is left without a profile, that is the one; else the page is lost.
            return Ungranted(asked) is { } ungranted ? ungranted
                : pages.Items.Any(page => FacebookLists.ProfileOf(page).Length == 0)
                ? new Problem(AccessRevoked, "not linked to a page of this login any more")
                : new Problem(InsufficientPageRole, "its page is not among the pages of this login");
        }

        var answer = await graph.ReadAccountAsync(asked.NativeId, "id,username,name", cancellationToken);
        return answer.Problem is null ? null : await ExplainedAsync(answer.Problem, answer.Error, asked, cancellationToken);
    }

    private async Task<Problem?> AskAdAccountsAsync(List<AskedAccount> asked, CancellationToken cancellationToken)
    {
        var listed = await _lists.AdAccountsAsync(cancellationToken);
        if (listed.Problem is { } refused)
        {
            return await RefusedAsync(refused, listed.Answer.Error, asked, cancellationToken);
        }

        foreach (var one in asked)
        {
            var account = listed.Items.FirstOrDefault(account => FacebookLists.IsAdAccount(account, one.NativeId));
            Answers[one.AuthorizationId] = new AccountAnswer(account.ValueKind == JsonValueKind.Object
                ? FacebookLists.StateOf(account)
                : await UnlistedAdAccountAsync(one, cancellationToken));
        }

        return null;
    }

    /// <summary>Its own answer tells more than its absence.</summary>
    private async Task<Problem?> UnlistedAdAccountAsync(AskedAccount asked, CancellationToken cancellationToken)
    {
        var id = asked.NativeId.StartsWith("act_", StringComparison.Ordinal) ? asked.NativeId : $"act_{asked.NativeId}";
        var answer = await graph.ReadAccountAsync(id, FacebookLists.OfAdAccount, cancellationToken);
        return answer.Problem is null ? FacebookLists.StateOf(answer.Body)
            // Of a business's asset this means that nobody gave it to the person.
            : answer.Error is { IsHidden: true } ? answer.Problem with { Reason = MissingPermissions }
            : await ExplainedAsync(answer.Problem, answer.Error, asked, cancellationToken);
    }

    /// <summary>Without the permission that a list takes, Facebook leaves out what it would show: absence says nothing of a role then.</summary>
    private Problem? Ungranted(AskedAccount asked) =>
        question.Scopes.Length > 0 && Facebook.MissingFor(asked, question.Scopes) is { Length: > 0 } missing
            ? new Problem(MissingPermissions, $"not granted: {missing}")
            : null;

    /// <summary>A refused list: because of the token, or because of what it takes to read the list.</summary>
    private async Task<Problem?> RefusedAsync(Problem problem, GraphError? error, List<AskedAccount> asked, CancellationToken cancellationToken)
    {
        if (ReasonVocabulary.Of(problem.Reason).Reach == ReasonReach.Token)
        {
            return problem;
        }

        foreach (var one in asked)
        {
            Answers[one.AuthorizationId] = new AccountAnswer(await ExplainedAsync(problem, error, one, cancellationToken));
        }

        return null;
    }

    /// <summary>Facebook says the same of a permission that is missing and of a role: the list of permissions tells them apart.</summary>
    private async Task<Problem> ExplainedAsync(Problem problem, GraphError? error, AskedAccount asked, CancellationToken cancellationToken)
    {
        if (problem.Reason != MissingPermissions || error is not { IsPermission: true })
        {
            return problem;
        }

        if (_granted is null)
        {
            var permissions = await graph.ListAsync("/{version}/me/permissions", "", cancellationToken);
            if (permissions.Problem is not null)
            {
                return problem;
            }

            _granted = string.Join(' ', permissions.Items.Where(one => one.Text("status") == "granted").Select(one => one.Text("permission")));
        }

        var missing = Facebook.MissingFor(asked, _granted);
        return missing.Length > 0 ? problem with { Detail = $"{problem.Detail} · not granted: {missing}" }
            : asked.Kind == AccountKind.AdAccount ? problem
            : problem with { Reason = InsufficientPageRole };
    }
}

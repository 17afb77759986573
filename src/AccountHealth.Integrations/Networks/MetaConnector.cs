using AccountHealth.Core.Connecting;
using AccountHealth.Core.Tokens;
using AccountHealth.Integrations.Connecting;
using Microsoft.AspNetCore.WebUtilities;

namespace AccountHealth.Integrations.Networks;

/// <summary>What the APIs of Facebook and Instagram have in common.</summary>
internal abstract class MetaConnector(NetworkHttp http) : OAuthConnector(http)
{
    /// <summary>Whether requests prove that our app sends them (appsecret_proof).</summary>
    protected virtual bool Proves => false;

    protected override Problem? ProblemOf(HttpAnswer answer, TokenQuestion? known) =>
        GraphError.In(answer.Body.At("error"))?.ReasonFor(known) is { } reason ? new Problem(reason, GeneralProblems.Said(answer)) : null;

    protected override DateTimeOffset? WaitUntil(HttpAnswer answer) => answer.RetryAfter ?? GraphUsage.WaitUntil(answer);

    protected override DateTimeOffset? BudgetBack(HttpAnswer answer) => GraphUsage.BackAt(answer);

    /// <summary>Code 100 stands for a used or foreign code there, not for a request that is wrong.</summary>
    protected override Problem? NamedByTokenEndpoint(HttpAnswer answer) =>
        GraphError.In(answer.Body.At("error")) is not { Code: 100 } && ProblemOf(answer, null) is { IsSilence: true } problem ? problem : null;

    /// <param name="known">The token as it is known here; null before it is stored.</param>
    protected Graph GraphOf(AppAccess app, Secret token, TokenQuestion? known) =>
        new(Http, app, token, (answer, isOnAccount) => ProblemIn(answer, known, isOnAccount), Proves);

    /// <summary>
    /// A request for a token with everything in the query, as Meta documents it. Such an address goes nowhere but to Meta:
    /// no log, no exception and no problem holds it.
    /// </summary>
    protected async Task<Answer<HttpAnswer>> GetTokenAsync(Uri url, Dictionary<string, string?> query, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, QueryHelpers.AddQueryString(url.AbsoluteUri, query));
        return await Http.SendAsync(request, cancellationToken);
    }

    /// <summary>The token of hours that a code brings becomes one of 60 days.</summary>
    protected Answer<Grant> LongLived(AppAccess app, Grant grant, Answer<HttpAnswer> answer) =>
        ProblemOfCode(answer) is { } problem ? problem.Without(grant.AccessToken, app.ClientSecret)
        : GrantOf(answer.Value, grant.At) is not { } longer ? Unreadable("the long-lived token")
        : longer with { Scopes = longer.Scopes.Length > 0 ? longer.Scopes : grant.Scopes };
}

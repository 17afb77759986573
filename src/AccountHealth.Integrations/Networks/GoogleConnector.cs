using System.Runtime.CompilerServices;
using System.Text.Json;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Tokens;
using AccountHealth.Integrations.Connecting;
using static AccountHealth.Core.Reasons.ReasonCodes;

namespace AccountHealth.Integrations.Networks;

/// <summary>Google's own sign-in and the shape of its errors. A product of Google adds its lists.</summary>
internal abstract class GoogleConnector(NetworkHttp http) : OAuthConnector(http)
{
    /// <summary>As many pages as the longest list can take where a page has the fewest items: 20 accounts of Business Profile.</summary>
    private const int MostPages = Offer.Most / 20;

    /// <summary>Refresh tokens of apps in Testing live seven days; a day is added for clocks that differ.</summary>
    private static readonly TimeSpan LifeInTesting = TimeSpan.FromDays(8);

    /// <summary>
    /// Google, OAuth 2.0 for web servers: offline access gives a refresh token, and only an explicit consent gives it again to
    /// someone who agreed before.
    /// </summary>
    protected override OAuthDialect Dialect { get; } = new()
    {
        ConsentPath = "/o/oauth2/v2/auth",
        TokenPath = "/token",
        UsesPkce = true,
        ConsentExtras = new Dictionary<string, string> { ["access_type"] = "offline", ["prompt"] = "consent" },
    };

    public override async Task<TokenAnswer> InspectAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken)
    {
        // Google takes the token in the address only.
        var path = $"/tokeninfo?access_token={Uri.EscapeDataString(question.AccessToken!.Reveal())}";
        var said = await AskAsync(new HttpRequestMessage(HttpMethod.Get, app.At("token", path)), question, cancellationToken);
        if (said.Problem is { } refused)
        {
            return question.Refused(refused.Without(question.AccessToken));
        }

        if (Foreign(app, said.Value.Body) is { } foreign)
        {
            return new TokenAnswer(foreign);
        }

        var scopes = Scopes(said.Value.Body.At("scope"));
        var answer = await AccountsAsync(app, question with { Scopes = scopes.Length > 0 ? scopes : question.Scopes }, cancellationToken);
        return answer.Token is not null ? answer : answer with
        {
            Ends = new ToldEnds(EndTold(said.Value)),
            Scopes = scopes.Length > 0 ? scopes : null,
        };
    }

    public override async Task<Answer<Grant>> RenewAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken)
    {
        var answer = await base.RenewAsync(app, question, cancellationToken);
        // A refresh token has an end of its own only while our app is in Testing: publishing it is the repair.
        return answer.Problem is { Reason: TokenExpired } over && IsOfTesting(question) ? over with { Reason = AppMisconfigured } : answer;
    }

    /// <summary>Takes back all that this person granted to our client; what is gone already (400) is as good.</summary>
    public override async Task<Answer<bool>> RevokeAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken)
    {
        var token = (question.RefreshToken ?? question.AccessToken)!;
        var request = new HttpRequestMessage(HttpMethod.Post, app.At("token", "/revoke"))
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = token.Reveal() }),
        };
        var answer = await AskAsync(request, question, cancellationToken);
        return answer.Problem is { Reason: not (UnknownAuthFailure or TokenExpired) } problem ? problem.Without(token) : true;
    }

    /// <summary>Asks about the accounts of a token that Google knows.</summary>
    protected abstract Task<TokenAnswer> AccountsAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken);

    /// <summary>What a machine-readable reason of an API error means; null where it says nothing beyond the status.</summary>
    protected virtual string? ReasonOf(string signal) => signal switch
    {
        "RATE_LIMIT_EXCEEDED" or "RESOURCE_EXHAUSTED" or "rateLimitExceeded" or "userRateLimitExceeded" or "quotaExceeded" or "dailyLimitExceeded" => RateLimited,
        "ACCESS_TOKEN_SCOPE_INSUFFICIENT" or "insufficientPermissions" => MissingPermissions,
        "SERVICE_DISABLED" or "BILLING_DISABLED" or "USER_PROJECT_DENIED" or "accessNotConfigured" => AppMisconfigured,
        _ when signal.StartsWith("CONSUMER_", StringComparison.Ordinal) => AppMisconfigured,
        _ => null,
    };

    protected override Problem? ProblemOf(HttpAnswer answer, TokenQuestion? known)
    {
        if (answer.IsSuccess)
        {
            return null;
        }

        // Errors of the API are objects; tokeninfo says 400 and one word for a token that it does not know, or (older) none.
        if (answer.Status == 400 && (answer.Body.Text("error"), answer.Body.Text("error_description")) is ("invalid_token", _) or ("", { Length: > 0 }))
        {
            return GeneralProblems.Refused(answer, known);
        }

        return Signals(answer.Body).Select(ReasonOf).FirstOrDefault(reason => reason is not null) is { } named
            ? new Problem(named, GeneralProblems.Said(answer))
            : null;
    }

    /// <summary>A quota of zero is no request too many: this API was never approved for our project (Business Profile, limits).</summary>
    protected override Problem? Outweighing(HttpAnswer answer) =>
        answer.Status is 403 or 429 && answer.Body.Items("error", "details").Any(one => one.Text("metadata", "quota_limit_value") == "0")
            ? new Problem(AppMisconfigured, GeneralProblems.Said(answer))
            : null;

    protected override Problem? NamedByTokenEndpoint(HttpAnswer answer)
    {
        Problem Because(string reason) => new(reason, GeneralProblems.Said(answer));
        return (answer.Body.Text("error"), answer.Body.Text("error_subtype")) switch
        {
            ("invalid_client" or "unauthorized_client" or "redirect_uri_mismatch", _) => Because(AppMisconfigured),
            ("admin_policy_enforced" or "access_denied", _) => Because(MissingPermissions),
            ("invalid_grant", "invalid_rapt" or "rapt_required") => Because(SecurityCheckpoint),
            // Google gives no other sign of an account that is gone.
            ("invalid_grant", _) when answer.Body.Text("error_description").Contains("deleted", StringComparison.OrdinalIgnoreCase) => Because(ResourceGone),
            // An error of the shape that the APIs have: a limit is one here too.
            _ => ProblemOf(answer, null) is { IsSilence: true } silence ? silence : null,
        };
    }

    /// <summary>A refresh token has no timer, unless the response names one.</summary>
    protected override Grant? GrantOf(HttpAnswer answer, DateTimeOffset now)
    {
        var grant = base.GrantOf(answer, now);
        return grant is { RefreshToken: not null, RefreshEnd.IsUnknown: true } ? grant with { RefreshEnd = End.Never } : grant;
    }

    protected override async Task<Answer<Grant>> WithLoginAsync(AppAccess app, Grant grant, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(Get(app.At("api", "/oauth2/v2/userinfo"), grant.AccessToken), null, cancellationToken);
        if (answer.Problem is { } problem)
        {
            return problem.Without(grant.AccessToken);
        }

        var who = answer.Value.Body;
        string[] names = [who.Text("name"), who.Text("email"), who.Text("id")];
        return who.Text("id") is { Length: > 0 } id
            ? grant with { Login = new GrantLogin(Descriptor.Id, id, names.First(name => name.Length > 0), who.Text("email")) }
            : Unreadable("userinfo");
    }

    /// <summary>
    /// A token that another client got, as an import may bring: it works, but only that client can renew it. That says nothing
    /// against it, and nothing of its accounts that would stay true.
    /// </summary>
    private static Problem? Foreign(AppAccess app, JsonElement said)
    {
        string[] clients = [said.Text("aud"), said.Text("audience"), said.Text("azp"), said.Text("issued_to")];
        var told = clients.Where(client => client.Length > 0).ToList();
        return told.Count == 0 || told.Contains(app.ClientId, StringComparer.Ordinal) ? null
            : new Problem(AppMisconfigured, $"the token belongs to the app {told[0]}, not to ours");
    }

    /// <summary>One page of results after the other, until the last or the first problem.</summary>
    /// <param name="path">With a query.</param>
    protected async IAsyncEnumerable<Answer<HttpAnswer>> PagesAsync(
        AppAccess app, string host, string path, Secret token, TokenQuestion? known, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var next = "";
        for (var page = 0; page < MostPages; page++)
        {
            var address = app.At(host, next.Length == 0 ? path : $"{path}&pageToken={Uri.EscapeDataString(next)}");
            var answer = await AskAsync(Get(address, token), known, cancellationToken);
            yield return answer;
            if (answer.Problem is not null || answer.Value.Body.Text("nextPageToken") is not { Length: > 0 } following || following == next)
            {
                yield break;
            }

            next = following;
        }
    }

    /// <summary>The reasons of an error, the most exact first: details (newer APIs), errors (YouTube), status.</summary>
    protected static IEnumerable<string> Signals(JsonElement body) => body.Items("error", "details").Select(one => one.Text("reason"))
        .Concat(body.Items("error", "errors").Select(one => one.Text("reason")))
        .Append(body.Text("error", "status"));

    /// <summary>Two shapes: an instant and the seconds until then as text, or the seconds only.</summary>
    private static End? EndTold(HttpAnswer said) =>
        said.Body.Instant("exp") is { } end ? End.At(end)
        : After(said.Body, "expires_in", said.At) is { IsDated: true } later ? later
        : null;

    /// <summary>An end of a year is a reminder that someone set here, not Google's.</summary>
    private static bool IsOfTesting(TokenQuestion question) =>
        question.IssuedAt is not { } issued || question.RefreshEnd.Instant - issued <= LifeInTesting;
}

using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using Microsoft.AspNetCore.WebUtilities;

namespace AccountHealth.Integrations.Connecting;

/// <summary>What all networks that speak OAuth 2 have in common. A network adds its addresses, its lists and its errors.</summary>
internal abstract class OAuthConnector : IConnector
{
    /// <summary>Limits are counted by the day at the longest: who names a longer wait is asked again nevertheless.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(25);

    protected OAuthConnector(NetworkHttp http)
    {
        Http = http;
        http.Budget = answer => BudgetBack(answer) is { } back ? AtMost(back, answer) : null;
    }

    public DateTimeOffset? BudgetBackAt => Http.BudgetBackAt;

    public abstract NetworkDescriptor Descriptor { get; }

    public abstract ConnectorDescriptor Connector { get; }

    protected NetworkHttp Http { get; }

    protected abstract OAuthDialect Dialect { get; }

    public void Pace(double requestsPerSecond) => Http.Pace(requestsPerSecond);

    public virtual string? AppOfImported(IReadOnlyCollection<string> kinds, bool hasRefreshToken) => Connector.Apps is [var only] ? only.Id : null;

    public virtual Uri ConsentAt(AppAccess app, ConsentRequest request)
    {
        var parameters = new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            [Dialect.ClientId] = app.ClientId,
            ["redirect_uri"] = request.ReturnTo.AbsoluteUri,
            ["state"] = request.State,
            ["scope"] = string.Join(Dialect.ScopeSeparator, app.Scopes),
        };
        if (Dialect.UsesPkce)
        {
            parameters["code_challenge"] = Challenge(request.Verifier);
            parameters["code_challenge_method"] = "S256";
        }

        foreach (var (name, value) in Dialect.ConsentExtras)
        {
            parameters[name] = value;
        }

        return new Uri(QueryHelpers.AddQueryString(app.At("consent", Dialect.ConsentPath).AbsoluteUri, parameters));
    }

    public virtual async Task<Answer<Grant>> RedeemAsync(AppAccess app, ConsentReply reply, CancellationToken cancellationToken)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = reply.Code.Reveal(),
            ["redirect_uri"] = reply.ReturnTo.AbsoluteUri,
        };
        if (Dialect.UsesPkce)
        {
            form["code_verifier"] = reply.Verifier.Reveal();
        }

        var answer = await TokenAsync(app, form, cancellationToken);
        if (ProblemOfCode(answer) is { } problem)
        {
            return problem.Without(reply.Code, reply.Verifier, app.ClientSecret);
        }

        return GrantOf(answer.Value, reply.Now) is { } grant
            ? await WithLoginAsync(app, grant, cancellationToken)
            : Unreadable("the token response");
    }

    public abstract Task<Answer<Offer>> OfferAsync(AppAccess app, Grant grant, CancellationToken cancellationToken);

    public abstract Task<TokenAnswer> InspectAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken);

    public virtual async Task<Answer<Grant>> RenewAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken)
    {
        var answer = await TokenAsync(
            app,
            new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["refresh_token"] = question.RefreshToken!.Reveal() },
            cancellationToken);
        if (ProblemOfRenewal(answer, question) is { } problem)
        {
            return problem.Without(question.AccessToken, question.RefreshToken, app.ClientSecret);
        }

        return GrantOf(answer.Value, question.Now) is { } grant ? grant : Unreadable("the refresh response");
    }

    public virtual Task<Answer<bool>> RevokeAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{Descriptor.Name} revokes nothing when asked.");

    /// <summary>Adds whose it is; some networks exchange the token once more before.</summary>
    protected abstract Task<Answer<Grant>> WithLoginAsync(AppAccess app, Grant grant, CancellationToken cancellationToken);

    /// <summary>What an answer of the API says against the token or the asking; null where it says nothing.</summary>
    /// <param name="known">The token as it is known here; null before it is stored.</param>
    protected abstract Problem? ProblemOf(HttpAnswer answer, TokenQuestion? known);

    /// <summary>What a body says that outweighs even the status of a request too many. Null where it says nothing of the kind.</summary>
    protected virtual Problem? Outweighing(HttpAnswer answer) => null;

    /// <summary>When to ask again after too many requests, as this network tells it.</summary>
    protected virtual DateTimeOffset? WaitUntil(HttpAnswer answer) => answer.RetryAfter;

    /// <summary>When a budget that the answer tells to be nearly used up is back; null where it tells none, or there is enough of it.</summary>
    protected virtual DateTimeOffset? BudgetBack(HttpAnswer answer) => null;

    /// <summary>A problem that the token endpoint names itself: a cause, or our own set-up. Null where it only says no.</summary>
    protected virtual Problem? NamedByTokenEndpoint(HttpAnswer answer) => null;

    /// <summary>A renewal that is refused without a cause of its own.</summary>
    protected virtual Problem RefusedRenewal(HttpAnswer answer, TokenQuestion question) => GeneralProblems.RefusedRenewal(answer, question);

    /// <summary>Whether the token endpoint refuses the grant itself: everything else it may say is about us, or passes.</summary>
    protected virtual bool RefusesGrant(HttpAnswer answer) => answer.Body.Text("error") == "invalid_grant";

    /// <summary>A code that is refused without a cause of its own.</summary>
    protected virtual Problem RefusedCode(HttpAnswer answer) => new(ReasonCodes.UnknownAuthFailure, GeneralProblems.Said(answer));

    /// <summary>Asks the API; an error is a problem already, without the token that was sent.</summary>
    protected Task<Answer<HttpAnswer>> AskAsync(HttpRequestMessage request, TokenQuestion? known, CancellationToken cancellationToken) =>
        AskAsync(request, known, isOnAccount: false, cancellationToken);

    /// <summary>The same by an address that names the stored account.</summary>
    protected Task<Answer<HttpAnswer>> AskOnAccountAsync(HttpRequestMessage request, TokenQuestion? known, CancellationToken cancellationToken) =>
        AskAsync(request, known, isOnAccount: true, cancellationToken);

    private async Task<Answer<HttpAnswer>> AskAsync(HttpRequestMessage request, TokenQuestion? known, bool isOnAccount, CancellationToken cancellationToken)
    {
        using (request)
        {
            var answer = await Http.SendAsync(request, cancellationToken);
            return answer.Problem is null && ProblemIn(answer.Value, known, isOnAccount) is { } problem
                ? problem.Without(Secret.From(request.Headers.Authorization?.Parameter))
                : answer;
        }
    }

    /// <summary>A request with the token in the Authorization header.</summary>
    protected static HttpRequestMessage Get(Uri url, Secret token)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        Sign(request, token);
        return request;
    }

    /// <summary>Whatever the token holds: <see cref="NetworkHttp"/> sends none that could not be one.</summary>
    public static void Sign(HttpRequestMessage request, Secret token) =>
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token.Reveal()}");

    protected static Problem Unreadable(string what) => new(ReasonCodes.NetworkOutage, $"{what} lacks what it should hold");

    /// <summary>Asks the token endpoint in the name of our app.</summary>
    protected virtual async Task<Answer<HttpAnswer>> TokenAsync(AppAccess app, Dictionary<string, string> form, CancellationToken cancellationToken)
    {
        using var request = AsApp(app, Dialect.TokenPath, form);
        return await Http.SendAsync(request, cancellationToken);
    }

    /// <summary>A server in trouble, or a request too many.</summary>
    protected Problem? InTrouble(HttpAnswer answer) => GeneralProblems.BeforeAll(answer) is { } problem ? Dated(problem, answer) : null;

    /// <summary>A request to the host "token" in the name of our app.</summary>
    protected HttpRequestMessage AsApp(AppAccess app, string path, Dictionary<string, string> form)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, app.At("token", path));
        if (Dialect.UsesBasic)
        {
            var pair = $"{Uri.EscapeDataString(app.ClientId)}:{Uri.EscapeDataString(app.ClientSecret.Reveal())}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }
        else
        {
            form[Dialect.ClientId] = app.ClientId;
            form[Dialect.ClientSecret] = app.ClientSecret.Reveal();
        }

        request.Content = new FormUrlEncodedContent(form);
        return request;
    }

    /// <summary>The grant of a token response; null where it holds no token.</summary>
    protected virtual Grant? GrantOf(HttpAnswer answer, DateTimeOffset now) =>
        Secret.From(answer.Body.Text("access_token")) is not { } access ? null : new Grant
        {
            AccessToken = access,
            RefreshToken = Secret.From(answer.Body.Text("refresh_token")),
            AccessEnd = After(answer.Body, "expires_in", now),
            RefreshEnd = After(answer.Body, Dialect.RefreshExpiresIn, now),
            Scopes = Scopes(answer.Body.At("scope")),
            At = now,
        };

    protected static End After(JsonElement body, string seconds, DateTimeOffset now) =>
        body.Number(seconds) is > 0 and < 3_153_600_000 and var length ? End.At(now.AddSeconds(length)) : End.Unknown;

    /// <summary>Scopes however the network separates them, or lists them, separated by spaces.</summary>
    protected static string Scopes(JsonElement scope) => scope.ValueKind == JsonValueKind.Array
        ? string.Join(' ', scope.EnumerateArray().Select(one => one.Text()))
        : string.Join(' ', Uri.UnescapeDataString(scope.Text()).Split([' ', ',', '+'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Of those asked for, what was not granted. Where nothing is known of the grant, nothing is missing.</summary>
    protected static IReadOnlyList<string> Missing(AppAccess app, string granted)
    {
        var given = granted.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return given.Length == 0 ? [] : [.. app.Scopes.Except(given, StringComparer.Ordinal)];
    }

    /// <summary>With the time to ask again, where there is one to believe.</summary>
    private Problem Dated(Problem problem, HttpAnswer answer)
    {
        var told = problem.Reason switch
        {
            ReasonCodes.RateLimited => problem.Until ?? WaitUntil(answer),
            ReasonCodes.NetworkOutage => problem.Until ?? answer.RetryAfter,
            _ => null,
        };
        return told is { } until ? problem with { Until = AtMost(until, answer) } : problem;
    }

    private static DateTimeOffset AtMost(DateTimeOffset until, HttpAnswer answer) => until - answer.At > LongestWait ? answer.At + LongestWait : until;

    /// <summary>What holds for every network, after what this one says itself.</summary>
    /// <param name="isOnAccount">The address that was asked names the stored account.</param>
    protected Problem? ProblemIn(HttpAnswer answer, TokenQuestion? known, bool isOnAccount = false) =>
        (Outweighing(answer) ?? GeneralProblems.BeforeAll(answer) ?? ProblemOf(answer, known) ?? GeneralProblems.AfterAll(answer, known, isOnAccount)) is { } problem
            ? Dated(problem, answer)
            : null;

    /// <summary>A code is exchanged once: whatever is wrong there says nothing of a stored token.</summary>
    protected Problem? ProblemOfCode(Answer<HttpAnswer> answer) =>
        answer.Problem
        ?? InTrouble(answer.Value)
        ?? NamedByTokenEndpoint(answer.Value)
        ?? (IsTokenError(answer.Value) ? RefusedCode(answer.Value) : null);

    private Problem? ProblemOfRenewal(Answer<HttpAnswer> answer, TokenQuestion question) =>
        answer.Problem
        ?? InTrouble(answer.Value)
        ?? NamedByTokenEndpoint(answer.Value)
        ?? (!IsTokenError(answer.Value) ? null
            : RefusesGrant(answer.Value) ? RefusedRenewal(answer.Value, question)
            : Dated(GeneralProblems.NotTheGrant(answer.Value), answer.Value));

    /// <summary>TikTok and others say no with HTTP 200.</summary>
    private static bool IsTokenError(HttpAnswer answer) => !answer.IsSuccess || answer.Body.Text("error").Length > 0;

    private static string Challenge(Secret verifier) => WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier.Reveal())));
}

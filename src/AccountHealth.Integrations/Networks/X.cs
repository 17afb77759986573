using System.Text.Json;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Tokens;
using AccountHealth.Integrations.Connecting;
using static AccountHealth.Core.Reasons.ReasonCodes;

namespace AccountHealth.Integrations.Networks;

/// <summary>X profiles and ad accounts. Two families of token: OAuth 1.0a never ends by a timer, OAuth 2.0 lives two hours.</summary>
internal sealed class X(NetworkHttp http) : OAuthConnector(http)
{
    private static readonly DateOnly CheckedOn = new(2026, 11, 21);

    public override NetworkDescriptor Descriptor { get; } = new()
    {
        Id = "x",
        Name = "X",
        Mark = "X",
        Kinds = [AccountKind.Profile, AccountKind.AdAccount],
        Lifespans =
        [
            // Without knowing the family no length can be assumed: two hours, or none at all.
            new(ClockKind.Access, null, "X documentation: 2 hours with OAuth 2.0, no expiry with OAuth 1.0a", CheckedOn)
            {
                Disagreement = "help pages: no end; true of OAuth 1.0a only.",
            },
            new(ClockKind.Refresh, null, "X documentation names no life for a refresh token; each is good for one use", CheckedOn)
            {
                Disagreement = "six months are often quoted, without a source at X.",
            },
        ],
        Reasons =
        [
            AccessRevoked, TokenExpired, AccountLocked, AccountSuspended, InsufficientAccess, MissingPermissions,
            PolicyViolation, ResourceGone, UnknownAuthFailure, AdAccountDisabled,
        ],
        Settings = new SettingsPage(
            "Connected apps", new Uri("https://x.com/settings/connected_apps"), "X documentation, user access tokens"),
    };

    public override ConnectorDescriptor Connector { get; } = new()
    {
        Hosts = new Dictionary<string, Uri>
        {
            ["consent"] = new("https://x.com"),
            ["token"] = new("https://api.x.com"),
            ["api"] = new("https://api.x.com"),
        },
        Version = "2",
        Apps =
        [
            new(UserToken.DefaultApp, "X", [new("x", AccountKind.Profile)], ["users.read", "tweet.read", "offline.access"]),
        ],
        ScopeWords = new Dictionary<string, string>
        {
            ["users.read"] = "know who signs in",
            ["tweet.read"] = "see the profile’s posts",
            ["offline.access"] = "stay signed in without asking every few hours",
        },
        RequestsPerSecond = 5,
        BudgetSource = "X, rate limits: 75 per 15 minutes and user on /2/users/me; none is published for an app",
        RenewBefore = TimeSpan.FromMinutes(10),
        Revokes = true,
        // The ads API takes OAuth 1.0a only (X Ads API documentation).
        WatchedByDate = [AccountKind.AdAccount],
    };

    /// <summary>X, OAuth 2.0 authorization code flow with PKCE, which is mandatory; a confidential client signs in by Basic.</summary>
    protected override OAuthDialect Dialect { get; } = new()
    {
        ConsentPath = "/i/oauth2/authorize",
        TokenPath = "/{version}/oauth2/token",
        UsesPkce = true,
        UsesBasic = true,
    };

    /// <summary>The login's own profile is all that its token is used for.</summary>
    public override Task<Answer<Offer>> OfferAsync(AppAccess app, Grant grant, CancellationToken cancellationToken) =>
        Task.FromResult<Answer<Offer>>(new Offer(
            grant.Login is { } login ? [new("x", AccountKind.Profile, login.NativeId, login.Name)] : [],
            Missing(app, grant.Scopes)));

    /// <summary>One request: login and profile are the same.</summary>
    public override async Task<TokenAnswer> InspectAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken)
    {
        var who = await WhoAsync(app, question.AccessToken!, question, cancellationToken);
        if (who.Problem is { } refused)
        {
            return new TokenAnswer(refused);
        }

        return new TokenAnswer((Problem?)null)
        {
            Accounts = question.Accounts.Where(asked => asked.Kind == AccountKind.Profile).ToDictionary(
                asked => asked.AuthorizationId,
                asked => new AccountAnswer(asked.NativeId == who.Value.NativeId ? null : AccountByAccount.NotListed)),
        };
    }

    /// <summary>Both tokens: that one takes the other with it is not written anywhere.</summary>
    public override async Task<Answer<bool>> RevokeAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken)
    {
        foreach (var (token, hint) in new[] { (question.RefreshToken, "refresh_token"), (question.AccessToken, "access_token") })
        {
            if (token is null)
            {
                continue;
            }

            var form = new Dictionary<string, string> { ["token"] = token.Reveal(), ["token_type_hint"] = hint };
            using var request = AsApp(app, "/{version}/oauth2/revoke", form);
            var answer = await Http.SendAsync(request, cancellationToken);
            if (answer.Problem is { } silence)
            {
                return silence;
            }

            // What is dead already needs no revoking.
            if (!answer.Value.IsSuccess && !SaysTokenInvalid(answer.Value))
            {
                return (InTrouble(answer.Value) ?? new Problem(AppMisconfigured, GeneralProblems.Said(answer.Value)))
                    .Without(question.RefreshToken, question.AccessToken, app.ClientSecret);
            }
        }

        return true;
    }

    protected override async Task<Answer<Grant>> WithLoginAsync(AppAccess app, Grant grant, CancellationToken cancellationToken)
    {
        var who = await WhoAsync(app, grant.AccessToken, null, cancellationToken);
        return who.Problem is { } problem ? problem : grant with { Login = who.Value };
    }

    /// <summary>A refresh token that is spent or dead is an invalid request like any other: only the text tells.</summary>
    protected override Problem? NamedByTokenEndpoint(HttpAnswer answer) =>
        answer.IsSuccess || answer.Body.Text("error") == "invalid_grant" || SaysTokenInvalid(answer)
            ? null
            : new Problem(AppMisconfigured, GeneralProblems.Said(answer));

    /// <summary>X, response codes and errors; the old numbers are those that running code still meets.</summary>
    protected override Problem? ProblemOf(HttpAnswer answer, TokenQuestion? known)
    {
        // Errors beside the data are about something in it; instead of it they are the answer.
        var errors = answer.IsSuccess && answer.Body.At("data").ValueKind == JsonValueKind.Object ? [] : answer.Body.Items("errors").Append(answer.Body).ToList();
        return ReasonOf(answer.Status, errors, known) is not { } reason ? null : new Problem(reason, GeneralProblems.Said(answer))
        {
            // With a grant behind it, the access token is renewed whatever its refusal is called; our own keys are not mended by that.
            RenewFirst = answer.Status == 401 && known?.RefreshToken is not null && reason is TokenExpired or AccessRevoked,
        };
    }

    /// <summary>X counts in Unix seconds.</summary>
    protected override DateTimeOffset? WaitUntil(HttpAnswer answer)
    {
        var reset = answer.HeaderNumber("x-rate-limit-reset") is > 0 and < 253_402_300_799 and var seconds
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : (DateTimeOffset?)null;
        return answer.RetryAfter ?? (reset > answer.At ? reset : null);
    }

    /// <summary>An error is told by number (v1.1), by type or reason (v2), or by its detail alone.</summary>
    private static string? ReasonOf(int status, IReadOnlyList<JsonElement> errors, TokenQuestion? known)
    {
        bool Is(string member, params string[] values) => errors.Any(error => values.Contains(error.Text(member), StringComparer.Ordinal));
        bool IsType(string end) => errors.Any(error => error.Text("type").EndsWith("/" + end, StringComparison.Ordinal));
        bool Says(string fragment) => errors.Any(error => error.Text("detail").Contains(fragment, StringComparison.OrdinalIgnoreCase));
        return 0 switch
        {
            // Before any text: the app may be what is suspended there.
            _ when status == 402 || IsType("client-forbidden") || Is("reason", "client-not-enrolled")
                || Is("title", "Unsupported Authentication") || Is("code", "99") => AppMisconfigured,
            _ when Is("code", "326") || Says("temporarily locked") => AccountLocked,
            _ when Is("code", "63", "64") || Says("suspended") => AccountSuspended,
            _ when Is("code", "88") || IsType("usage-capped") || IsType("rate-limit-exceeded") => RateLimited,
            _ when IsType("not-authorized-for-resource") => MissingPermissions,
            _ when IsType("resource-not-found") => ResourceGone,
            _ when status != 401 => null,
            _ when Is("code", "89") => AccessRevoked,
            // Of our keys or of this token: whether others are refused too tells.
            _ when Is("code", "32") => known is { OthersRefused: true } ? AppMisconfigured : AccessRevoked,
            _ when Is("title", "Unauthorized") => GeneralProblems.ExpiredOrRevoked(known),
            _ => null,
        };
    }

    private static bool SaysTokenInvalid(HttpAnswer answer) =>
        answer.Body.Text("error") is "invalid_request" or "invalid_grant"
        && answer.Body.Text("error_description").Contains("token was invalid", StringComparison.OrdinalIgnoreCase);

    private async Task<Answer<GrantLogin>> WhoAsync(AppAccess app, Secret token, TokenQuestion? known, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(Get(app.At("api", "/{version}/users/me?user.fields=username,name"), token), known, cancellationToken);
        if (answer.Problem is { } problem)
        {
            return problem;
        }

        var who = answer.Value.Body.At("data");
        return who.Text("id") is not { Length: > 0 } id ? Unreadable("users/me")
            : new GrantLogin("x", id, who.Text("name") is { Length: > 0 } name ? name : who.Text("username"));
    }
}

using AccountHealth.Core.Connecting;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Tokens;
using AccountHealth.Integrations.Connecting;
using static AccountHealth.Core.Reasons.ReasonCodes;

namespace AccountHealth.Integrations.Networks;

/// <summary>Login Kit: the profile of the person who signs in. Real HTTP statuses, codes in words.</summary>
internal sealed partial class TikTok
{
    /// <summary>Login Kit: web apps send no PKCE; every refresh gives a new refresh token and ends the old one.</summary>
    protected override OAuthDialect Dialect { get; } = new()
    {
        ConsentPath = "/v2/auth/authorize/",
        TokenPath = "/v2/oauth/token/",
        ClientId = "client_key",
        ScopeSeparator = ",",
        RefreshExpiresIn = "refresh_expires_in",
    };

    protected override async Task<Answer<Grant>> WithLoginAsync(AppAccess app, Grant grant, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(WhoIs(app, grant.AccessToken), null, cancellationToken);
        if (answer.Problem is { } problem)
        {
            return problem.Without(grant.AccessToken);
        }

        var user = answer.Value.Body.At("data", "user");
        var name = user.Text("display_name");
        return user.Text("open_id") is { Length: > 0 } id
            ? grant with { Login = new GrantLogin("tiktok", id, name.Length > 0 ? name : id) }
            : Unreadable("user info");
    }

    protected override Problem? NamedByTokenEndpoint(HttpAnswer answer) =>
        answer.Body.Text("error") is { Length: > 0 } error && IsOurSetUp(error) ? new Problem(AppMisconfigured, GeneralProblems.Said(answer)) : null;

    /// <summary>TikTok for Developers, API v2 error handling.</summary>
    private static Problem? ProblemOfWord(HttpAnswer answer, TokenQuestion? known)
    {
        Problem Because(string reason) => new(reason, GeneralProblems.Said(answer));
        var word = answer.Body.Text("error", "code") is { Length: > 0 } code ? code : answer.Body.Text("error");
        return word switch
        {
            "ok" => null,
            "access_token_invalid" or "invalid_grant" =>
                Because(GeneralProblems.ExpiredOrRevoked(known)) with { RenewFirst = known?.RefreshToken is not null },
            "scope_not_authorized" or "scope_permission_missed" => Because(MissingPermissions),
            "rate_limit_exceeded" or "reached_active_user_cap" => Because(RateLimited),
            "internal_error" => Because(NetworkOutage),
            "spam_risk_user_banned_from_posting" => Because(PolicyViolation),
            "invalid_params" or "invalid_file_upload" => Because(AppMisconfigured),
            // Some refusals come with HTTP 200.
            { Length: > 0 } when answer.IsSuccess || IsOurSetUp(word) => Because(AppMisconfigured),
            _ => null,
        };
    }

    /// <summary>TikTok for Developers, OAuth error handling.</summary>
    private static bool IsOurSetUp(string error) =>
        error is "invalid_client" or "unauthorized_client" or "invalid_scope" or "invalid_request"
        || error.StartsWith("unsupported_", StringComparison.Ordinal);

    /// <summary>Only what the scope user.info.basic covers: asking for more is refused as a whole.</summary>
    private static HttpRequestMessage WhoIs(AppAccess app, Secret token) => Get(app.At("api", "/v2/user/info/?fields=open_id,display_name"), token);

    private static Answer<Offer> OfferOfProfile(AppAccess app, Grant grant) => new Offer(
        grant.Login is { } login ? [new OfferedAccount("tiktok", AccountKind.Profile, login.NativeId, login.Name)] : [],
        Missing(app, grant.Scopes));

    /// <summary>One token, one profile: what the profile's own data answers holds for both.</summary>
    private async Task<TokenAnswer> InspectProfileAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(WhoIs(app, question.AccessToken!), question, cancellationToken);
        return answer.Problem is { } problem ? question.Refused(problem.Without(question.AccessToken))
            : answer.Value.Body.Text("data", "user", "open_id").Length == 0 ? new TokenAnswer(Unreadable("user info"))
            : new TokenAnswer((Problem?)null)
            {
                Accounts = question.Accounts.Where(one => one.Kind == AccountKind.Profile)
                    .ToDictionary(one => one.AuthorizationId, _ => new AccountAnswer((Problem?)null)),
            };
    }

    private async Task<Answer<bool>> RevokeProfileAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, app.At("token", "/v2/oauth/revoke/"))
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["client_key"] = app.ClientId,
                ["client_secret"] = app.ClientSecret.Reveal(),
                ["token"] = question.AccessToken!.Reveal(),
            }),
        };
        var answer = await AskAsync(request, question, cancellationToken);
        return answer.Problem is { } problem ? problem.Without(question.AccessToken, app.ClientSecret) : true;
    }
}

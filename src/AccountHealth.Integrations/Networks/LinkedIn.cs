using AccountHealth.Core.Connecting;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Tokens;
using AccountHealth.Integrations.Connecting;
using static AccountHealth.Core.Reasons.ReasonCodes;

namespace AccountHealth.Integrations.Networks;

/// <summary>LinkedIn members, pages and ad accounts.</summary>
internal sealed partial class LinkedIn(NetworkHttp http) : OAuthConnector(http)
{
    private static readonly DateOnly CheckedOn = new(2026, 11, 21);

    public override NetworkDescriptor Descriptor { get; } = new()
    {
        Id = "linkedin",
        Name = "LinkedIn",
        Mark = "Li",
        Kinds = [AccountKind.Profile, AccountKind.Page, AccountKind.AdAccount],
        Lifespans =
        [
            new(ClockKind.Access, TimeSpan.FromDays(60), "LinkedIn, programmatic refresh tokens: access lives 60 days", CheckedOn)
            {
                Disagreement = "help pages name one life of 365 days; LinkedIn’s documents give 60 days to the access token, renewed on the grant by approved apps only.",
            },
            new(ClockKind.Refresh, TimeSpan.FromDays(365), "LinkedIn, programmatic refresh tokens: 365 days from the first consent, not renewed by refreshing", CheckedOn)
            {
                Disagreement = "help pages count the 365 days from the last connecting, which is the same while nobody connects again.",
            },
            // No rule of its own in LinkedIn's documents: it is an access token that nobody renewed for 60 days.
            new(ClockKind.Inactivity, TimeSpan.FromDays(60), "help pages of Sprinklr, Hootsuite and Lofty: unused for 60 days", CheckedOn, Slides: true)
            {
                Disagreement = "LinkedIn’s documents know no such rule; there it is an access token that nobody renewed.",
            },
        ],
        RenewalWindow = TimeSpan.FromDays(7),
        Needs = new Dictionary<string, Requirement>
        {
            [AccountKind.Page] = new(
                ["r_organization_social|w_organization_social|rw_organization_admin|r_organization_admin"],
                ["Super admin", "ADMINISTRATOR", "Admin", "Designated admin"]),
            [AccountKind.AdAccount] = new(["r_ads|rw_ads"], []),
        },
        Reasons =
        [
            AccessRevoked, TokenExpired, TokenExpiredInactivity, InsufficientAccess, MissingPermissions, RestrictedProfile,
            PolicyViolation, ResourceGone, UnknownAuthFailure, AdAccountDisabled,
        ],
        Settings = new SettingsPage(
            "Permitted services", new Uri("https://www.linkedin.com/psettings/permitted-services"), "open-source connectors"),
    };

    public override ConnectorDescriptor Connector { get; } = new()
    {
        Hosts = new Dictionary<string, Uri>
        {
            ["consent"] = new("https://www.linkedin.com"),
            ["token"] = new("https://www.linkedin.com"),
            ["api"] = new("https://api.linkedin.com"),
        },
        // Monthly, each supported for a year; the newest that was seen (LinkedIn, marketing API versioning).
        Version = "202607",
        Apps =
        [
            new(UserToken.DefaultApp, "LinkedIn",
                [new("linkedin", AccountKind.Profile), new("linkedin", AccountKind.Page), new("linkedin", AccountKind.AdAccount)],
                ["openid", "profile", "email", "r_organization_social", "rw_organization_admin", "r_ads"]),
        ],
        ScopeWords = new Dictionary<string, string>
        {
            ["openid"] = "know who signs in",
            ["profile"] = "know who signs in",
            ["email"] = "know who signs in",
            ["r_organization_social"] = "see what pages post",
            ["rw_organization_admin"] = "see which pages the login looks after",
            ["r_ads"] = "see ad accounts",
        },
        RequestsPerSecond = 10,
        BudgetSource = "LinkedIn publishes no number; its quotas are per day and member",
        RenewBefore = TimeSpan.FromDays(7),
        Revokes = true,
    };

    /// <summary>LinkedIn, authorization code flow: no PKCE for web apps, our secret in the form.</summary>
    protected override OAuthDialect Dialect { get; } = new() { ConsentPath = "/oauth/v2/authorization", TokenPath = "/oauth/v2/accessToken" };

    public override async Task<TokenAnswer> InspectAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken)
    {
        var said = await IntrospectAsync(app, question, cancellationToken);
        if (said.Problem is not null)
        {
            return new TokenAnswer(said.Problem);
        }

        var answer = new TokenAnswer((Problem?)null)
        {
            Ends = new ToldEnds(said.Value.Body.Instant("expires_at") is { } end ? End.At(end) : null),
            Scopes = Scopes(said.Value.Body.At("scope")) is { Length: > 0 } scopes ? scopes : null,
        };
        // Introspection and API do not always agree; what the API refuses does not work.
        var who = await WhoAsync(app, question.AccessToken!, question, cancellationToken);
        return who.Problem is { } refused
            ? new TokenAnswer(refused)
            : answer with { Accounts = await AccountsAsync(app, question with { Scopes = answer.Scopes ?? question.Scopes }, cancellationToken) };
    }

    public override async Task<Answer<bool>> RevokeAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(AboutToken(app, "/oauth/v2/revoke", question), question, cancellationToken);
        return answer.Problem is { } problem ? problem : true;
    }

    protected override async Task<Answer<Grant>> WithLoginAsync(AppAccess app, Grant grant, CancellationToken cancellationToken)
    {
        var answer = await WhoAsync(app, grant.AccessToken, null, cancellationToken);
        if (answer.Problem is { } problem)
        {
            return problem.Without(grant.AccessToken);
        }

        var who = answer.Value.Body;
        return who.Text("sub") is { Length: > 0 } id
            ? grant with { Login = new GrantLogin("linkedin", id, who.Text("name"), who.Text("email")) }
            : Unreadable("userinfo");
    }

    protected override Problem? NamedByTokenEndpoint(HttpAnswer answer) => answer.Body.Text("error") switch
    {
        "invalid_client" or "unauthorized_client" => new Problem(AppMisconfigured, GeneralProblems.Said(answer)),
        // The same error for a dead refresh token and for a mistake of ours: only the text tells them apart.
        "invalid_request" when !answer.Body.Text("error_description").Contains("refresh token is invalid", StringComparison.OrdinalIgnoreCase) =>
            new Problem(AppMisconfigured, GeneralProblems.Said(answer)),
        _ => null,
    };

    /// <summary>LinkedIn, API error handling; the service codes are those that running connectors meet.</summary>
    protected override Problem? ProblemOf(HttpAnswer answer, TokenQuestion? known)
    {
        var code = answer.Body.Text("code") is { Length: > 0 } named ? named : answer.Body.Text("serviceErrorCode");
        Problem Because(string reason) => new(reason, GeneralProblems.Said(answer));
        return (answer.Status, code) switch
        {
            (401, "65601" or "REVOKED_ACCESS_TOKEN") => Because(AccessRevoked),
            (401, "65602" or "EXPIRED_ACCESS_TOKEN") => Because(TokenExpired) with { RenewFirst = known?.RefreshToken is not null },
            (401, "65604") => Because(AppMisconfigured),
            (401, _) => Because(UnknownAuthFailure),
            (403, "100" or "ACCESS_DENIED" or "NO_PERMISSION_ON_ENTITY" or "NO_PERMISSION_ON_FIELD" or "NO_PERMISSION_TO_UPDATE") => Because(InsufficientAccess),
            (400, "VERSION_MISSING") or (426, _) => Because(AppMisconfigured),
            _ => null,
        };
    }

    private static bool IsFresh(TokenQuestion? known) => known is null || known.MintedAt > known.Now.AddMinutes(-1);

    /// <summary>A token made seconds ago may be unknown to some of LinkedIn's servers yet: it is asked about once more.</summary>
    private async Task<Answer<HttpAnswer>> WhoAsync(AppAccess app, Secret token, TokenQuestion? known, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(Get(app.At("api", "/v2/userinfo"), token), known, cancellationToken);
        if (answer.Problem is not { IsSilence: false } || !IsFresh(known))
        {
            return answer;
        }

        await Http.WaitAsync(TimeSpan.FromSeconds(5), cancellationToken);
        return await AskAsync(Get(app.At("api", "/v2/userinfo"), token), known, cancellationToken);
    }

    /// <summary>LinkedIn, token introspection: 200 for every answer, 400 and 401 for our own id and secret.</summary>
    private async Task<Answer<HttpAnswer>> IntrospectAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken)
    {
        using var request = AboutToken(app, "/oauth/v2/introspectToken", question);
        var answer = await Http.SendAsync(request, cancellationToken);
        if (answer.Problem is not null)
        {
            return answer;
        }

        Problem Because(string reason) => new(reason, GeneralProblems.Said(answer.Value));
        return GeneralProblems.BeforeAll(answer.Value) is { } problem ? problem
            : !answer.Value.IsSuccess ? Because(AppMisconfigured)
            : (answer.Value.Body.Bool("active"), answer.Value.Body.Text("status")) switch
            {
                (true, _) => answer,
                (_, "revoked") => Because(AccessRevoked),
                (_, "expired") => Because(TokenExpired) with { RenewFirst = question.RefreshToken is not null },
                (false, _) => Because(UnknownAuthFailure),
                _ => Unreadable("introspection"),
            };
    }

    private static HttpRequestMessage Rest(AppAccess app, string path, Secret token)
    {
        var request = Get(app.At("api", path), token);
        request.Headers.Add("LinkedIn-Version", app.Version);
        request.Headers.Add("X-Restli-Protocol-Version", "2.0.0");
        return request;
    }

    private static HttpRequestMessage AboutToken(AppAccess app, string path, TokenQuestion question) => new(HttpMethod.Post, app.At("token", path))
    {
        Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["token"] = question.AccessToken!.Reveal(),
            ["client_id"] = app.ClientId,
            ["client_secret"] = app.ClientSecret.Reveal(),
        }),
    };
}

using AccountHealth.Core.Connecting;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Tokens;
using AccountHealth.Integrations.Connecting;
using static AccountHealth.Core.Reasons.ReasonCodes;

namespace AccountHealth.Integrations.Networks;

/// <summary>Pinterest profiles and ad accounts.</summary>
internal sealed partial class Pinterest(NetworkHttp http) : OAuthConnector(http)
{
    private static readonly DateOnly CheckedOn = new(2026, 11, 21);

    public override NetworkDescriptor Descriptor { get; } = new()
    {
        Id = "pinterest",
        Name = "Pinterest",
        Mark = "Pi",
        Kinds = [AccountKind.Profile, AccountKind.AdAccount],
        Lifespans =
        [
            new(ClockKind.Access, TimeSpan.FromDays(30), "Pinterest token response, 30 days; also Sprinklr's help page", CheckedOn)
            {
                Disagreement = "two help pages of Sprinklr and one of Hootsuite: no end at all.",
            },
            new(ClockKind.Refresh, TimeSpan.FromDays(60), "Pinterest API v5 description: 60 days, renewed at every refresh", CheckedOn, Slides: true)
            {
                Disagreement = "Sprinklr’s help page: 365 days; Pinterest’s description: that kind was withdrawn, old ones work until they fail.",
            },
        ],
        RenewalWindow = TimeSpan.FromDays(7),
        Needs = new Dictionary<string, Requirement>
        {
            [AccountKind.Profile] = new(["user_accounts:read"], []),
            [AccountKind.AdAccount] = new(["ads:read"], []),
        },
        Reasons =
        [
            PasswordOrSecurityAlert, AccessRevoked, TokenExpired, InsufficientAccess, MissingPermissions, AccountSuspended,
            PolicyViolation, ResourceGone, UnknownAuthFailure, AdAccountDisabled,
        ],
        Settings = new SettingsPage(
            "Security", new Uri("https://www.pinterest.com/settings/security"), "open-source connectors"),
    };

    public override ConnectorDescriptor Connector { get; } = new()
    {
        Hosts = new Dictionary<string, Uri>
        {
            ["consent"] = new("https://www.pinterest.com"),
            ["token"] = new("https://api.pinterest.com"),
            ["api"] = new("https://api.pinterest.com"),
        },
        Version = "v5",
        Apps =
        [
            new(UserToken.DefaultApp, "Pinterest",
                [new("pinterest", AccountKind.Profile), new("pinterest", AccountKind.AdAccount)],
                ["user_accounts:read", "ads:read"]),
        ],
        ScopeWords = new Dictionary<string, string>
        {
            ["user_accounts:read"] = "know who signs in",
            ["ads:read"] = "see ad accounts",
            ["pins:read"] = "see pins and boards",
            ["boards:read"] = "see pins and boards",
        },
        RequestsPerSecond = 10,
        BudgetSource = "Pinterest, rate limits: 1000 a minute for each kind of reading (standard access)",
        RenewBefore = TimeSpan.FromDays(7),
        // It revokes the tokens of system users only.
    };

    /// <summary>Pinterest API v5 description: commas between scopes, Basic, no PKCE.</summary>
    protected override OAuthDialect Dialect { get; } = new()
    {
        ConsentPath = "/oauth/",
        TokenPath = "/{version}/oauth/token",
        ScopeSeparator = ",",
        UsesBasic = true,
    };

    public override async Task<Answer<Offer>> OfferAsync(AppAccess app, Grant grant, CancellationToken cancellationToken)
    {
        var who = await WhoAsync(app, grant.AccessToken, null, cancellationToken);
        var adAccounts = await AdAccountsAsync(app, grant.AccessToken, null, cancellationToken);
        // A part that was not agreed to is not offered.
        foreach (var problem in new[] { who.Problem, adAccounts.Problem })
        {
            if (problem is not null && !problem.IsOfAccount())
            {
                return problem;
            }
        }

        List<OfferedAccount> offered = [];
        if (who.Problem is null)
        {
            offered.Add(new("pinterest", AccountKind.Profile, who.Value.Text("id"), NameOf(who.Value, "business_name", "username")));
        }

        offered.AddRange(adAccounts.Problem is null ? adAccounts.Value.Accounts : []);
        return new Offer(offered, Missing(app, grant.Scopes), adAccounts is { Problem: null, Value.IsWhole: false });
    }

    public override async Task<TokenAnswer> InspectAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken)
    {
        var profiles = question.Accounts.Where(asked => asked.Kind == AccountKind.Profile).ToList();
        var adAccounts = question.Accounts.Where(asked => asked.Kind == AccountKind.AdAccount).ToList();
        var token = question.AccessToken!;
        var who = profiles.Count > 0 || adAccounts.Count == 0 ? await WhoAsync(app, token, question, cancellationToken) : null;
        if (who?.Problem is { } refused && (profiles.Count == 0 || !refused.IsOfAccount()))
        {
            return question.Refused(refused);
        }

        var listed = adAccounts.Count > 0 ? await AdAccountsAsync(app, token, question, cancellationToken) : null;
        // Without any answer yet, no answer to the list is none at all.
        return listed?.Problem is { IsSilence: true } silence && who is null
            ? new TokenAnswer(silence)
            : await AccountByAccount.AskAsync(
                [.. profiles, .. adAccounts],
                async asked => asked.Kind == AccountKind.Profile
                    ? new AccountAnswer(who!.Problem ?? (who.Value.Text("id") == asked.NativeId ? null : AccountByAccount.NotListed))
                    : await AdAccountAsync(app, asked, listed!, question, cancellationToken));
    }

    protected override async Task<Answer<Grant>> WithLoginAsync(AppAccess app, Grant grant, CancellationToken cancellationToken)
    {
        var who = await WhoAsync(app, grant.AccessToken, null, cancellationToken);
        return who.Problem is { } problem ? problem
            : grant with { Login = new GrantLogin("pinterest", who.Value.Text("id"), NameOf(who.Value, "username", "business_name")) };
    }

    /// <summary>Apps from before 25 September 2025 get the refresh token that is renewed without end only when they ask for it.</summary>
    protected override Task<Answer<HttpAnswer>> TokenAsync(AppAccess app, Dictionary<string, string> form, CancellationToken cancellationToken)
    {
        if (form["grant_type"] == "authorization_code")
        {
            form["continuous_refresh"] = "true";
        }

        return base.TokenAsync(app, form, cancellationToken);
    }

    protected override Problem? NamedByTokenEndpoint(HttpAnswer answer) =>
        answer.IsSuccess || IsDead(answer) ? null
        // An answer that is not Pinterest's own names no code.
        : answer.Body.Text("code").Length > 0 ? new Problem(AppMisconfigured, GeneralProblems.Said(answer))
        : GeneralProblems.NotTheGrant(answer);

    protected override bool RefusesGrant(HttpAnswer answer) => IsDead(answer);

    /// <summary>
    /// A wrong id or secret of ours is refused in the same words as a dead refresh token: whether the app can sign in by itself
    /// tells them apart.
    /// </summary>
    public override async Task<Answer<Grant>> RenewAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken)
    {
        var answer = await base.RenewAsync(app, question, cancellationToken);
        if (answer.Problem is not { IsSilence: false })
        {
            return answer;
        }

        var own = await TokenAsync(app, new() { ["grant_type"] = "client_credentials", ["scope"] = "user_accounts:read" }, cancellationToken);
        return (own.Problem ?? InTrouble(own.Value)) is { } silence ? silence.Without(app.ClientSecret)
            : own.Value.Status == 401 && IsDead(own.Value) ? new Problem(AppMisconfigured, GeneralProblems.Said(own.Value)).Without(app.ClientSecret)
            : answer;
    }

    /// <summary>283 is a wrong code as well as a wrong app (pinterest-api-demo, issue 16).</summary>
    protected override Problem RefusedCode(HttpAnswer answer) => new(AppMisconfigured, GeneralProblems.Said(answer));

    protected override Problem RefusedRenewal(HttpAnswer answer, TokenQuestion question) => Dead(answer, question.IsGrantOver);

    /// <summary>Pinterest API v5 description. The status counts: 30 is an unknown user with 404 and a limit with 429.</summary>
    protected override Problem? ProblemOf(HttpAnswer answer, TokenQuestion? known)
    {
        if (IsDead(answer))
        {
            return Dead(answer, known is { IsAccessOver: true }) with { RenewFirst = known?.RefreshToken is not null };
        }

        Problem Because(string reason) => new(reason, GeneralProblems.Said(answer));
        return (answer.Status, answer.Body.Text("code")) switch
        {
            // 654: only for business accounts.
            (401, "3") or (403, "654") => Because(MissingPermissions),
            (401 or 403, "7" or "29" or "403") => Because(InsufficientAccess),
            (403, "2625" or "2626") => Because(PolicyViolation),
            // A user that is not there any more.
            (404, "30") => Because(ResourceGone),
            _ => null,
        };
    }

    /// <summary>Pinterest counts the seconds that are left.</summary>
    protected override DateTimeOffset? WaitUntil(HttpAnswer answer) =>
        answer.RetryAfter ?? (answer.HeaderNumber("x-ratelimit-reset") is > 0 and < 10_000_000 and var seconds ? answer.At.AddSeconds(seconds) : null);

    protected override DateTimeOffset? BudgetBack(HttpAnswer answer) =>
        answer.HeaderNumber("x-ratelimit-remaining") <= 0 ? WaitUntil(answer) : null;

    /// <summary>The same codes for an ended token, a changed password, a security alert and a revoked app.</summary>
    private static bool IsDead(HttpAnswer answer) => answer is { Status: 400 or 401 } && answer.Body.Text("code") is "2" or "1104" or "283";

    private static Problem Dead(HttpAnswer answer, bool isOver) => new(
        isOver ? TokenExpired : PasswordOrSecurityAlert,
        isOver ? GeneralProblems.Said(answer) : $"{GeneralProblems.Said(answer)} (or revoked)");
}

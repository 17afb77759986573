using AccountHealth.Core.Connecting;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Integrations.Connecting;
using static AccountHealth.Core.Reasons.ReasonCodes;

namespace AccountHealth.Integrations.Networks;

/// <summary>
/// Instagram professional accounts, held by a Facebook login or by Instagram's own. Only the latter is spoken here: what
/// hangs on a Facebook login is asked of Facebook.
/// </summary>
internal sealed class Instagram(NetworkHttp http) : MetaConnector(http)
{
    private const string Me = "/{version}/me";

    private const string Who = "user_id,username,name,account_type";

    public override NetworkDescriptor Descriptor { get; } = new()
    {
        Id = "instagram",
        Name = "Instagram",
        Mark = "Ig",
        Kinds = [AccountKind.Profile],
        SignsInWith = ["facebook"],
        Lifespans = [Meta.LongLivedToken, Meta.DataAccess],
        // Meta, refresh_access_token reference: a token must be a day old and not expired to be renewed.
        RenewalWindow = TimeSpan.FromDays(20),
        Needs = new Dictionary<string, Requirement>
        {
            [AccountKind.Profile] = new(["instagram_basic|instagram_business_basic"], []),
        },
        Reasons =
        [
            PasswordOrSecurityAlert, AccessRevoked, SecurityCheckpoint, TokenExpired, TokenExpiredInactivity,
            UnconfirmedAccount, InsufficientPageRole, MissingPermissions, RestrictedProfile, PolicyViolation, ResourceGone, UnknownAuthFailure,
        ],
        Settings = new SettingsPage(
            "Apps and websites", new Uri("https://www.instagram.com/accounts/manage_access/"), "open-source connectors"),
    };

    public override ConnectorDescriptor Connector { get; } = new()
    {
        Hosts = new Dictionary<string, Uri>
        {
            ["consent"] = new("https://www.instagram.com"),
            ["token"] = new("https://api.instagram.com"),
            ["api"] = new("https://graph.instagram.com"),
        },
        Version = Meta.Version,
        Apps = [new(UserToken.DefaultApp, "Instagram", [new("instagram", AccountKind.Profile)], ["instagram_business_basic"])],
        ScopeWords = new Dictionary<string, string>
        {
            ["instagram_business_basic"] = "see Instagram profiles",
        },
        RequestsPerSecond = 2,
        BudgetSource = "Meta publishes no number per second; its limits count per account and day",
        // The whole of the window: once expired, a token cannot be renewed any more.
        RenewBefore = TimeSpan.FromDays(20),
        RenewsAccess = true,
    };

    /// <summary>Meta, Business Login for Instagram: no PKCE, our secret in the form.</summary>
    protected override OAuthDialect Dialect { get; } = new()
    {
        ConsentPath = "/oauth/authorize",
        TokenPath = "/oauth/access_token",
        ScopeSeparator = ",",
        // Who means the Facebook login signs in with Facebook.
        ConsentExtras = new Dictionary<string, string> { ["enable_fb_login"] = "0" },
    };

    public override async Task<Answer<Offer>> OfferAsync(AppAccess app, Grant grant, CancellationToken cancellationToken)
    {
        var me = await GraphOf(app, grant.AccessToken, null).ReadAsync(Me, Who, cancellationToken);
        return me.Problem is { } problem ? problem
            : LoginIn(me) is { } login ? new Offer([new("instagram", AccountKind.Profile, login.NativeId, login.Name)], Missing(app, grant.Scopes))
            : Unreadable("the profile");
    }

    /// <summary>The account is the login: one request answers for both. No inspection is documented that tells the ends.</summary>
    public override async Task<TokenAnswer> InspectAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken)
    {
        var me = await GraphOf(app, question.AccessToken!, question).ReadAsync(Me, Who, cancellationToken);
        if (me.Problem is { } problem)
        {
            return problem.IsSilence || Counts(problem)
                ? new TokenAnswer(problem)
                : new TokenAnswer((Problem?)null) { Accounts = question.Accounts.ToDictionary(one => one.AuthorizationId, _ => new AccountAnswer(problem)) };
        }

        // An import may have brought the id that holds for our app only.
        string[] ids = [me.Body.Text("user_id"), me.Body.Text("id")];
        return new TokenAnswer((Problem?)null)
        {
            Accounts = question.Accounts.ToDictionary(
                one => one.AuthorizationId,
                one => new AccountAnswer(ids.Contains(one.NativeId, StringComparer.Ordinal) ? null : new Problem(AccessRevoked, "not the account of this login"))),
        };
    }

    /// <summary>Meta, refresh_access_token reference: 60 days from today, for a token that is a day old and still good.</summary>
    public override async Task<Answer<Grant>> RenewAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken)
    {
        var query = new Dictionary<string, string?> { ["grant_type"] = "ig_refresh_token", ["access_token"] = question.AccessToken!.Reveal() };
        var answer = await GetTokenAsync(app.At("api", "/refresh_access_token"), query, cancellationToken);
        return (answer.Problem ?? ProblemIn(answer.Value, question)) is { } problem ? problem.Without(question.AccessToken, app.ClientSecret)
            : GrantOf(answer.Value, question.Now) is { } grant ? grant
            : Unreadable("the refresh response");
    }

    protected override async Task<Answer<Grant>> WithLoginAsync(AppAccess app, Grant grant, CancellationToken cancellationToken)
    {
        var query = new Dictionary<string, string?>
        {
            ["grant_type"] = "ig_exchange_token",
            ["client_secret"] = app.ClientSecret.Reveal(),
            ["access_token"] = grant.AccessToken.Reveal(),
        };
        var longer = LongLived(app, grant, await GetTokenAsync(app.At("api", "/access_token"), query, cancellationToken));
        if (longer.Problem is not null)
        {
            return longer;
        }

        var me = await GraphOf(app, longer.Value.AccessToken, null).ReadAsync(Me, Who, cancellationToken);
        return me.Problem is { } problem ? problem
            : LoginIn(me) is { } login ? longer.Value with { Login = login }
            : Unreadable("the profile");
    }

    /// <summary>Instagram hangs "#_" on the code, for browsers; some servers hand it on.</summary>
    protected override Task<Answer<HttpAnswer>> TokenAsync(AppAccess app, Dictionary<string, string> form, CancellationToken cancellationToken)
    {
        if (form.TryGetValue("code", out var code) && code.EndsWith("#_", StringComparison.Ordinal))
        {
            form["code"] = code[..^2];
        }

        return base.TokenAsync(app, form, cancellationToken);
    }

    /// <summary>Connectors read a flat object; Meta's page shows a list with one item. A first token lives an hour.</summary>
    protected override Grant? GrantOf(HttpAnswer answer, DateTimeOffset now)
    {
        var body = answer.Body.Items("data").Append(answer.Body).First();
        return Secret.From(body.Text("access_token")) is not { } access ? null : new Grant
        {
            AccessToken = access,
            AccessEnd = After(body, "expires_in", now),
            Scopes = Scopes(body.At("permissions")),
            At = now,
        };
    }

    private static bool Counts(Problem problem) => ReasonVocabulary.Of(problem.Reason).Reach == ReasonReach.Token;

    private static GrantLogin? LoginIn(GraphAnswer me) => me.Body.Text("user_id") is not { Length: > 0 } id ? null
        : new GrantLogin("instagram", id, me.Body.Text("name") is { Length: > 0 } name ? name : me.Body.Text("username"));
}

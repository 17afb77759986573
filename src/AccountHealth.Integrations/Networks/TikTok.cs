using AccountHealth.Core.Connecting;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Tokens;
using AccountHealth.Integrations.Connecting;
using static AccountHealth.Core.Reasons.ReasonCodes;

namespace AccountHealth.Integrations.Networks;

/// <summary>TikTok profiles and ad accounts. Long-term advertiser tokens have no timer; sign-in tokens are renewed.</summary>
/// <remarks>
/// Two unrelated systems of tokens behind one name: the Marketing API for ad accounts (TikTokBusiness.cs), and Login Kit for
/// profiles (TikTokLogin.cs). Which one a token belongs to stands in its app.
/// </remarks>
internal sealed partial class TikTok(NetworkHttp http) : OAuthConnector(http)
{
    private const string BusinessApp = "business";

    private const string LoginApp = "login";

    private static readonly DateOnly CheckedOn = new(2026, 11, 21);

    public override NetworkDescriptor Descriptor { get; } = new()
    {
        Id = "tiktok",
        Name = "TikTok",
        Mark = "Tt",
        Kinds = [AccountKind.Profile, AccountKind.AdAccount],
        Lifespans =
        [
            new(ClockKind.Access, null, "TikTok API for Business: a long-term token has no timer; Login Kit tokens live 2 hours", CheckedOn)
            {
                Disagreement = "help pages know the long-term token only; an older Login Kit page says 24 hours.",
            },
            new(ClockKind.Refresh, TimeSpan.FromDays(180), "TikTok Login Kit, user access token management (Nov 2026): 180 days, a new one at each refresh", CheckedOn, Slides: true)
            {
                Disagreement = "an older page and running code: 365 days.",
            },
        ],
        Reasons =
        [
            AccessRevoked, TokenExpired, InsufficientAccess, MissingPermissions, AccountSuspended, PolicyViolation,
            ResourceGone, UnknownAuthFailure, AdAccountDisabled,
        ],
        Settings = new SettingsPage("Apps and services permissions", new Uri("https://www.tiktok.com/setting"), "open-source connectors"),
    };

    public override ConnectorDescriptor Connector { get; } = new()
    {
        Hosts = new Dictionary<string, Uri>
        {
            ["consent"] = new("https://www.tiktok.com"),
            ["token"] = new("https://open.tiktokapis.com"),
            ["api"] = new("https://open.tiktokapis.com"),
            ["business"] = new("https://business-api.tiktok.com"),
            ["business-consent"] = new("https://business-api.tiktok.com"),
        },
        // Of the Marketing API; Login Kit has its "v2" in the paths.
        Version = "v1.3",
        Apps =
        [
            // What a Marketing API app may do is fixed in the app: its dialog knows no scopes.
            new(BusinessApp, "TikTok for Business", [new("tiktok", AccountKind.AdAccount)], []),
            new(LoginApp, "TikTok", [new("tiktok", AccountKind.Profile)], ["user.info.basic"]),
        ],
        ScopeWords = new Dictionary<string, string>
        {
            ["user.info.basic"] = "know who signs in",
        },
        RequestsPerSecond = 10,
        BudgetSource = "TikTok API for Business, level Basic: 10 per second and 600 per minute; Login Kit: 600 per minute",
        RenewBefore = TimeSpan.FromMinutes(10),
        Revokes = true,
    };

    public override Uri ConsentAt(AppAccess app, ConsentRequest request) =>
        app.App == BusinessApp ? BusinessConsentAt(app, request) : base.ConsentAt(app, request);

    public override Task<Answer<Grant>> RedeemAsync(AppAccess app, ConsentReply reply, CancellationToken cancellationToken) =>
        app.App == BusinessApp ? RedeemBusinessAsync(app, reply, cancellationToken) : base.RedeemAsync(app, reply, cancellationToken);

    public override Task<Answer<Offer>> OfferAsync(AppAccess app, Grant grant, CancellationToken cancellationToken) =>
        IsBusiness(app, grant.RefreshToken) ? OfferAdAccountsAsync(app, grant.AccessToken, cancellationToken) : Task.FromResult(OfferOfProfile(app, grant));

    public override Task<TokenAnswer> InspectAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken) =>
        IsBusiness(app, question.RefreshToken) ? InspectBusinessAsync(app, question, cancellationToken) : InspectProfileAsync(app, question, cancellationToken);

    public override Task<Answer<bool>> RevokeAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken) =>
        IsBusiness(app, question.RefreshToken) ? RevokeBusinessAsync(app, question, cancellationToken) : RevokeProfileAsync(app, question, cancellationToken);

    /// <summary>The Marketing API answers with a number, Login Kit with a word.</summary>
    protected override Problem? ProblemOf(HttpAnswer answer, TokenQuestion? known) =>
        answer.Body.Number("code") is { } code ? ProblemOfCode(code, answer, known) : ProblemOfWord(answer, known);

    /// <summary>An imported token does not say which system it is of: only those of Login Kit have a refresh token.</summary>
    private static bool IsBusiness(AppAccess app, Secret? refreshToken) => app.App switch
    {
        BusinessApp => true,
        LoginApp => false,
        _ => refreshToken is null,
    };
}

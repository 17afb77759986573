using System.Text.Json;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Tokens;
using AccountHealth.Integrations.Connecting;
using static AccountHealth.Core.Reasons.ReasonCodes;

namespace AccountHealth.Integrations.Networks;

/// <summary>Snapchat ad accounts.</summary>
internal sealed class Snapchat(NetworkHttp http) : OAuthConnector(http)
{
    private static readonly DateOnly CheckedOn = new(2026, 11, 21);

    public override NetworkDescriptor Descriptor { get; } = new()
    {
        Id = "snapchat",
        Name = "Snapchat",
        Mark = "Sc",
        Kinds = [AccountKind.AdAccount],
        Lifespans =
        [
            new(ClockKind.Access, TimeSpan.FromHours(1), "Snap Marketing API authentication: 60 minutes", CheckedOn)
            {
                Disagreement = "older material: 30 minutes.",
            },
            new(ClockKind.Refresh, null, "none published for the Marketing API; Sprinklr's help page: no deactivation", CheckedOn)
            {
                Disagreement = "a note on Login Kit: 30 days.",
            },
        ],
        Needs = new Dictionary<string, Requirement>
        {
            [AccountKind.AdAccount] = new(["snapchat-marketing-api"], []),
        },
        Reasons =
        [
            AccessRevoked, TokenExpired, InsufficientAccess, MissingPermissions, AccountSuspended, PolicyViolation,
            ResourceGone, AdAccountDisabled,
        ],
        Settings = new SettingsPage("Connected apps", new Uri("https://accounts.snapchat.com"), "Snapchat account pages"),
    };

    public override ConnectorDescriptor Connector { get; } = new()
    {
        Hosts = new Dictionary<string, Uri>
        {
            ["consent"] = new("https://accounts.snapchat.com"),
            ["token"] = new("https://accounts.snapchat.com"),
            ["api"] = new("https://adsapi.snapchat.com"),
        },
        Version = "v1",
        Apps = [new(UserToken.DefaultApp, "Snapchat", [new("snapchat", AccountKind.AdAccount)], ["snapchat-marketing-api"])],
        ScopeWords = new Dictionary<string, string>
        {
            ["snapchat-marketing-api"] = "see ad accounts",
        },
        RequestsPerSecond = 10,
        BudgetSource = "Snap Marketing API, rate limits: 20 per second and app, 10 per second and token",
        RenewBefore = TimeSpan.FromMinutes(10),
        // Revoking is known of Login Kit only.
    };

    /// <summary>Snap Marketing API, authentication: no PKCE, our secret in the form. Login Kit has other paths on the same host.</summary>
    protected override OAuthDialect Dialect { get; } = new() { ConsentPath = "/login/oauth2/authorize", TokenPath = "/login/oauth2/access_token" };

    public override async Task<Answer<Offer>> OfferAsync(AppAccess app, Grant grant, CancellationToken cancellationToken)
    {
        var listed = await AdAccountsAsync(app, grant.AccessToken, null, cancellationToken);
        return listed.Problem is { } problem ? problem : new Offer(listed.Value.Accounts, Missing(app, grant.Scopes), !listed.Value.IsWhole);
    }

    /// <summary>The list shows whether the token works; without accounts there is nothing to list.</summary>
    public override async Task<TokenAnswer> InspectAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken)
    {
        if (question.Accounts.Count == 0)
        {
            return new TokenAnswer((await MeAsync(app, question.AccessToken!, question, cancellationToken)).Problem);
        }

        var listed = await AdAccountsAsync(app, question.AccessToken!, question, cancellationToken);
        return listed.Problem is { } problem && !problem.IsOfAccount()
            ? new TokenAnswer(problem)
            : await AccountByAccount.AskAsync(
                question.Accounts.Where(asked => asked.Kind == AccountKind.AdAccount),
                async asked => new AccountAnswer(listed.Problem ?? await StateAsync(app, asked, listed.Value, question, cancellationToken)));
    }

    protected override async Task<Answer<Grant>> WithLoginAsync(AppAccess app, Grant grant, CancellationToken cancellationToken)
    {
        var answer = await MeAsync(app, grant.AccessToken, null, cancellationToken);
        if (answer.Problem is { } problem)
        {
            return problem;
        }

        var me = answer.Value.Body.At("me");
        var (name, email) = (me.Text("display_name"), me.Text("email"));
        return me.Text("id") is { Length: > 0 } id
            ? grant with { Login = new GrantLogin("snapchat", id, name.Length > 0 ? name : email, email) }
            : Unreadable("me");
    }

    /// <summary>No end is published for the refresh token.</summary>
    protected override Grant? GrantOf(HttpAnswer answer, DateTimeOffset now) =>
        base.GrantOf(answer, now) is not { } grant ? null
        : grant is { RefreshToken: not null, RefreshEnd.IsUnknown: true } ? grant with { RefreshEnd = End.Never }
        : grant;

    /// <summary>Only this one error is about the code or the refresh token.</summary>
    protected override Problem? NamedByTokenEndpoint(HttpAnswer answer) =>
        answer.Body.Text("error") == "invalid_grant" || (answer.IsSuccess && answer.Body.Text("error").Length == 0)
            ? null
            : new Problem(AppMisconfigured, GeneralProblems.Said(answer));

    /// <summary>By status: what Snap's own codes mean is not published, but for the one of a missing right.</summary>
    protected override Problem? ProblemOf(HttpAnswer answer, TokenQuestion? known)
    {
        Problem Because(string reason) => new(reason, GeneralProblems.Said(answer));
        return (answer.Status, answer.Body.Text("error_code")) switch
        {
            (401, _) => Because(GeneralProblems.ExpiredOrRevoked(known)) with { RenewFirst = known?.RefreshToken is not null },
            (403, _) or (200, "E1001") => Because(InsufficientAccess),
            (200, _) when !Succeeded(answer.Body, "request_status") => Because(NetworkOutage),
            _ => null,
        };
    }

    /// <summary>Older servers write it in small letters; one that is left out says nothing.</summary>
    private static bool Succeeded(JsonElement element, string member) =>
        element.Text(member) is "" || element.Text(member).Equals("SUCCESS", StringComparison.OrdinalIgnoreCase);

    private static Problem? StateOf(JsonElement adAccount) =>
        adAccount.Text("status") is "ACTIVE" or "" ? null : new Problem(AdAccountDisabled, adAccount.Text("status"));

    private Task<Answer<HttpAnswer>> MeAsync(AppAccess app, Secret token, TokenQuestion? known, CancellationToken cancellationToken) =>
        AskAsync(Get(app.At("api", "/{version}/me"), token), known, cancellationToken);

    /// <summary>The ad accounts of all organizations that the login is a member of.</summary>
    private async Task<Answer<AccountList>> AdAccountsAsync(AppAccess app, Secret token, TokenQuestion? known, CancellationToken cancellationToken)
    {
        List<OfferedAccount> found = [];
        var isWhole = true;
        var query = "?with_ad_accounts=true";
        // An organization may have no ad account: pages are counted too.
        for (var page = 0; page < Offer.Most && found.Count < Offer.Most; page++)
        {
            var answer = await AskAsync(Get(app.At("api", "/{version}/me/organizations" + query), token), known, cancellationToken);
            if (answer.Problem is { } problem)
            {
                return AccountByAccount.OfList(problem);
            }

            foreach (var one in answer.Value.Body.Items("organizations"))
            {
                isWhole &= Succeeded(one, "sub_request_status");
                found.AddRange(one.Items("organization", "ad_accounts").Select(Offered));
            }

            var next = answer.Value.Body.Text("paging", "next_link");
            if (next.Length == 0)
            {
                return new AccountList([.. found.Take(Offer.Most)], isWhole && found.Count <= Offer.Most);
            }

            // Of the link only its query is followed: the token goes nowhere but to the host we know.
            if (!Uri.TryCreate(next, UriKind.Absolute, out var link) || link.Query.Length < 2 || link.Query == query)
            {
                break;
            }

            query = link.Query;
        }

        return new AccountList([.. found.Take(Offer.Most)], IsWhole: false);
    }

    private static OfferedAccount Offered(JsonElement adAccount) => new(
        "snapchat", AccountKind.AdAccount, adAccount.Text("id"),
        adAccount.Text("name") is { Length: > 0 } name ? name : adAccount.Text("id"),
        TimeZone: adAccount.Text("timezone"))
    {
        Problem = StateOf(adAccount),
    };

    /// <summary>The list tells the state; whether the role covers the ad account only asking for it does.</summary>
    private async Task<Problem?> StateAsync(AppAccess app, AskedAccount asked, AccountList listed, TokenQuestion question, CancellationToken cancellationToken)
    {
        var one = listed.Find(asked.NativeId);
        if (one?.Problem is not null || (one is null && listed.IsWhole))
        {
            return one?.Problem ?? AccountByAccount.NotListed;
        }

        var url = app.At("api", "/{version}/adaccounts/" + Uri.EscapeDataString(asked.NativeId));
        var answer = await AskAsync(Get(url, question.AccessToken!), question, cancellationToken);
        if (answer.Problem is { } problem)
        {
            return problem;
        }

        var item = answer.Value.Body.Items("adaccounts").FirstOrDefault();
        return Succeeded(item, "sub_request_status") && item.At("adaccount").ValueKind == JsonValueKind.Object
            ? StateOf(item.At("adaccount"))
            : Unreadable("the ad account");
    }
}

using System.Net.Http.Headers;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Tokens;
using AccountHealth.Integrations.Connecting;
using Microsoft.AspNetCore.WebUtilities;
using static AccountHealth.Core.Reasons.ReasonCodes;

namespace AccountHealth.Integrations.Networks;

/// <summary>
/// Facebook pages, groups and ad accounts, all held by the token of a person; and the Instagram profiles that are linked to
/// the pages.
/// </summary>
internal sealed class Facebook(NetworkHttp http) : MetaConnector(http)
{
    public const string Id = "facebook";

    public const string InstagramId = "instagram";

    private static readonly Dictionary<string, Requirement> Requirements = new()
    {
        // Pages report tasks; older exports the role names of the time before them.
        [AccountKind.Page] = new(
            ["pages_show_list", "pages_read_engagement"],
            ["Admin", "Editor", "MANAGE", "CREATE_CONTENT", "Full control"]),
        [AccountKind.Group] = new([], ["Admin"]),
        [AccountKind.AdAccount] = new(["ads_read|ads_management"], []),
    };

    /// <summary>An Instagram profile is found through its page.</summary>
    private static readonly Requirement OfProfile = new(["instagram_basic", "pages_show_list"], []);

    public override NetworkDescriptor Descriptor { get; } = new()
    {
        Id = Id,
        Name = "Facebook",
        Mark = "Fb",
        Kinds = [AccountKind.Page, AccountKind.Group, AccountKind.AdAccount],
        Lifespans = [Meta.LongLivedToken, Meta.DataAccess],
        Needs = Requirements,
        Reasons =
        [
            PasswordOrSecurityAlert, AccessRevoked, SecurityCheckpoint, TokenExpired, TokenExpiredInactivity,
            UnconfirmedAccount, InsufficientPageRole, MissingPermissions, PageRestrictionSettings, RestrictedProfile,
            PolicyViolation, ResourceGone, UnknownAuthFailure, AdAccountDisabled,
        ],
        Settings = Meta.BusinessIntegrations,
    };

    public override ConnectorDescriptor Connector { get; } = new()
    {
        Hosts = new Dictionary<string, Uri>
        {
            ["consent"] = new("https://www.facebook.com"),
            ["token"] = new("https://graph.facebook.com"),
            ["api"] = new("https://graph.facebook.com"),
        },
        Version = Meta.Version,
        Apps =
        [
            new(UserToken.DefaultApp, "Facebook",
                [new(Id, AccountKind.Page), new(Id, AccountKind.AdAccount), new(InstagramId, AccountKind.Profile)],
                ["pages_show_list", "pages_read_engagement", "ads_read", "instagram_basic"]),
        ],
        ScopeWords = new Dictionary<string, string>
        {
            ["pages_show_list"] = "see which pages the login looks after",
            ["pages_read_engagement"] = "see what pages post",
            ["ads_read"] = "see ad accounts",
            ["ads_management"] = "see ad accounts",
            ["business_management"] = "see what belongs to a business",
            ["instagram_basic"] = "see Instagram profiles",
        },
        RequestsPerSecond = 5,
        BudgetSource = "Meta publishes no number per second; its headers tell the share of a budget that is used",
        // Nothing is renewed: a token of 60 days is given once for each consent.
        RenewBefore = null,
        Revokes = true,
        RevokesWholeGrant = true,
        WatchedByDate = [AccountKind.Group],
    };

    protected override bool Proves => true;

    protected override OAuthDialect Dialect { get; } = new()
    {
        ConsentPath = "/{version}/dialog/oauth",
        TokenPath = "/{version}/oauth/access_token",
        ScopeSeparator = ",",
        UsesPkce = true,
    };

    /// <summary>What an account needs and is not granted, in words; empty where it has all.</summary>
    public static string MissingFor(AskedAccount asked, string granted)
    {
        var needed = asked.Network == InstagramId ? OfProfile : Requirements.GetValueOrDefault(asked.Kind);
        // A requirement takes no scopes for unknown ones; here they are known, and none are granted.
        return needed?.MissingFrom("", granted.Length > 0 ? granted : "none") ?? "";
    }

    /// <summary>Facebook leaves out what was declined before, unless it is told to ask again.</summary>
    public override Uri ConsentAt(AppAccess app, ConsentRequest request)
    {
        var url = base.ConsentAt(app, request);
        return request.Again ? new Uri(QueryHelpers.AddQueryString(url.AbsoluteUri, "auth_type", "rerequest")) : url;
    }

    public override async Task<Answer<Offer>> OfferAsync(AppAccess app, Grant grant, CancellationToken cancellationToken)
    {
        var graph = GraphOf(app, grant.AccessToken, null);
        var lists = new FacebookLists(graph);
        var offered = new List<OfferedAccount>();
        var isCut = false;
        if (Has(grant, "pages_show_list"))
        {
            var withProfiles = Has(grant, "instagram_basic");
            var pages = await lists.PagesAsync(withProfiles, _ => false, grant.Scopes, cancellationToken);
            if (pages.Problem is { } refused)
            {
                return refused;
            }

            isCut |= pages.IsCut;
            offered.AddRange(pages.Items.Select(page => new OfferedAccount(
                Id, AccountKind.Page, page.Text("id"), Named(page.Text("name"), page.Text("id")), FacebookLists.RoleOn(page))));
            foreach (var profile in pages.Items.Select(FacebookLists.ProfileOf).Where(id => id.Length > 0).Distinct(StringComparer.Ordinal))
            {
                offered.Add(await ProfileAsync(graph, profile, cancellationToken));
            }
        }

        if (Has(grant, "ads_read") || Has(grant, "ads_management"))
        {
            var adAccounts = await lists.AdAccountsAsync(cancellationToken);
            if (adAccounts.Problem is { } refused)
            {
                return refused;
            }

            isCut |= adAccounts.IsCut;
            offered.AddRange(adAccounts.Items.Select(one => new OfferedAccount(
                Id, AccountKind.AdAccount, one.Text("id"), Named(one.Text("name"), one.Text("id")), TimeZone: one.Text("timezone_name"))
            {
                Problem = FacebookLists.StateOf(one),
            }));
        }

        return new Offer(offered.Take(Offer.Most).ToList(), Missing(app, grant.Scopes), isCut || offered.Count > Offer.Most);
    }

    public override async Task<TokenAnswer> InspectAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken)
    {
        var said = await DebugAsync(app, question.AccessToken!, cancellationToken);
        if (said.Problem is { } silence)
        {
            return new TokenAnswer(silence);
        }

        var answer = new TokenAnswer(said.Value.ProblemAt(question.Now, question)) { Ends = said.Value.Ends, Scopes = said.Value.Scopes };
        if (answer.Token is not null)
        {
            return answer;
        }

        var accounts = new FacebookAccounts(
            GraphOf(app, question.AccessToken!, question), question with { Scopes = answer.Scopes ?? question.Scopes });
        return answer with { Token = await accounts.AskAsync(cancellationToken), Accounts = accounts.Answers };
    }

    public override async Task<Answer<bool>> RevokeAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken)
    {
        var request = GraphOf(app, question.AccessToken!, question).Request(HttpMethod.Delete, "/{version}/me/permissions", []);
        var answer = await AskAsync(request, question, cancellationToken);
        return answer.Problem is { } problem ? problem.Without(question.AccessToken, app.ClientSecret) : true;
    }

    protected override async Task<Answer<Grant>> WithLoginAsync(AppAccess app, Grant grant, CancellationToken cancellationToken)
    {
        var longer = LongLived(app, grant, await TokenAsync(
            app,
            new Dictionary<string, string> { ["grant_type"] = "fb_exchange_token", ["fb_exchange_token"] = grant.AccessToken.Reveal() },
            cancellationToken));
        if (longer.Problem is not null)
        {
            return longer;
        }

        var token = longer.Value.AccessToken;
        var said = await DebugAsync(app, token, cancellationToken);
        if ((said.Problem ?? said.Value.ProblemAt(grant.At, null)) is { } refused)
        {
            return refused;
        }

        var me = await GraphOf(app, token, null).ReadAsync("/{version}/me", "id,name", cancellationToken);
        return me.Problem is { } problem ? problem
            : me.Body.Text("id") is not { Length: > 0 } id ? Unreadable("the profile")
            : longer.Value with
            {
                // Some grants tell no expires_in.
                AccessEnd = said.Value.Ends.Access ?? longer.Value.AccessEnd,
                DataAccessEnd = said.Value.Ends.DataAccess ?? End.Unknown,
                Scopes = said.Value.Scopes ?? "",
                Login = new GrantLogin(Id, id, Named(me.Body.Text("name"), id)),
            };
    }

    protected override Task<Answer<HttpAnswer>> TokenAsync(AppAccess app, Dictionary<string, string> form, CancellationToken cancellationToken)
    {
        var query = new Dictionary<string, string?>(form.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)))
        {
            ["client_id"] = app.ClientId,
            ["client_secret"] = app.ClientSecret.Reveal(),
        };
        return GetTokenAsync(app.At("token", Dialect.TokenPath), query, cancellationToken);
    }

    /// <summary>Asks about a token in the name of our app: a refusal is about the app, not about the token.</summary>
    private async Task<Answer<FacebookToken>> DebugAsync(AppAccess app, Secret token, CancellationToken cancellationToken)
    {
        var url = QueryHelpers.AddQueryString(app.At("api", "/{version}/debug_token").AbsoluteUri, "input_token", token.Reveal());
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", $"{app.ClientId}|{app.ClientSecret.Reveal()}");
        var answer = await Http.SendAsync(request, cancellationToken);
        if ((answer.Problem ?? ProblemIn(answer.Value, null)) is { } problem)
        {
            return (problem.IsSilence ? problem : problem with { Reason = AppMisconfigured }).Without(token, app.ClientSecret);
        }

        var said = new FacebookToken(answer.Value.Body.At("data"));
        return said.IsReadable ? said : Unreadable("debug_token");
    }

    private static async Task<OfferedAccount> ProfileAsync(Graph graph, string id, CancellationToken cancellationToken)
    {
        var profile = await graph.ReadAsync($"/{{version}}/{Uri.EscapeDataString(id)}", "id,username,name", cancellationToken);
        return new OfferedAccount(InstagramId, AccountKind.Profile, id, Named(profile.Body.Text("name"), Named(profile.Body.Text("username"), id)))
        {
            Problem = profile.Problem is { IsSilence: false } problem ? problem : null,
        };
    }

    private static string Named(string name, string otherwise) => name.Length > 0 ? name : otherwise;

    /// <summary>What is not known of a grant is taken for granted.</summary>
    private static bool Has(Grant grant, string scope) => grant.Scopes.Length == 0 || grant.Scopes.Split(' ').Contains(scope, StringComparer.Ordinal);
}

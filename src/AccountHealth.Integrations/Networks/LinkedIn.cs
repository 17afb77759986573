using System.Text.Json;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Tokens;
using AccountHealth.Integrations.Connecting;
using static AccountHealth.Core.Reasons.ReasonCodes;

namespace AccountHealth.Integrations.Networks;

/// <summary>LinkedIn members, pages and ad accounts.</summary>
internal sealed class LinkedIn(NetworkHttp http) : OAuthConnector(http)
{
    private const int PageSize = 100;

    private static readonly DateOnly CheckedOn = new(2026, 11, 21);

    private static readonly string[] Holds = ["RESTRICTED_HOLD", "BILLING_HOLD", "INTERNAL_HOLD", "STOPPED"];

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
        RequestsPerSecond = 10,
        BudgetSource = "LinkedIn publishes no number; its quotas are per day and member",
        RenewBefore = TimeSpan.FromDays(7),
        Revokes = true,
    };

    /// <summary>LinkedIn, authorization code flow: no PKCE for web apps, our secret in the form.</summary>
    protected override OAuthDialect Dialect { get; } = new() { ConsentPath = "/oauth/v2/authorization", TokenPath = "/oauth/v2/accessToken" };

    public override async Task<Answer<Offer>> OfferAsync(AppAccess app, Grant grant, CancellationToken cancellationToken)
    {
        var offered = new List<OfferedAccount>();
        if (grant.Login is { } login)
        {
            offered.Add(new("linkedin", AccountKind.Profile, login.NativeId, login.Name));
        }

        var pages = await PagesAsync(app, grant.AccessToken, null, cancellationToken);
        var adAccounts = await AdAccountsAsync(app, grant.AccessToken, null, cancellationToken);
        if ((pages.Problem ?? adAccounts.Problem) is { IsSilence: true } silence)
        {
            return silence;
        }

        foreach (var (id, role) in Listed(pages))
        {
            var page = await AskAsync(Rest(app, $"/rest/organizations/{id}", grant.AccessToken), null, cancellationToken);
            offered.Add(new("linkedin", AccountKind.Page, id, page.Problem is null ? page.Value.Body.Text("localizedName") : id, role));
        }

        foreach (var (id, role) in Listed(adAccounts))
        {
            var account = await AskAsync(Rest(app, $"/rest/adAccounts/{id}", grant.AccessToken), null, cancellationToken);
            offered.Add(new("linkedin", AccountKind.AdAccount, id, account.Problem is null ? account.Value.Body.Text("name") : id, role)
            {
                Problem = account.Problem is null ? StateOf(account.Value.Body) : null,
            });
        }

        return new Offer(offered, Missing(app, grant.Scopes));
    }

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

    private async Task<Dictionary<long, AccountAnswer>> AccountsAsync(AppAccess app, TokenQuestion question, CancellationToken cancellationToken)
    {
        var answers = new Dictionary<long, AccountAnswer>();
        foreach (var kind in question.Accounts.GroupBy(one => one.Kind))
        {
            var listed = kind.Key switch
            {
                AccountKind.Page => await PagesAsync(app, question.AccessToken!, question, cancellationToken),
                AccountKind.AdAccount => await AdAccountsAsync(app, question.AccessToken!, question, cancellationToken),
                // The member's own profile works as long as the token does.
                _ => null,
            };
            foreach (var asked in kind)
            {
                answers[asked.AuthorizationId] = listed is null ? new AccountAnswer((Problem?)null)
                    : listed.Problem is { } problem ? new AccountAnswer(Explained(problem, asked, question))
                    : !listed.Value.TryGetValue(asked.NativeId, out var role) ? new AccountAnswer(new Problem(InsufficientAccess, "not among the accounts of this login"))
                    : new AccountAnswer(await StateAsync(app, asked, role, question, cancellationToken), role);
            }
        }

        return answers;
    }

    /// <summary>The pages that the member administers, with the role.</summary>
    private Task<Answer<IReadOnlyDictionary<string, string>>> PagesAsync(AppAccess app, Secret token, TokenQuestion? known, CancellationToken cancellationToken) =>
        RolesAsync(app, "/rest/organizationAcls?q=roleAssignee&state=APPROVED", "organization", token, known, cancellationToken);

    private Task<Answer<IReadOnlyDictionary<string, string>>> AdAccountsAsync(AppAccess app, Secret token, TokenQuestion? known, CancellationToken cancellationToken) =>
        RolesAsync(app, "/rest/adAccountUsers?q=authenticatedUser", "account", token, known, cancellationToken);

    /// <summary>Pages of results by offset, as Rest.li has them: the role by the last part of the URN.</summary>
    private async Task<Answer<IReadOnlyDictionary<string, string>>> RolesAsync(
        AppAccess app, string path, string member, Secret token, TokenQuestion? known, CancellationToken cancellationToken)
    {
        var roles = new Dictionary<string, string>();
        for (var start = 0; start < Offer.Most;)
        {
            var answer = await AskAsync(Rest(app, start == 0 ? $"{path}&count={PageSize}" : $"{path}&count={PageSize}&start={start}", token), known, cancellationToken);
            if (answer.Problem is { } problem)
            {
                return problem;
            }

            var elements = answer.Value.Body.Items("elements").ToList();
            foreach (var one in elements.Where(one => one.Text("state") is "" or "APPROVED"))
            {
                roles[one.Text(member).Split(':')[^1]] = one.Text("role");
            }

            start += elements.Count;
            if (elements.Count == 0 || start >= (answer.Value.Body.Number("paging", "total") ?? 0))
            {
                break;
            }
        }

        return new Answer<IReadOnlyDictionary<string, string>>(roles);
    }

    private async Task<Problem?> StateAsync(AppAccess app, AskedAccount asked, string role, TokenQuestion question, CancellationToken cancellationToken)
    {
        if (asked.Kind == AccountKind.Page && role != "ADMINISTRATOR")
        {
            return new Problem(InsufficientAccess, $"role {role}");
        }

        var path = asked.Kind == AccountKind.Page ? "organizations" : "adAccounts";
        var answer = await AskAsync(Rest(app, $"/rest/{path}/{Uri.EscapeDataString(asked.NativeId)}", question.AccessToken!), question, cancellationToken);
        return answer.Problem is { } problem ? Explained(problem, asked, question)
            : asked.Kind == AccountKind.AdAccount ? StateOf(answer.Value.Body)
            : null;
    }

    /// <summary>A right is missing: because a scope was not granted, where that is so; else because the role is.</summary>
    private Problem Explained(Problem problem, AskedAccount asked, TokenQuestion question) =>
        problem.Reason == InsufficientAccess && (Descriptor.Lacks(asked.Kind, "", question.Scopes).Length > 0 || LacksRoles(asked, question.Scopes))
            ? problem with { Reason = MissingPermissions }
            : problem;

    /// <summary>The list of a member's roles takes another scope than the pages themselves (LinkedIn, organization access control).</summary>
    private static bool LacksRoles(AskedAccount asked, string scopes) =>
        asked.Kind == AccountKind.Page && scopes.Length > 0 && !scopes.Split(' ').Any(scope => scope is "rw_organization_admin" or "r_organization_admin");

    /// <summary>The token is fine, the ad account does not run: values seen by running connectors.</summary>
    private static Problem? StateOf(JsonElement account)
    {
        var holds = account.Items("servingStatuses").Select(one => one.Text()).Intersect(Holds).ToList();
        return account.Text("status") is "ACTIVE" or "" && holds.Count == 0
            ? null
            : new Problem(AdAccountDisabled, string.Join(", ", holds.Prepend(account.Text("status"))));
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

    private static IReadOnlyDictionary<string, string> Listed(Answer<IReadOnlyDictionary<string, string>> answer) =>
        answer.Problem is null ? answer.Value : new Dictionary<string, string>();
}

using AccountHealth.Sandbox.Grants;
using AccountHealth.Sandbox.World;

namespace AccountHealth.Sandbox.Networks;

/// <summary>What LinkedIn answers to a token: whose it is, which Pages, which ad accounts.</summary>
internal sealed partial class LinkedIn
{
    private static readonly HashSet<string> LiveVersions =
        new(["202601", "202602", "202603", "202604", "202605", "202606", "202607"], StringComparer.Ordinal);

    public Answer Outage() => Error(503, null, null);

    [Behaviour("Throttled: 429 without Retry-After and without budget headers", "D L5; T L27")]
    public Answer RateLimited(TimeSpan wait) => Error(429, null, null);

    public Answer NotFound() => Error(404, null, "RESOURCE_NOT_FOUND");

    private static void MapApi(NetworkRoutes routes)
    {
        routes.Get("api/v2/userinfo", call => WithToken(call, ["openid"], UserInfo));
        routes.Get("api/v2/me", call => WithToken(call, ["r_basicprofile"], Me));
        routes.Get("api/rest/organizationAcls", call => Versioned(call) ?? WithToken(call, ["rw_organization_admin", "r_organization_admin"], OrganizationAcls));
        routes.Get("api/rest/organizations/{id}", call => Versioned(call) ?? WithToken(call, PageScopes, Organization));
        routes.Get("api/v2/organizations/{id}", call => WithToken(call, PageScopes, Organization));
        routes.Get("api/rest/adAccountUsers", call => Versioned(call) ?? WithToken(call, ["r_ads", "rw_ads"], AdAccountUsers));
        routes.Get("api/rest/adAccounts/{id}", call => Versioned(call, newShape: true) ?? WithToken(call, ["r_ads", "rw_ads"], AdAccount));
    }

    private static readonly string[] PageScopes = ["rw_organization_admin", "r_organization_admin", "r_organization_social", "w_organization_social"];

    [Behaviour("401: 65604 no token, 65600 unknown, 65601 revoked, 65602 ended", "C L12-L15")]
    private static Answer WithToken(Call call, string[] anyScopeOf, Func<Call, Token, Answer> answer)
    {
        if (call.BearerToken is not { } value)
        {
            return Error(401, 65604, null);
        }

        if (call.Grants.Find("linkedin", value, Token.Access) is not { } token)
        {
            return Error(401, 65600, null);
        }

        if (IsRevoked(token) || token.HasEnded(call.Now))
        {
            return Error(401, IsRevoked(token) ? 65601 : 65602, null);
        }

        token.LastUsedAt = call.Now;
        return token.Grant.Allows(anyScopeOf) ? answer(call, token) : Error(403, 100, null);
    }

    [Behaviour("/rest needs a living LinkedIn-Version: 400 VERSION_MISSING, 426 NONEXISTENT_VERSION", "C L16; T L9,L10")]
    private static Answer? Versioned(Call call, bool newShape = false) => call.Header("LinkedIn-Version") switch
    {
        null or "" => Error(400, null, "VERSION_MISSING", newShape),
        var version when !LiveVersions.Contains(version) => Error(426, null, "NONEXISTENT_VERSION", newShape),
        _ => null,
    };

    private static Answer UserInfo(Call call, Token token)
    {
        var person = token.Grant.Login.Person;
        var mail = token.Grant.Allows("email");
        return Ok(new
        {
            sub = token.Grant.Login.Id,
            name = person.Name,
            given_name = person.GivenName,
            family_name = person.FamilyName,
            picture = $"https://media.example/{person.Id}.jpg",
            locale = new { country = "DE", language = "de" },
            email = mail ? person.Email : null,
            email_verified = mail ? true : (bool?)null,
        });
    }

    private static Answer Me(Call call, Token token) =>
        Ok(new
        {
            id = token.Grant.Login.Id,
            localizedFirstName = token.Grant.Login.Person.GivenName,
            localizedLastName = token.Grant.Login.Person.FamilyName,
            vanityName = token.Grant.Login.Person.Id,
        });

    [Behaviour("organizationAcls lists the member's own roles, filtered by role and state, with start and count", "D L7,C L11; paging M")]
    private static Answer OrganizationAcls(Call call, Token token)
    {
        if (call.Query("q") != "roleAssignee")
        {
            return Error(400, null, "QUERY_PARAM_NOT_ALLOWED");
        }

        var login = token.Grant.Login;
        var rows = call.People.AccountsOf(login, "page")
            .Select(page => new
            {
                role = page.RoleOf(login),
                organization = $"urn:li:organization:{page.Id}",
                roleAssignee = $"urn:li:person:{login.Id}",
                state = "APPROVED",
            })
            .Where(row => (call.Query("role") ?? row.role) == row.role && (call.Query("state") ?? row.state) == row.state);
        return Paged(call, [.. rows]);
    }

    [Behaviour("A Page is shown to its administrators only: 403 with service code 100", "D L7; C L26,L16")]
    private static Answer Organization(Call call, Token token)
    {
        if (call.People.Account("linkedin", "page", call.Route("id")) is not { } page || page.Conditions.Has(Conditions.Gone))
        {
            return Error(404, null, "NOT_FOUND");
        }

        return page.RoleOf(token.Grant.Login) == "ADMINISTRATOR"
            ? Ok(new { id = Number(page.Id), localizedName = page.Name, vanityName = page.Name.ToLowerInvariant().Replace(' ', '-') })
            : Error(403, 100, null);
    }

    private static Answer AdAccountUsers(Call call, Token token)
    {
        var login = token.Grant.Login;
        return call.Query("q") != "authenticatedUser"
            ? Error(400, null, "QUERY_PARAM_NOT_ALLOWED")
            : Paged(call, [.. call.People.AccountsOf(login, "ad-account").Select(account => new
            {
                account = $"urn:li:sponsoredAccount:{account.Id}", user = $"urn:li:person:{login.Id}", role = account.RoleOf(login),
            })]);
    }

    [Behaviour("An ad account without a role on it: 403 NO_PERMISSION_ON_ENTITY in the newer shape", "T L9")]
    private static Answer AdAccount(Call call, Token token)
    {
        if (call.People.Account("linkedin", "ad-account", call.Route("id")) is not { } account || account.Conditions.Has(Conditions.Gone))
        {
            return Error(404, null, "NOT_FOUND", newShape: true);
        }

        if (account.RoleOf(token.Grant.Login) is null)
        {
            return Error(403, null, "NO_PERMISSION_ON_ENTITY", newShape: true);
        }

        // The detail is a status, or one or several holds; a status other than active stops serving.
        var detail = account.Conditions.Detail(Conditions.DisableAdAccount);
        var holds = detail?.Split(',').Where(one => one is "STOPPED" || one.EndsWith("_HOLD", StringComparison.Ordinal)).ToList() ?? [];
        var status = detail is null || holds.Count > 0 ? "ACTIVE" : detail.Length == 0 ? "CANCELED" : detail;
        return Ok(new
        {
            id = Number(account.Id),
            name = account.Name,
            status,
            currency = "EUR",
            type = "BUSINESS",
            test = false,
            reference = account.Parent is { } page ? $"urn:li:organization:{page.Id}" : null,
            servingStatuses = holds.Count > 0 ? holds : [status == "ACTIVE" ? "RUNNABLE" : "STOPPED"],
        });
    }

    private static Answer Paged<T>(Call call, IReadOnlyList<T> all)
    {
        var page = call.Page(all, Number(call.Query("start")) ?? 0, Number(call.Query("count")));
        return Ok(new { paging = new { start = page.Start, count = page.Count, links = Array.Empty<string>(), total = page.Total }, elements = page.Items });
    }

    private static Answer Ok(object body) => Traced(Answer.Json(body));

    // The ad resources answer the newer shape, everything else the old one.
    private static Answer Error(int status, int? serviceErrorCode, string? code, bool newShape = false) => Traced(Answer.Json(new
    {
        message = "The request was refused.",
        serviceErrorCode,
        code,
        status,
        errorDetailType = newShape ? "com.linkedin.common.error.BadRequest" : null,
        errorDetails = newShape ? new { inputErrors = Array.Empty<string>() } : null,
    }, status));

    [Behaviour("API answers carry x-li-uuid, x-li-fabric and x-li-request-id", "T L9")]
    private static Answer Traced(Answer answer) =>
        answer.With("x-li-uuid", NativeIds.Secret(24)).With("x-li-fabric", "prod-lva1").With("x-li-request-id", NativeIds.Secret(16));
}

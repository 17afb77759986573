using System.Globalization;
using AccountHealth.Sandbox.Grants;
using AccountHealth.Sandbox.World;

namespace AccountHealth.Sandbox.Networks;

/// <summary>LinkedIn: members, Pages and ad accounts. Its API is in LinkedInApi.cs.</summary>
[Behaviour("All permissions are agreed to together", "D L3")]
[Behaviour("The access token lives 60 days, the refresh token 365 days from the first consent; the code 30 minutes", "D L2; code M")]
[Behaviour("The member withdrew the app: all tokens are revoked", "D L1", Verb = "revoke")]
[Behaviour("A restricted member's tokens look revoked while the restriction lasts", "I", Verb = Conditions.Restrict)]
[Behaviour("A permission is missing from the grant: 403 with service code 100, and introspection does not list it", "C L26,L16", Verb = "drop-permission")]
[Behaviour("An access token that ended: 65602, introspection says expired", "C L13; D L1", Verb = "expire-now")]
[Behaviour("Nobody used or refreshed the token for that many days: all its clocks have run on", "I", Verb = "unused-for")]
[Behaviour("Who lost the Page role is missing from organizationAcls, or has another role there", "I", Verb = "lose-page-role")]
[Behaviour("An ad account's status and servingStatuses; the detail names the value", "values C L33", Verb = Conditions.DisableAdAccount)]
[Behaviour("What was deleted is answered with 404 NOT_FOUND", "T L9", Verb = Conditions.Gone)]
internal sealed partial class LinkedIn : ISandboxNetwork
{
    private const string Dead = "The provided authorization grant or refresh token is invalid, expired or revoked.";

    public NetworkTraits Traits { get; } = new("linkedin", "LinkedIn")
    {
        Scopes = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["openid"] = "Know who you are",
            ["profile"] = "Use your name and photo",
            ["email"] = "Use your e-mail address",
            ["w_member_social"] = "Post, comment and react for you",
            ["r_organization_social"] = "Read the posts of your Pages",
            ["w_organization_social"] = "Post for your Pages",
            ["rw_organization_admin"] = "Manage your Pages",
            ["r_organization_admin"] = "See your Pages",
            ["r_ads"] = "See your ad accounts",
            ["rw_ads"] = "Manage your ad accounts",
            ["r_ads_reporting"] = "See the reports of your ad accounts",
        },
        Kinds = new Dictionary<string, string>(StringComparer.Ordinal) { ["page"] = "ADMINISTRATOR", ["ad-account"] = "ACCOUNT_MANAGER" },
        ScopesTogether = true,
        CodeLife = TimeSpan.FromMinutes(30),
        AccessLife = TimeSpan.FromDays(60),
        RefreshLife = TimeSpan.FromDays(365),
        AccessPrefix = "AQX-",
        RefreshPrefix = "AQR-",
        LoginId = person => NativeIds.Letters("linkedin" + person.Id, 10),
    };

    public void Map(NetworkRoutes routes)
    {
        routes.Consent("consent/oauth/v2/authorization", new()
        {
            Cancelled = [("error", "user_cancelled_authorize"), ("error_description", "The user cancelled the authorization")],
        });
        routes.Post("token/oauth/v2/accessToken", AccessToken);
        routes.Post("token/oauth/v2/introspectToken", Introspect);
        routes.Post("token/oauth/v2/revoke", Revoke);
        MapApi(routes);
    }

    public void Populate(Population population)
    {
        var bakery = population.Add("page", "90210001", "Corner Bakery", ("ann", "ADMINISTRATOR"), ("bo", "ADMINISTRATOR"), ("dana", "ANALYST"));
        var cafe = population.Add("page", "90210002", "Corner Café", ("ann", "ADMINISTRATOR"), ("chris", "CONTENT_ADMINISTRATOR"));
        population.Add("page", "90210003", "Harbour Bikes", ("ann", "ADMINISTRATOR"), ("bo", "ADMINISTRATOR"), ("eli", "ADMINISTRATOR"));
        population.Add("ad-account", "512340001", "Bakery campaigns", bakery, ("ann", "ACCOUNT_MANAGER"), ("bo", "ACCOUNT_BILLING_ADMIN"));
        population.Add("ad-account", "512340002", "Café campaigns", cafe, ("ann", "VIEWER"), ("chris", "CAMPAIGN_MANAGER"));
        population.Add("ad-account", "512340003", "Bikes campaigns", ("ann", "CAMPAIGN_MANAGER"), ("eli", "ACCOUNT_MANAGER"));
    }

    private Answer AccessToken(Call call)
    {
        var app = call.App(call.Form("client_id"), call.Form("client_secret")).Proven;
        return (app, call.Form("grant_type")) switch
        {
            (null, _) => TokenError("invalid_client", "Client authentication failed", 401),
            (_, "authorization_code") => Exchange(call, app),
            (_, "refresh_token") => Refresh(call, app),
            _ => TokenError("invalid_request", "The grant_type is not supported"),
        };
    }

    [Behaviour("Id and secret come in the form; Basic is not read", "C L11,L17b")]
    [Behaviour("An app that is not approved (condition no-refresh) gets no refresh token", "D L2")]
    [Behaviour("A consent with other permissions than before ends the earlier tokens of the app", "T L30,C L16")]
    private Answer Exchange(Call call, App app)
    {
        var (grant, refusal) = call.Grants.Redeem(call.Form("code"), app, call.Form("redirect_uri") ?? "", verifier: null, call.Now);
        if (grant is null)
        {
            return TokenError("invalid_request", refusal == CodeRefusal.WrongRedirect
                ? "Unable to retrieve access token: the redirect_uri does not match"
                : "Unable to retrieve access token: appid/redirect uri/code verifier does not match or the code expired");
        }

        foreach (var earlier in call.Grants.Of(grant.Login).Where(one => one.App == app && !one.Scopes.ToHashSet(StringComparer.Ordinal).SetEquals(grant.Scopes)))
        {
            GrantBook.Kill(earlier, Causes.Revoked);
        }

        var refresh = app.Conditions.Has("no-refresh") ? null : call.Grants.IssueRefresh(grant, Traits, call.Now);
        return Issued(call, call.Grants.IssueAccess(grant, Traits, call.Now), refresh, ' ');
    }

    [Behaviour("Refreshing answers the same refresh token, whose year keeps counting down, and cuts the access token to what is left", "D L2")]
    private Answer Refresh(Call call, App app)
    {
        var refresh = call.Grants.Find(Traits.Id, call.Form("refresh_token"), Token.Refresh);
        if (refresh is null || refresh.Grant.App != app || !refresh.Works(call.Now) || IsRestricted(refresh) || app.Conditions.Has("no-refresh"))
        {
            return TokenError("invalid_request", Dead);
        }

        refresh.LastUsedAt = call.Now;
        var left = refresh.Ends - call.Now;
        var life = left < Traits.AccessLife ? left : Traits.AccessLife;
        return Issued(call, call.Grants.Issue(refresh.Grant, Token.Access, Traits.AccessPrefix, call.Now, life), refresh, ',');
    }

    [Behaviour("Introspection: active, expired or revoked; of another app or long gone only active=false", "D L1; C L16")]
    [Behaviour("Introspection: 400 for an unknown app or something that is no token, 401 for a wrong secret", "D L1")]
    private Answer Introspect(Call call)
    {
        var app = call.App(call.Form("client_id"), call.Form("client_secret"));
        var value = call.Form("token");
        if (app.Known is null || value is null || !(value.StartsWith(Traits.AccessPrefix, StringComparison.Ordinal) || value.StartsWith(Traits.RefreshPrefix, StringComparison.Ordinal)))
        {
            return TokenError("invalid_request", "The client id or the token is not valid");
        }

        if (app.Proven is null)
        {
            return TokenError("invalid_client", "Client authentication failed", 401);
        }

        if (call.Grants.Find(Traits.Id, value) is not { } token || token.Grant.App != app.Proven)
        {
            return Answer.Json(new { active = false });
        }

        var status = IsRevoked(token) ? "revoked" : token.HasEnded(call.Now) ? "expired" : "active";
        return Answer.Json(new
        {
            active = status == "active",
            status,
            client_id = app.Proven.Id,
            auth_type = "3L",
            authorized_at = token.Grant.AuthorizedAt.ToUnixTimeSeconds(),
            created_at = token.IssuedAt.ToUnixTimeSeconds(),
            expires_at = token.Ends?.ToUnixTimeSeconds(),
            scope = string.Join(',', token.Grant.Scopes),
        });
    }

    [Behaviour("Revoking one token ends all of that grant; the answer is empty", "C L19; reach I, empty body M")]
    private Answer Revoke(Call call)
    {
        if (call.App(call.Form("client_id"), call.Form("client_secret")).Proven is not { } app)
        {
            return TokenError("invalid_client", "Client authentication failed", 401);
        }

        if (call.Grants.Find(Traits.Id, call.Form("token")) is not { } token || token.Grant.App != app)
        {
            return TokenError("invalid_request", "The token is not valid");
        }

        GrantBook.Kill(token.Grant, Causes.Revoked);
        return Answer.Empty();
    }

    [Behaviour("Scopes are separated by spaces or by commas", "C F25; which when I")]
    private static Answer Issued(Call call, Token access, Token? refresh, char separator) => Answer.Json(new
    {
        access_token = access.Value,
        expires_in = access.SecondsLeft(call.Now),
        refresh_token = refresh?.Value,
        refresh_token_expires_in = refresh?.SecondsLeft(call.Now),
        scope = string.Join(separator, access.Grant.Scopes),
    });

    private static bool IsRestricted(Token token) => token.Grant.Login.Conditions.Has(Conditions.Restrict);

    private static bool IsRevoked(Token token) => token.Cause is not null || IsRestricted(token);

    private static Answer TokenError(string error, string description, int status = 400) =>
        Answer.Json(new { error, error_description = description }, status);

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

using AccountHealth.Sandbox.Grants;
using AccountHealth.Sandbox.World;

namespace AccountHealth.Sandbox.Networks;

/// <summary>What X answers to a token: whose it is, or which problem there is.</summary>
internal sealed partial class X
{
    private const string Problems = "https://api.x.com/2/problems/";
    private const string Refused = "The request was refused.";

    private readonly Budget _budget = new(75, TimeSpan.FromMinutes(15));

    public Answer Outage() => Problem(503, "Service Unavailable", "about:blank", "Service Unavailable");

    public Answer RateLimited(TimeSpan wait) => TooMany();

    [Behaviour("Throttled: 429 rate-limit-exceeded, with the second at which it ends", "D X4,X10")]
    public Answer RateLimited(HttpRequest request, TimeSpan wait, DateTimeOffset now) => WithBudget(TooMany(), 0, now + wait);

    public Answer NotFound() => Problem(404, "Not Found Error", Problems + "resource-not-found", "There is nothing here.");

    private static Answer TooMany() => Problem(429, "Too Many Requests", Problems + "rate-limit-exceeded", "Too Many Requests");

    [Behaviour("Whose: 75 calls in 15 minutes for each user, told in x-rate-limit headers", "D X4,X10")]
    private Answer Me(Call call)
    {
        if (call.Grants.Find(Traits.Id, call.BearerToken, Token.Access) is not { } token || !token.Works(call.Now))
        {
            return Unauthorized(call);
        }

        var budget = _budget.Spend(call, $"{token.Grant.App.Id} {SubjectId(token.Grant)}");
        token.LastUsedAt = call.Now;
        return WithBudget(budget.Exceeded ? TooMany() : OfApp(token.Grant.App) ?? User(call, token.Grant), budget.Left, call.Now + budget.Wait);
    }

    [Behaviour("401 Unauthorized as a problem; with the app's condition old-errors code 89, with keys-refused code 32", "D X4; 89 D X3; 32 C X17")]
    private static Answer Unauthorized(Call call)
    {
        var app = call.Grants.Find(call.Network.Id, call.BearerToken)?.Grant.App;
        return app is null || !app.Conditions.Has("old-errors")
            ? Problem(401, "Unauthorized", "about:blank", "Unauthorized")
            : Old(401, 89);
    }

    [Behaviour("Conditions of the app: client-forbidden, client-not-enrolled, unsupported-authentication, no-credits (402)", "D X4,X10b; C X18-X20")]
    private static Answer? OfApp(App app)
    {
        var conditions = app.Conditions;
        return conditions.Has("keys-refused") ? Old(401, 32)
            : conditions.Has("client-not-enrolled") ? Problem(403, "Client Forbidden", Problems + "client-forbidden", Refused, "client-not-enrolled")
            : conditions.Has("client-forbidden") ? Problem(403, "Client Forbidden", Problems + "client-forbidden", Refused)
            : conditions.Has("unsupported-authentication") ? Problem(403, "Unsupported Authentication", Problems + "unsupported-authentication", Refused)
            : conditions.Has("no-credits") ? Problem(402, "CreditsDepleted", Problems + "credits", Refused)
            : null;
    }

    [Behaviour("verified and profile_image_url come only where user.fields names them", "D X6,X8")]
    private static Answer User(Call call, Grant grant)
    {
        if (!grant.Allows("users.read") || !grant.Allows("tweet.read"))
        {
            return Problem(403, "Authorization Error", Problems + "not-authorized-for-resource", Refused);
        }

        var id = SubjectId(grant);
        var account = call.People.Account(call.Network.Id, Profile, id);
        var trouble = Trouble(id, account?.Conditions) ?? (id == grant.Login.Id ? Trouble(id, grant.Login.Conditions) : null);
        if (trouble is not null)
        {
            return trouble;
        }

        var fields = (call.Query("user.fields") ?? "").Split(',');
        var name = account?.Name ?? grant.Login.Person.Name;
        var username = string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        return Answer.Json(new
        {
            data = new
            {
                id,
                name,
                username,
                verified = fields.Contains("verified") ? false : (bool?)null,
                profile_image_url = fields.Contains("profile_image_url") ? $"https://media.example/{username}.jpg" : null,
            },
        });
    }

    // Who ticks their own account too, or nothing at all, signs in as themselves.
    private static string SubjectId(Grant grant)
    {
        var own = grant.Login.Id;
        return grant.Chosen is not { Count: > 0 } chosen || chosen.Contains($"{Profile}:{own}") ? own : chosen.First()[(Profile.Length + 1)..];
    }

    private static Answer? Trouble(string id, Conditions? conditions)
    {
        if (conditions is null)
        {
            return null;
        }

        if (conditions.Has(Conditions.Gone))
        {
            return Errors(200, id, "Not Found Error", $"Could not find user with id: [{id}].");
        }

        if (conditions.Detail(Conditions.Suspend) is { } suspended)
        {
            return suspended switch
            {
                "63" or "64" => Old(403, int.Parse(suspended)),
                "200" or "403" => Errors(int.Parse(suspended), id, "Forbidden", $"User has been suspended: [{id}]."),
                _ => Problem(403, "Forbidden", "about:blank", "The account of this user is suspended."),
            };
        }

        return conditions.Detail(Conditions.Lock) switch
        {
            null => null,
            "326" => Old(403, 326),
            _ => Problem(403, "Forbidden", "about:blank", "Your account is temporarily locked. Please sign in."),
        };
    }

    private static Answer Errors(int status, string id, string title, string detail) => Answer.Json(new
    {
        errors = new[] { new { value = id, detail, title, resource_type = "user", parameter = "id", resource_id = id, type = Problems + "resource-not-found" } },
    }, status);

    private static Answer Old(int status, int code) => Answer.Json(new { errors = new[] { new { code, message = Refused } } }, status);

    private static Answer Problem(int status, string title, string type, string detail, string? reason = null) =>
        Answer.Json(new { title, type, status, detail, reason }, status, "application/problem+json");

    private Answer WithBudget(Answer answer, int left, DateTimeOffset reset) => answer
        .With("x-rate-limit-limit", $"{_budget.Limit}").With("x-rate-limit-remaining", $"{left}").With("x-rate-limit-reset", $"{reset.ToUnixTimeSeconds()}");
}

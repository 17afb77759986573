using System.Globalization;
using System.Text;
using AccountHealth.Sandbox.Grants;
using AccountHealth.Sandbox.World;
using Microsoft.AspNetCore.WebUtilities;

namespace AccountHealth.Sandbox.Networks;

/// <summary>Google Business Profile: accounts that hold locations, on three hosts.</summary>
[Behaviour("A location is suspended: no voice of merchant, BUSINESS_LOCATION_SUSPENDED (detail left-out: a false is not said)", "C G18; shape M, left out I", Verb = Conditions.Suspend, About = "account")]
[Behaviour("A location is disabled: no voice of merchant, BUSINESS_LOCATION_DISABLED", "C G18; shape M", Verb = Conditions.Restrict, About = "account")]
[Behaviour("A location was never verified (detail pending: it is under way): no voice of merchant, verify", "C G26", Verb = Conditions.Unconfirmed, About = "account")]
[Behaviour("Who lost the role on a location or a group is answered 403 PERMISSION_DENIED for it; lists leave it out", "C G9; split I", Verb = "lose-page-role")]
[Behaviour("A location that is gone or moved: 404 NOT_FOUND, and no list names it", "C G9", Verb = Conditions.Gone)]
internal sealed class GoogleBusiness : GoogleNetwork
{
    private const string Location = "location";
    private const string Group = "group";
    private const string LeftOut = "left-out";

    private static readonly string[] Manage = [Scope + "business.manage"];
    private static readonly string[] Fields = ["name", "title", "storeCode", "metadata", "openInfo"];

    public override NetworkTraits Traits { get; } = TraitsOf("google-business", "Google Business Profile",
        [(Scope + "business.manage", "Manage your business listings")],
        new Dictionary<string, string>(StringComparer.Ordinal) { [Location] = "OWNER", [Group] = "MANAGER" });

    public override void Populate(Population population)
    {
        var foods = population.Add(Group, "106000000000000000702", "Corner Foods", ("ann", "MANAGER"), ("chris", "PRIMARY_OWNER"));
        var bikes = population.Add(Group, "106000000000000000703", "Harbour Bikes", ("ann", "OWNER"), ("bo", "MANAGER"), ("eli", "PRIMARY_OWNER"));
        population.Add(Location, "8800000000000000901", "Corner Bakery North", ("ann", "PRIMARY_OWNER"), ("bo", "MANAGER"));
        population.Add(Location, "8800000000000000902", "Corner Bakery South", ("ann", "PRIMARY_OWNER"), ("dana", "SITE_MANAGER"));
        population.Add(Location, "8800000000000000903", "Corner Café", foods, ("ann", "MANAGER"), ("chris", "PRIMARY_OWNER"));
        population.Add(Location, "8800000000000000904", "Corner Bakery Station", ("ann", "OWNER"), ("bo", "PRIMARY_OWNER"));
        population.Add(Location, "8800000000000000905", "Harbour Bikes Pier", bikes, ("ann", "OWNER"), ("bo", "MANAGER"), ("eli", "PRIMARY_OWNER"));
    }

    [Behaviour("More than 300 queries a minute: 429 RESOURCE_EXHAUSTED, no headers", "D G7; headers M")]
    public override Answer RateLimited(TimeSpan wait) => GoogleError.Of(429, status: "RESOURCE_EXHAUSTED", detail: "RATE_LIMIT_EXCEEDED");

    protected override void MapApi(NetworkRoutes routes)
    {
        routes.Get("accounts/v1/accounts", call => WithToken(call, Manage, Accounts));
        routes.Get("accounts/v1/locations/{id}/admins", call => WithToken(call, Manage, (_, token) => OfLocation(call, token, one => Admins(call, one))));
        routes.Get("locations/v1/accounts/{id}/locations", call => WithToken(call, Manage, Locations));
        routes.Get("locations/v1/locations/{id}", call => WithToken(call, Manage, (_, token) => OfLocation(call, token, one =>
            Mask(call) is { } mask ? Answer.Json(Listed(one, mask)) : GoogleError.BadArgument())));
        routes.Get("verifications/v1/locations/{id}/VoiceOfMerchantState", call => WithToken(call, Manage, (_, token) => OfLocation(call, token, VoiceOfMerchant)));
    }

    protected override Answer Unauthenticated(bool sent) => GoogleError.Of(401, status: "UNAUTHENTICATED");

    protected override Answer ScopeMissing() => GoogleError.Of(403, status: "PERMISSION_DENIED", detail: "ACCESS_TOKEN_SCOPE_INSUFFICIENT");

    [Behaviour("accounts: the person's own, and the groups with the role in each; nothing for who manages nothing", "D G8; empty I")]
    private static Answer Accounts(Call call, Token token)
    {
        var login = token.Grant.Login;
        var own = call.People.AccountsOf(login, Location).Any(one => one.Parent is null)
            ? [Account(OwnId(login), login.Person.Name, "PERSONAL", "PRIMARY_OWNER")]
            : Array.Empty<object>();
        return Paged(call, "accounts", [.. own, .. call.People.AccountsOf(login, Group).Select(group =>
            Account(group.Id, group.Name, "LOCATION_GROUP", group.RoleOf(login)!))]);
    }

    private static object Account(string id, string name, string type, string role) => new
    {
        name = $"accounts/{id}",
        accountName = name,
        type,
        role,
        permissionLevel = role is "PRIMARY_OWNER" or "OWNER" ? "OWNER_LEVEL" : "MEMBER_LEVEL",
        verificationState = type == "PERSONAL" ? "VERIFIED" : "UNVERIFIED",
        vettedState = "NOT_VETTED",
        accountNumber = id[^10..],
    };

    [Behaviour("locations: those of one account; the readMask is mandatory and decides on the fields", "C G9,G18,G26")]
    private Answer Locations(Call call, Token token)
    {
        if (Mask(call) is not { } mask)
        {
            return GoogleError.BadArgument();
        }

        var (login, id) = (token.Grant.Login, call.Route("id"));
        var group = id == OwnId(login) ? null : call.People.Account(Traits.Id, Group, id);
        if (id != OwnId(login) && group?.RoleOf(login) is null)
        {
            return group is null ? NotFound() : Denied();
        }

        return Paged(call, "locations", [.. call.People.AccountsOf(login, Location).Where(one => one.Parent == group).Select(one => Listed(one, mask))]);
    }

    private Answer OfLocation(Call call, Token token, Func<Account, Answer> answer)
    {
        var login = token.Grant.Login;
        return call.People.Account(Traits.Id, Location, call.Route("id")) switch
        {
            null => NotFound(),
            var gone when gone.Conditions.Has(Conditions.Gone) => NotFound(),
            var other when other.RoleOf(login) is null || (other.Parent is { } group && group.RoleOf(login) is null) => Denied(),
            var location => answer(location),
        };
    }

    private static Answer Admins(Call call, Account location) => Answer.Json(new
    {
        admins = location.Roles.Select((role, index) => new
        {
            name = $"locations/{location.Id}/admins/{index + 1}",
            admin = call.People.Find(role.Key)!.Email,
            role = role.Value,
        }),
    });

    [Behaviour("VoiceOfMerchantState: why the business does not speak for the location", "C G26; complete shape M")]
    private static Answer VoiceOfMerchant(Account location)
    {
        var recommendation = location.Conditions.Has(Conditions.Suspend) ? "BUSINESS_LOCATION_SUSPENDED"
            : location.Conditions.Has(Conditions.Restrict) ? "BUSINESS_LOCATION_DISABLED" : null;
        var verification = location.Conditions.Detail(Conditions.Unconfirmed);
        return Answer.Json(new
        {
            hasVoiceOfMerchant = Speaks(location),
            hasBusinessAuthority = Speaks(location) is true ? true : (bool?)null,
            complyWithGuidelines = recommendation is null ? null : new { recommendationReason = recommendation },
            verify = verification is null ? null : new { hasPendingVerification = verification.Contains("pending", StringComparison.Ordinal) },
        });
    }

    // Null: false, and left out as protobuf may.
    private static bool? Speaks(Account location)
    {
        var held = new[] { Conditions.Suspend, Conditions.Restrict, Conditions.Unconfirmed }.Select(location.Conditions.Detail).OfType<string>().ToList();
        return held.Count == 0 ? true : held.Exists(one => one.Contains(LeftOut, StringComparison.Ordinal)) ? null : false;
    }

    private static Dictionary<string, object> Listed(Account location, List<string> mask)
    {
        var end = location.Id[^3..];
        var all = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["name"] = $"locations/{location.Id}",
            ["title"] = location.Name,
            ["storeCode"] = end,
            ["openInfo"] = new { status = "OPEN" },
            ["metadata"] = new { placeId = $"ChIJ{end}", mapsUri = $"https://maps.google.com/?cid=000{end}", hasVoiceOfMerchant = Speaks(location) },
        };
        return all.Where(one => mask.Contains(one.Key)).ToDictionary(StringComparer.Ordinal);
    }

    private static List<string>? Mask(Call call)
    {
        var fields = (call.Query("readMask") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(field => field.Split('.')[0]).ToList();
        return fields.Count > 0 && fields.TrueForAll(Fields.Contains) ? fields : null;
    }

    [Behaviour("Lists page by pageToken; an empty list is left out", "D G8; left out I")]
    private static Answer Paged(Call call, string name, IReadOnlyList<object> all)
    {
        var start = 0;
        if (call.Query("pageToken") is { Length: > 0 } pageToken && !TryRead(pageToken, out start))
        {
            return GoogleError.BadArgument();
        }

        var size = int.TryParse(call.Query("pageSize"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked > 0 ? asked : (int?)null;
        var page = call.Page(all, start, size);
        var answer = new Dictionary<string, object>(StringComparer.Ordinal);
        if (page.Items.Count > 0)
        {
            answer[name] = page.Items;
        }

        if (page.HasMore)
        {
            answer["nextPageToken"] = WebEncoders.Base64UrlEncode(Encoding.ASCII.GetBytes($"after {page.Start + page.Items.Count}"));
        }

        return Answer.Json(answer);
    }

    private static bool TryRead(string pageToken, out int start)
    {
        start = 0;
        try
        {
            var text = Encoding.ASCII.GetString(WebEncoders.Base64UrlDecode(pageToken)).Split(' ');
            return text.Length == 2 && int.TryParse(text[1], NumberStyles.None, CultureInfo.InvariantCulture, out start);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    // Everybody's own account; only who has locations outside of groups is shown it.
    private static string OwnId(Login login) => "106" + login.Id[^18..];

    private static Answer Denied() => GoogleError.Of(403, status: "PERMISSION_DENIED", message: "The caller does not have permission");
}

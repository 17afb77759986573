using AccountHealth.Sandbox.Grants;
using AccountHealth.Sandbox.World;

namespace AccountHealth.Sandbox.Networks;

/// <summary>YouTube: a token stands for the one channel that was picked at the consent.</summary>
[Behaviour("Each consent picks one of the identities that the person has; it has one channel or none", "C G16; M")]
[Behaviour("The account (a person) or its channel (an account) is suspended: 403", "D G6,C G17", Verb = Conditions.Suspend)]
[Behaviour("The channel is gone: 403 channelClosed, or the reason that the detail names; no-items: an empty answer", "D G6,T G14; empty C G9", Verb = Conditions.Gone)]
[Behaviour("Who may no longer act for the picked channel: 403 accountDelegationForbidden", "D G6; when I", Verb = "lose-page-role")]
internal sealed class YouTube : GoogleNetwork
{
    private const string Kind = "channel";

    private static readonly Dictionary<string, int> GoneReasons = new(StringComparer.Ordinal)
    {
        ["channelClosed"] = 403,
        ["authenticatedUserAccountClosed"] = 403,
        ["authenticatedUserNotChannel"] = 403,
        ["youtubeSignupRequired"] = 401,
        ["channelNotFound"] = 404,
    };

    private static readonly string[] Reading = [Scope + "youtube.readonly", Scope + "youtube", Scope + "youtube.force-ssl"];

    public override NetworkTraits Traits { get; } = TraitsOf("youtube", "YouTube",
        [
            (Scope + "youtube.readonly", "See your channel"),
            (Scope + "youtube.upload", "Upload videos"),
            (Scope + "youtube.force-ssl", "Manage your videos and comments"),
            (Scope + "yt-analytics.readonly", "See the reports of your channel"),
        ],
        new Dictionary<string, string>(StringComparer.Ordinal) { [Kind] = "OWNER" }) with
    {
        AccountsChosen = true,
        OneAccountChosen = true,
    };

    public override void Populate(Population population)
    {
        population.Add(Kind, "UCannBergCeramics0000001", "Berg Ceramics", ("ann", "OWNER"), ("bo", "MANAGER"), ("chris", "MANAGER"));
        population.Add(Kind, "UCcornerBakery0000000002", "Corner Bakery", ("bo", "OWNER"), ("ann", "MANAGER"), ("dana", "EDITOR"));
        population.Add(Kind, "UCharbourBikes0000000003", "Harbour Bikes", ("eli", "OWNER"), ("bo", "MANAGER"));
    }

    [Behaviour("The day's units are used up: 403 quotaExceeded, no headers", "D G6; headers M")]
    public override Answer RateLimited(TimeSpan wait) => GoogleError.Of(403, "quotaExceeded");

    protected override void MapApi(NetworkRoutes routes) => routes.Get("api/youtube/v3/channels", call => WithToken(call, Reading, Channels));

    [Behaviour("Without a token: 401 authorizationRequired; with one that does not work: authError", "T G14")]
    protected override Answer Unauthenticated(bool sent) =>
        sent ? GoogleError.Of(401, "authError", "UNAUTHENTICATED") : GoogleError.YouTube(401, "authorizationRequired");

    protected override Answer ScopeMissing() =>
        GoogleError.Of(403, "insufficientPermissions", "PERMISSION_DENIED", "ACCESS_TOKEN_SCOPE_INSUFFICIENT");

    [Behaviour("channels with mine=true answers the one channel, with the parts that were asked for", "C G9,D G24")]
    private Answer Channels(Call call, Token token)
    {
        if (call.Query("part") is not { Length: > 0 } parts || call.Query("mine") != "true")
        {
            return GoogleError.YouTube(400, "missingRequiredParameter");
        }

        if (token.Grant.Login.Conditions.Has(Conditions.Suspend))
        {
            return GoogleError.YouTube(403, "authenticatedUserAccountSuspended");
        }

        var channel = Picked(call, token.Grant);
        return channel is null ? Listed(null, parts) : Refusal(channel, token.Grant.Login) ?? Listed(channel, parts);
    }

    // A grant that nobody was asked for (a load test's) stands for the first channel.
    private Account? Picked(Call call, Grant grant) => grant.Chosen is not { } chosen
        ? call.People.AccountsOf(grant.Login, Kind) is [var first, ..] ? first : null
        : chosen.Select(key => call.People.Account(Traits.Id, Kind, key.Split(':', 2)[^1])).FirstOrDefault(one => one is not null);

    private static Answer? Refusal(Account channel, Login login)
    {
        if (channel.Conditions.Detail(Conditions.Gone) is { } detail)
        {
            var reason = GoneReasons.ContainsKey(detail) ? detail : "channelClosed";
            return detail == "no-items" ? Listed(null, "") : GoogleError.YouTube(GoneReasons[reason], reason);
        }

        return channel.Conditions.Has(Conditions.Suspend) ? GoogleError.YouTube(403, "channelSuspended")
            : channel.RoleOf(login) is null ? GoogleError.YouTube(403, "accountDelegationForbidden")
            : null;
    }

    [Behaviour("An identity without a channel: 200 without items", "C G9; M")]
    private static Answer Listed(Account? channel, string parts) => Answer.Json(new
    {
        kind = "youtube#channelListResponse",
        etag = "e0",
        pageInfo = new { totalResults = channel is null ? 0 : 1, resultsPerPage = 5 },
        items = channel is null ? null : new[] { Item(channel, parts.Split(',')) },
    });

    private static Dictionary<string, object> Item(Account channel, string[] parts)
    {
        var item = new Dictionary<string, object>(StringComparer.Ordinal) { ["kind"] = "youtube#channel", ["etag"] = "e1", ["id"] = channel.Id };
        var name = channel.Name.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        if (parts.Contains("snippet"))
        {
            var picture = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["default"] = new { url = $"https://yt3.example/{name}.jpg", width = 88, height = 88 },
            };
            item["snippet"] = new { title = channel.Name, customUrl = "@" + name, thumbnails = picture };
        }

        if (parts.Contains("status"))
        {
            item["status"] = new { privacyStatus = "public", isLinked = true };
        }

        if (parts.Contains("statistics"))
        {
            item["statistics"] = new { viewCount = "10422", subscriberCount = "311", hiddenSubscriberCount = false, videoCount = "27" };
        }

        return item;
    }
}

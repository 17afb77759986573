using System.Text.Json;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Reasons;

namespace AccountHealth.Tests.Integrations.Connecting;

/// <summary>Whom an answer is about: the token, some of its accounts, or nobody.</summary>
public class AnswerReachTests
{
    private static readonly JsonElement Nothing = JsonElement.Parse("{}");

    [Fact]
    public async Task A_lost_right_at_X_is_said_of_the_account()
    {
        using var world = RecordedWorld.Of("x", RecordedAnswer.Of(
            "GET api.x.com /2/users/me", 403, """{"title":"Forbidden","type":"https://api.twitter.com/2/problems/not-authorized-for-resource","detail":"No."}"""));

        var answer = await world.InspectAsync(world.Question(Nothing));

        Assert.Null(answer.Token);
        Assert.All(answer.Accounts.Values, one => Assert.Equal(ReasonCodes.MissingPermissions, one.Problem?.Reason));
        Assert.NotEmpty(answer.Accounts);
    }

    [Theory]
    [InlineData("""{"aud":"somebody-else","exp":"1795265999"}""", ReasonCodes.AppMisconfigured)]
    [InlineData("""{"issued_to":"somebody-else","audience":"somebody-else","expires_in":3599}""", ReasonCodes.AppMisconfigured)]
    [InlineData("""{"aud":"1234567890-healthdesk.apps.googleusercontent.com","exp":"1795265999"}""", null)]
    public async Task A_token_of_another_app_is_not_refused(string body, string? reason)
    {
        using var world = RecordedWorld.Of("youtube", RecordedAnswer.Of("GET oauth2.googleapis.com /tokeninfo", 200, body));

        Assert.Equal(reason, (await world.InspectAsync(world.Question(Nothing))).Token?.Reason);
    }

    [Theory]
    [InlineData("""{"error":"invalid_token","error_description":"Invalid Value"}""", ReasonCodes.UnknownAuthFailure)]
    [InlineData("""{"error_description":"Invalid Value"}""", ReasonCodes.UnknownAuthFailure)]
    [InlineData("""{"error":"invalid_request","error_description":"either access_token or id_token required"}""", ReasonCodes.AppMisconfigured)]
    public async Task Google_refuses_a_token_by_its_name(string body, string reason)
    {
        using var world = RecordedWorld.Of("youtube", RecordedAnswer.Of("GET oauth2.googleapis.com /tokeninfo", 400, body));
        var question = world.Question(Nothing) with { RefreshToken = null };

        Assert.Equal(reason, (await world.InspectAsync(question)).Token?.Reason);
    }

    /// <summary>More is announced than can be reached: what is not listed may be there.</summary>
    [Theory]
    [InlineData("""{"data":[],"paging":{"next":"https://graph.facebook.com/next"}}""", null)]
    [InlineData("""{"data":[]}""", ReasonCodes.InsufficientPageRole)]
    public async Task A_list_that_goes_on_takes_nothing_away(string list, string? reason)
    {
        using var world = RecordedWorld.Of("facebook", RecordedAnswer.Of("GET graph.facebook.com /{version}/me/accounts", 200, list));
        var question = world.Question(Nothing);
        var pages = question.Accounts.Where(one => one.Kind == AccountKind.Page).ToList();

        var answer = await world.InspectAsync(question with { Accounts = pages, Scopes = "pages_show_list pages_read_engagement" });

        Assert.All(pages, page => Assert.Equal(reason, answer.Accounts[page.AuthorizationId].Problem?.Reason));
    }

    /// <summary>Without the permission Facebook shows nothing: that is no lost role.</summary>
    [Theory]
    [InlineData("facebook", "pages_read_engagement")]
    [InlineData("instagram facebook", "pages_show_list pages_read_engagement")]
    public async Task A_missing_permission_is_named_as_such(string place, string scopes)
    {
        using var world = RecordedWorld.Of(
            place,
            RecordedAnswer.Of("GET graph.facebook.com /{version}/me/accounts", 200, """{"data":[]}"""),
            RecordedAnswer.Of(
                "GET graph.facebook.com /{version}/debug_token", 200,
                JsonSerializer.Serialize(new { data = new { is_valid = true, expires_at = 0, scopes = scopes.Split(' ') } })));
        var question = world.Question(Nothing);
        var asked = question.Accounts.Where(one => one.Kind != AccountKind.AdAccount).ToList();

        var answer = await world.InspectAsync(question with { Accounts = asked });

        Assert.All(asked, one => Assert.Equal(ReasonCodes.MissingPermissions, answer.Accounts[one.AuthorizationId].Problem?.Reason));
    }

    [Fact]
    public async Task Of_a_part_of_the_ad_accounts_none_is_missing()
    {
        using var world = RecordedWorld.Of("tiktok business", RecordedAnswer.Of(
            "GET business-api.tiktok.com /open_api/v1.3/oauth2/advertiser/get/", 200, """{"code":20001,"message":"partial","data":{"list":[]}}"""));

        var answer = await world.InspectAsync(world.Question(Nothing));

        Assert.Null(answer.Token);
        Assert.DoesNotContain(answer.Accounts.Values, one => one.Problem?.Reason == ReasonCodes.AccessRevoked);
    }

    /// <summary>200 accounts would each cost the whole patience.</summary>
    [Theory]
    [InlineData("facebook", "GET graph.facebook.com {account}", 503, 2)]
    [InlineData("facebook", "GET graph.facebook.com {account}", 429, 1)]
    [InlineData("linkedin", "GET api.linkedin.com {account}", 503, 2)]
    [InlineData("linkedin", "GET api.linkedin.com {account}", 429, 1)]
    public async Task A_network_that_falls_silent_is_left_alone(string place, string request, int status, int times)
    {
        using var world = RecordedWorld.Of(place, RecordedAnswer.Of(request, status, "", "retry-after:60"));
        var question = world.Question(Nothing);
        var page = question.Accounts.First(one => one.Kind == AccountKind.Page);
        var many = Enumerable.Range(1, 50).Select(nth => page with { AuthorizationId = nth }).ToList();

        var answer = await world.InspectAsync(question with { Accounts = many });

        Assert.Equal(many.Count, answer.Accounts.Count);
        Assert.All(answer.Accounts.Values, one => Assert.True(one.Problem is { IsSilence: true, Until: not null }));
        Assert.Equal(times, world.Asked.Split('\n').Count(line => line.EndsWith($"/{page.NativeId}", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(true, "profile", "login")]
    [InlineData(true, "", "login")]
    [InlineData(false, "profile", "login")]
    [InlineData(false, "ad-account", "business")]
    [InlineData(false, "ad-account profile", null)]
    [InlineData(false, "", null)]
    public void An_imported_TikTok_token_is_of_the_app_that_gives_such(bool hasRefreshToken, string kinds, string? app)
    {
        using var world = RecordedWorld.Of("tiktok login");

        Assert.Equal(app, world.Connector.AppOf("default", kinds.Split(' ', StringSplitOptions.RemoveEmptyEntries), hasRefreshToken));
        Assert.Equal("business", world.Connector.AppOf("business", [], hasRefreshToken));
        Assert.Null(world.Connector.AppOf("publishing-suite", [], hasRefreshToken));
    }
}

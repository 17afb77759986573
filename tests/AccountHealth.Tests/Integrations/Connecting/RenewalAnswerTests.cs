using System.Text.Json;
using AccountHealth.Core.Reasons;
using AccountHealth.Tests.Facts;

namespace AccountHealth.Tests.Integrations.Connecting;

/// <summary>A grant is only over when the network says so of the grant.</summary>
public class RenewalAnswerTests
{
    private static readonly JsonElement Renewable = JsonElement.Parse(
        """{"hasRefreshToken": true, "accessEnd": "2026-11-20T09:00:00Z", "refreshEnd": "2027-09-20T12:00:00Z", "lastUsedAt": "2026-11-20T09:00:00Z"}""");

    private static readonly Dictionary<string, string> Endpoints = new()
    {
        ["linkedin"] = "POST www.linkedin.com /oauth/v2/accessToken",
        ["youtube"] = "POST oauth2.googleapis.com /token",
        ["google-business"] = "POST oauth2.googleapis.com /token",
        ["tiktok login"] = "POST open.tiktokapis.com /v2/oauth/token/",
        ["x"] = "POST api.x.com /2/oauth2/token",
        ["snapchat"] = "POST accounts.snapchat.com /login/oauth2/access_token",
        ["pinterest"] = "POST api.pinterest.com /v5/oauth/token",
    };

    public static TheoryData<string, int, string, string> Answers()
    {
        var answers = new TheoryData<string, int, string, string>();
        foreach (var place in Endpoints.Keys)
        {
            answers.Add(place, 400, """{"error":"unsupported_grant_type"}""", ReasonCodes.AppMisconfigured);
            answers.Add(place, 400, """{"error":"a_word_nobody_knows"}""", ReasonCodes.AppMisconfigured);
            answers.Add(place, 400, """{"error":"temporarily_unavailable"}""", ReasonCodes.NetworkOutage);
            answers.Add(place, 400, """{"error":"server_error"}""", ReasonCodes.NetworkOutage);
            answers.Add(place, 400, """{"error":"internal_error"}""", ReasonCodes.NetworkOutage);
            answers.Add(place, 403, """{"error":"rate_limit_exceeded"}""", ReasonCodes.RateLimited);
            answers.Add(place, 403, """{"message":"who stands between"}""", ReasonCodes.NetworkOutage);
            answers.Add(place, 404, "", ReasonCodes.NetworkOutage);
        }

        answers.Add("tiktok login", 200, """{"error":"internal_error"}""", ReasonCodes.NetworkOutage);
        answers.Add("tiktok login", 200, """{"error":"invalid_grant"}""", ReasonCodes.AccessRevoked);
        answers.Add("linkedin", 400, """{"error":"invalid_grant"}""", ReasonCodes.AccessRevoked);
        answers.Add("youtube", 400, """{"error":"invalid_grant"}""", ReasonCodes.AccessRevoked);
        return answers;
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Only_a_refused_grant_is_over(string place, int status, string body, string reason)
    {
        using var world = RecordedWorld.Of(place, RecordedAnswer.Of(Endpoints[place], status, body));

        var grant = await world.Connector.RenewAsync(world.App, world.Question(Renewable), CancellationToken.None);

        Assert.Equal(reason, grant.Problem?.Reason);
    }

    /// <summary>The same words for a dead refresh token and for our own secret: the app by itself is refused, too.</summary>
    [Theory]
    [InlineData(401, """{"code":2,"message":"Authentication failed."}""", ReasonCodes.AppMisconfigured)]
    [InlineData(401, """{"code":283,"message":"Authentication failed."}""", ReasonCodes.AppMisconfigured)]
    [InlineData(400, """{"code":1,"message":"Not for this app."}""", ReasonCodes.PasswordOrSecurityAlert)]
    [InlineData(503, "", ReasonCodes.NetworkOutage)]
    public async Task At_Pinterest_the_app_proves_itself_before_a_grant_is_over(int status, string body, string reason)
    {
        using var world = RecordedWorld.Of("pinterest",
        [
            .. RecordedAnswer.In(JsonElement.Parse(
                """
                [{
                  "request": {"method": "POST", "host": "api.pinterest.com", "path": "/v5/oauth/token", "form": {"grant_type": "refresh_token"}},
                  "response": {"status": 401, "body": {"code": 283, "message": "The request was refused."}}
                }]
                """)),
            RecordedAnswer.Of(Endpoints["pinterest"], status, body),
        ]);

        var grant = await world.Connector.RenewAsync(world.App, world.Question(Renewable), CancellationToken.None);

        Assert.Equal(reason, grant.Problem?.Reason);
    }

    [Theory]
    [InlineData("retry-after:99999999", 25 * 3600)]
    [InlineData("retry-after:120", 120)]
    public async Task A_wait_is_believed_for_a_day(string header, int seconds)
    {
        using var world = RecordedWorld.Of("youtube", RecordedAnswer.Of(Endpoints["youtube"], 429, "", header));

        var grant = await world.Connector.RenewAsync(world.App, world.Question(Renewable), CancellationToken.None);

        Assert.Equal(TimeSpan.FromSeconds(seconds), grant.Problem?.Until - Times.Now);
    }
}

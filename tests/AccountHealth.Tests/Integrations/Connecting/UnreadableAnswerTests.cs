using System.Text.Json;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Tests.Facts;

namespace AccountHealth.Tests.Integrations.Connecting;

/// <summary>Only what is an answer to the question says something: what lacks it takes nothing away from an account.</summary>
public class UnreadableAnswerTests
{
    private static readonly JsonElement Nothing = JsonElement.Parse("{}");

    [Theory]
    [InlineData("linkedin", "GET api.linkedin.com /rest/organizationAcls", "{}")]
    [InlineData("linkedin", "GET api.linkedin.com /rest/organizationAcls", "")]
    [InlineData("linkedin", "GET api.linkedin.com /rest/adAccountUsers", """{"elements":"none"}""")]
    [InlineData("facebook", "GET graph.facebook.com /{version}/me/accounts", "{}")]
    [InlineData("facebook", "GET graph.facebook.com /{version}/me/adaccounts", "[]")]
    [InlineData("instagram facebook", "GET graph.facebook.com /{version}/me/accounts", "")]
    [InlineData("instagram login", "GET graph.instagram.com /{version}/me", "{}")]
    [InlineData("pinterest", "GET api.pinterest.com /v5/ad_accounts", "{}")]
    [InlineData("pinterest", "GET api.pinterest.com /v5/user_account", "{}")]
    [InlineData("snapchat", "GET adsapi.snapchat.com /v1/me/organizations", "{}")]
    [InlineData("tiktok business", "GET business-api.tiktok.com /open_api/v1.3/oauth2/advertiser/get/", """{"code":0,"message":"OK"}""")]
    [InlineData("tiktok business", "GET business-api.tiktok.com /open_api/v1.3/oauth2/advertiser/get/", """{"code":0,"data":{}}""")]
    [InlineData("youtube", "GET www.googleapis.com /youtube/v3/channels", "{}")]
    [InlineData("youtube", "GET www.googleapis.com /youtube/v3/channels", """{"kind":"youtube#channelListResponse","items":null}""")]
    [InlineData("google-business", "GET mybusinessaccountmanagement.googleapis.com /v1/accounts", "")]
    [InlineData("google-business", "GET mybusinessaccountmanagement.googleapis.com /v1/accounts", "[]")]
    [InlineData("google-business", "GET mybusinessbusinessinformation.googleapis.com /v1/accounts/{any}/locations", "[]")]
    public async Task What_lacks_its_list_is_silence(string place, string request, string body)
    {
        using var world = RecordedWorld.Of(place, RecordedAnswer.Of(request, 200, body));

        var answer = await world.InspectAsync(world.Question(Nothing));

        Assert.All(Problems(answer), problem => Assert.True(problem.IsSilence, $"{problem}\n{world.Asked}"));
        Assert.NotEmpty(Problems(answer));
    }

    [Theory]
    [InlineData("youtube", "GET www.googleapis.com /youtube/v3/channels", """{"kind":"youtube#channelListResponse"}""", ReasonCodes.ResourceGone)]
    [InlineData("youtube", "GET www.googleapis.com /youtube/v3/channels", """{"pageInfo":{"totalResults":0}}""", ReasonCodes.ResourceGone)]
    [InlineData("google-business", "GET mybusinessaccountmanagement.googleapis.com /v1/accounts", "{}", ReasonCodes.InsufficientAccess)]
    public async Task A_list_that_is_empty_may_be_left_out(string place, string request, string body, string reason)
    {
        using var world = RecordedWorld.Of(place, RecordedAnswer.Of(request, 200, body));

        var answer = await world.InspectAsync(world.Question(Nothing));

        Assert.All(answer.Accounts.Values, one => Assert.Equal(reason, one.Problem?.Reason));
        Assert.NotEmpty(answer.Accounts);
    }

    /// <summary>404 is about an account only where its id was asked for: elsewhere we ask in the wrong place.</summary>
    [Theory]
    [InlineData("x", "GET api.x.com /2/users/me")]
    [InlineData("youtube", "GET oauth2.googleapis.com /tokeninfo")]
    [InlineData("youtube", "GET www.googleapis.com /youtube/v3/channels")]
    [InlineData("google-business", "GET mybusinessaccountmanagement.googleapis.com /v1/accounts")]
    [InlineData("linkedin", "GET api.linkedin.com /rest/organizationAcls")]
    [InlineData("linkedin", "GET api.linkedin.com /rest/adAccountUsers")]
    [InlineData("facebook", "GET graph.facebook.com /{version}/me/accounts")]
    [InlineData("instagram login", "GET graph.instagram.com /{version}/me")]
    [InlineData("pinterest", "GET api.pinterest.com /v5/user_account")]
    [InlineData("pinterest", "GET api.pinterest.com /v5/ad_accounts")]
    [InlineData("snapchat", "GET adsapi.snapchat.com /v1/me/organizations")]
    [InlineData("tiktok business", "GET business-api.tiktok.com /open_api/v1.3/oauth2/advertiser/get/")]
    [InlineData("tiktok login", "GET open.tiktokapis.com /v2/user/info/")]
    public async Task A_missing_address_is_our_set_up(string place, string request)
    {
        using var world = RecordedWorld.Of(place, RecordedAnswer.Of(request, 404, ""));

        var answer = await world.InspectAsync(world.Question(Nothing));

        Assert.NotEmpty(Problems(answer));
        Assert.All(Problems(answer), problem => Assert.Equal(ReasonCodes.AppMisconfigured, problem.Reason));
    }

    /// <summary>Whoever limits us may send any page with it: for how long stands in the headers of the network.</summary>
    [Theory]
    [InlineData("x", "GET api.x.com /2/users/me", "x-rate-limit-reset:1795262700", 300)]
    [InlineData("pinterest", "GET api.pinterest.com /v5/user_account", "x-ratelimit-reset:40", 40)]
    [InlineData("facebook", "GET graph.facebook.com /{version}/debug_token", """X-Ad-Account-Usage:{"reset_time_duration":90}""", 90)]
    [InlineData("linkedin", "POST www.linkedin.com /oauth/v2/introspectToken", "retry-after:60", 60)]
    [InlineData("linkedin", "POST www.linkedin.com /oauth/v2/introspectToken", "x-li-uuid:1", 12 * 3600)]
    public async Task A_limit_with_any_page_keeps_its_headers(string place, string request, string header, int seconds)
    {
        using var world = RecordedWorld.Of(place, RecordedAnswer.Of(request, 429, "<html>Slow down</html>", header));

        var answer = await world.InspectAsync(world.Question(Nothing));

        Assert.Equal(ReasonCodes.RateLimited, answer.Token?.Reason);
        Assert.Equal(TimeSpan.FromSeconds(seconds), answer.Token?.Until - Times.Now);
    }

    [Fact]
    public async Task Usage_that_is_no_text_tells_no_wait()
    {
        using var world = RecordedWorld.Of("facebook", RecordedAnswer.Of(
            "GET graph.facebook.com /{version}/debug_token", 429, "{}", """X-Ad-Account-Usage:{"reset_time_duration":"\ud800"}"""));

        var answer = await world.InspectAsync(world.Question(Nothing));

        Assert.Equal((ReasonCodes.RateLimited, null), (answer.Token?.Reason, answer.Token?.Until));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_token_that_cannot_be_sent_is_no_refusal(string place)
    {
        foreach (var token in new[] { "broken\r\nX-Other: 1", "brøken", "\u0001" })
        {
            using var world = RecordedWorld.Of(place);

            var answer = await world.InspectAsync(world.Question(Nothing) with { AccessToken = new Secret(token) });

            Assert.All(Problems(answer), problem => Assert.True(problem.IsSilence, $"{problem}"));
        }
    }

    public static TheoryData<string> Places() => [.. RecordedPlace.All.Select(place => place.ToString())];

    private static List<Problem> Problems(TokenAnswer answer) =>
        answer.Token is { } problem ? [problem] : [.. answer.Accounts.Values.Select(one => one.Problem).OfType<Problem>()];
}

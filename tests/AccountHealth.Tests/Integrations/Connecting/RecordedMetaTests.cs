using System.Text.Json;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Reasons;
using AccountHealth.Tests.Facts;

namespace AccountHealth.Tests.Integrations.Connecting;

/// <summary>What is particular to Facebook and Instagram.</summary>
public class RecordedMetaTests
{
    private static readonly JsonElement Nothing = JsonElement.Parse("{}");

    [Fact]
    public async Task After_too_many_requests_nothing_more_is_asked()
    {
        var limited = RecordedCase.Of("facebook").First(one => one.File == "rate-limited");
        using var world = RecordedWorld.Of("facebook", limited);
        var question = world.Question(limited.Given);

        var answer = await world.InspectAsync(question);

        Assert.Equal(["GET graph.facebook.com/v25.0/debug_token", "GET graph.facebook.com/v25.0/me/accounts"], world.Asked.Split('\n'));
        Assert.Equal(question.Accounts.Count, answer.Accounts.Count);
        Assert.All(answer.Accounts.Values, one => Assert.Equal(ReasonCodes.RateLimited, one.Problem?.Reason));
    }

    [Fact]
    public async Task Lists_are_asked_for_once_and_only_pages_one_by_one()
    {
        using var world = RecordedWorld.Of("facebook");

        await world.InspectAsync(world.Question(Nothing));

        Assert.Equal(
            ["104000000000501", "104000000000502", "debug_token", "me/accounts", "me/accounts", "me/adaccounts", "me/adaccounts"],
            world.Asked.Split('\n').Select(line => line.Split("/v25.0/")[1]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_inspection_tells_both_ends_and_what_is_granted()
    {
        using var world = RecordedWorld.Of("facebook");

        var answer = await world.InspectAsync(world.Question(Nothing));

        Assert.Equal("2027-01-20T12:00:00Z", answer.Ends?.Access.ToString());
        Assert.Equal("2027-02-19T12:00:00Z", answer.Ends?.DataAccess.ToString());
        Assert.Equal("pages_show_list pages_read_engagement ads_read", answer.Scopes);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Facebook_asks_again_for_what_was_declined_when_it_is_told_to(bool again)
    {
        using var world = RecordedWorld.Of("facebook");

        var url = world.Connector.ConsentAt(world.App, new ConsentRequest(new Uri("https://health.example.com/back"), "state", new("verifier"), again));

        Assert.StartsWith("https://www.facebook.com/v25.0/dialog/oauth?", url.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(again, url.Query.Contains("auth_type=rerequest", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_Instagram_token_is_renewed_by_itself()
    {
        using var world = RecordedWorld.Of("instagram login");
        var question = world.Question(Nothing);

        var grant = await world.Connector.RenewAsync(world.App, question, CancellationToken.None);

        Assert.Null(question.RefreshToken);
        Assert.Null(grant.Value.RefreshToken);
        Assert.Equal("IGA-ann-renewed", grant.Value.AccessToken.Reveal());
        Assert.Equal(Times.Now.AddDays(60), grant.Value.AccessEnd.Instant);
    }
}

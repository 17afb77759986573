using System.Text.Json;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Reasons;

namespace AccountHealth.Tests.Integrations.Connecting;

/// <summary>What LinkedIn's lists and profile say beside the table error → reason.</summary>
public class LinkedInAnswerTests
{
    private const string Acls = "GET api.linkedin.com /rest/organizationAcls";

    private static readonly JsonElement Nothing = JsonElement.Parse("{}");

    [Theory]
    [InlineData(403, """{"status":403,"serviceErrorCode":100,"message":"Not enough permissions"}""", false)]
    [InlineData(404, "", false)]
    [InlineData(401, """{"status":401,"serviceErrorCode":65601,"message":"Revoked"}""", true)]
    public async Task Only_a_refused_token_counts_where_the_profile_is_asked(int status, string body, bool counts)
    {
        using var world = RecordedWorld.Of("linkedin", RecordedAnswer.Of("GET api.linkedin.com /v2/userinfo", status, body));

        var answer = await world.InspectAsync(world.Question(Nothing));

        Assert.Equal(counts ? ReasonCodes.AccessRevoked : null, answer.Token?.Reason);
        Assert.All(answer.Accounts.Values, one => Assert.Null(one.Problem));
        Assert.Equal(counts, answer.Accounts.Count == 0);
    }

    [Theory]
    [InlineData("ADMINISTRATOR", "ANALYST")]
    [InlineData("CONTENT_ADMINISTRATOR", "ADMINISTRATOR")]
    public async Task The_strongest_of_several_roles_counts(string first, string second)
    {
        using var world = RecordedWorld.Of("linkedin");
        var page = world.Question(Nothing).Accounts.First(one => one.Kind == AccountKind.Page);
        using var doubled = RecordedWorld.Of("linkedin", RecordedAnswer.Of(Acls, 200, Rows(page.NativeId, 2, first, second)));

        var answer = await doubled.InspectAsync(doubled.Question(Nothing) with { Accounts = [page] });

        Assert.Equal(new AccountAnswer(null, "ADMINISTRATOR"), answer.Accounts[page.AuthorizationId]);
    }

    /// <summary>An empty page before the end is not the end: what is not listed may be there.</summary>
    [Theory]
    [InlineData("""{"elements":[],"paging":{"start":0,"count":100,"total":3}}""", null)]
    [InlineData("""{"elements":[],"paging":{"start":0,"count":100}}""", ReasonCodes.InsufficientAccess)]
    public async Task Absence_counts_in_a_whole_list_only(string list, string? reason)
    {
        using var world = RecordedWorld.Of("linkedin", RecordedAnswer.Of(Acls, 200, list));
        var question = world.Question(Nothing);

        var answer = await world.InspectAsync(question with { Accounts = [.. question.Accounts.Where(one => one.Kind == AccountKind.Page)] });

        Assert.NotEmpty(answer.Accounts);
        Assert.All(answer.Accounts.Values, one => Assert.Equal(reason, one.Problem?.Reason));
    }

    [Fact]
    public async Task A_token_in_an_answer_is_not_kept()
    {
        using var world = RecordedWorld.Of("linkedin", RecordedAnswer.Of(
            "POST www.linkedin.com /oauth/v2/introspectToken", 400, """{"error":"invalid_request","error_description":"stored-access-token and our-secret"}"""));

        var answer = await world.InspectAsync(world.Question(Nothing));

        Assert.Equal(ReasonCodes.AppMisconfigured, answer.Token?.Reason);
        Assert.DoesNotContain("stored-access-token", answer.Token?.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("our-secret", answer.Token?.Detail, StringComparison.Ordinal);
    }

    private static string Rows(string id, int total, params string[] roles) => JsonSerializer.Serialize(new
    {
        elements = roles.Select(role => new { organization = $"urn:li:organization:{id}", role, state = "APPROVED" }),
        paging = new { start = 0, count = 100, total },
    });
}

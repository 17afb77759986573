using System.Text.Json.Nodes;
using AccountHealth.Tests.Architecture;

namespace AccountHealth.Tests.Sandbox;

/// <summary>One answer out of the recorded files, to hold the sandbox's against.</summary>
internal sealed record RecordedAnswer(int Status, JsonNode? Body, IReadOnlyList<string> Headers)
{
    /// <summary>Members whose value a program decides by: these are not invented.</summary>
    private static readonly HashSet<string> Decisive = new(StringComparer.Ordinal)
    {
        "serviceErrorCode", "code", "status", "error", "active", "servingStatuses",
        "error_subtype", "reason", "recommendationReason", "hasPendingVerification",
        "error_subcode", "subcode", "is_valid", "is_transient", "account_status", "disable_reason", "is_published",
    };

    /// <param name="file">"linkedin/answers/inspect" or "linkedin/refusals/api-expired".</param>
    /// <param name="variant">Of a refusal.</param>
    /// <param name="path">Which of its exchanges, by the path that was asked.</param>
    public static RecordedAnswer Of(string file, string? variant, string path)
    {
        var all = JsonNode.Parse(File.ReadAllText(Path.Combine(Source.Root, "tests", "AccountHealth.Tests", "Recorded", file + ".json")))!;
        var one = variant is null ? all : all["variants"]!.AsArray().Single(each => each!["name"]!.ToString() == variant)!;
        var response = one["answers"]!.AsArray().First(each => each!["request"]!["path"]!.ToString() == path)!["response"]!;
        var headers = response["headers"]?.AsObject().Select(one => one.Key).ToList() ?? [];
        return new RecordedAnswer((int)response["status"]!, response["body"], headers);
    }

    /// <summary>Every header that was recorded is there.</summary>
    public void AssertHeadersLike(HttpResponseMessage answer)
    {
        var present = answer.Headers.Concat(answer.Content.Headers).Select(one => one.Key);
        Assert.Empty(Headers.Except(present, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The same status, member names and types; the same values where programs decide by them.</summary>
    /// <param name="decisive">Further members that this network's answers are decided by.</param>
    public async Task AssertLikeAsync(HttpResponseMessage answer, params string[] decisive)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(Status == (int)answer.StatusCode, $"{(int)answer.StatusCode} instead of {Status}: {text}");
        if (Body is null)
        {
            Assert.Empty(text);
            return;
        }

        AssertLike(Body, JsonNode.Parse(text), "", Decisive.Union(decisive).ToHashSet(StringComparer.Ordinal));
    }

    private static void AssertLike(JsonNode? expected, JsonNode? actual, string at, HashSet<string> decisive)
    {
        Assert.True(KindOf(expected) == KindOf(actual), $"{at} is {KindOf(actual)} instead of {KindOf(expected)}");
        if (expected is JsonObject members)
        {
            Assert.Equal(members.Select(one => one.Key).Order(), actual!.AsObject().Select(one => one.Key).Order());
            foreach (var (name, value) in members)
            {
                AssertLike(value, actual[name], $"{at}/{name}", decisive);
                // Of an object its members decide, each by its own name.
                if (decisive.Contains(name) && value is not JsonObject)
                {
                    Assert.Equal(value!.ToJsonString(), actual[name]!.ToJsonString());
                }
            }
        }
        else if (expected is JsonArray { Count: > 0 } items && actual is JsonArray { Count: > 0 } others)
        {
            Assert.All(others, other => AssertLike(items[0], other, $"{at}[]", decisive));
        }
    }

    private static string KindOf(JsonNode? node) =>
        node?.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False ? "Boolean" : $"{node?.GetValueKind()}";
}

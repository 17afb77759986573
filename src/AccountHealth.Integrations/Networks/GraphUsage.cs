using System.Text;
using System.Text.Json;
using AccountHealth.Integrations.Connecting;

namespace AccountHealth.Integrations.Networks;

/// <summary>
/// How much of our budget at Meta is used, as headers tell. X-App-Usage counts in percent only: it names no time to wait.
/// </summary>
internal static class GraphUsage
{
    /// <summary>Meta throttles at 100; clients are told to back off above 90.</summary>
    private const long MostPercent = 90;

    /// <summary>Meta counts over the last hour and names no time: a few minutes free a part of it.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>More is no time to wait but a mistake.</summary>
    private const long MostSeconds = 31 * 24 * 3600;

    /// <summary>When the longest of the waits that are named is over; null where none is.</summary>
    public static DateTimeOffset? WaitUntil(HttpAnswer answer)
    {
        var seconds = Math.Max(OfBusiness(answer), OfAdAccount(answer));
        return seconds is > 0 and <= MostSeconds ? answer.At.AddSeconds(seconds) : null;
    }

    /// <summary>When to go on where more of a budget is used than is good; null where there is enough of each.</summary>
    public static DateTimeOffset? BackAt(HttpAnswer answer)
    {
        var app = Read(answer.Header("X-App-Usage"));
        var business = Read(answer.Header("X-Business-Use-Case-Usage"));
        var uses = business.ValueKind != JsonValueKind.Object ? [] : business.EnumerateObject().SelectMany(one => one.Value.Items());
        var percent = uses.Append(app).SelectMany(use => new[] { use.Number("call_count"), use.Number("total_time"), use.Number("total_cputime") }).Max() ?? 0;
        return percent <= MostPercent ? null : WaitUntil(answer) ?? answer.At + Pause;
    }

    /// <summary>A list of uses for each object. Meta, Marketing API notes: this time is in minutes.</summary>
    private static long OfBusiness(HttpAnswer answer)
    {
        var usage = Read(answer.Header("X-Business-Use-Case-Usage"));
        return usage.ValueKind != JsonValueKind.Object ? 0 : usage.EnumerateObject()
            .SelectMany(one => one.Value.Items())
            .Select(use => use.Number("estimated_time_to_regain_access") is > 0 and <= MostSeconds and var minutes ? minutes * 60 : 0)
            .DefaultIfEmpty()
            .Max();
    }

    /// <summary>Meta, Marketing API notes: this time is in seconds.</summary>
    private static long OfAdAccount(HttpAnswer answer) => Read(answer.Header("X-Ad-Account-Usage")).Number("reset_time_duration") ?? 0;

    private static JsonElement Read(string? header) => header is null ? default : JsonReading.Parse(Encoding.UTF8.GetBytes(header)) ?? default;
}

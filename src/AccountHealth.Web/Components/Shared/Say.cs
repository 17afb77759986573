using System.Globalization;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Core.Tokens;
using AccountHealth.Web.Components.Live;

namespace AccountHealth.Web.Components.Shared;

/// <summary>How times are said to a viewer: days first, then the date, the exact instant on hover.</summary>
internal static class Say
{
    /// <summary>"7 Dec", with the year when it is not within a year.</summary>
    public static string Day(this ViewerTime time, DateTimeOffset instant) => Wording.Day(instant, time.Now, time.LocalTimeZone, "MMM");

    /// <summary>"7 December".</summary>
    public static string LongDay(this ViewerTime time, DateTimeOffset instant) => Wording.Day(instant, time.Now, time.LocalTimeZone);

    /// <summary>"7 Dec 2026, 09:16 (UTC+01:00)".</summary>
    public static string Exact(this ViewerTime time, DateTimeOffset instant) => Wording.Instant(instant, time.LocalTimeZone);

    /// <summary>"Today 09:16", else "7 Dec 09:16".</summary>
    public static string Clock(this ViewerTime time, DateTimeOffset instant)
    {
        var text = time.Hour(instant);
        return text.Length == "09:16".Length ? $"Today {text}" : text;
    }

    /// <summary>"09:16" today, else "7 Dec 09:16": within a sentence.</summary>
    public static string Hour(this ViewerTime time, DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, time.LocalTimeZone);
        var text = local.ToString("HH:mm", CultureInfo.InvariantCulture);
        return local.Date == TimeZoneInfo.ConvertTime(time.Now, time.LocalTimeZone).Date ? text : $"{time.Day(instant)} {text}";
    }

    /// <summary>"just now", "4 min ago", "yesterday", "48 days ago"; the same ahead with "in".</summary>
    public static string Ago(this ViewerTime time, DateTimeOffset instant)
    {
        var distance = time.Now - instant;
        var text = Distance(distance.Duration());
        return distance < TimeSpan.Zero
            ? text.Length == 0 ? "in a moment" : $"in {text}"
            : text switch { "" => "just now", "1 day" => "yesterday", _ => $"{text} ago" };
    }

    /// <summary>An end as a date, "Never" or "Unknown".</summary>
    public static string Date(this ViewerTime time, End end, bool estimated = false) => end switch
    {
        { IsNever: true } => "Never",
        { Instant: { } instant } => (estimated ? "≈ " : "") + time.Day(instant),
        _ => "Unknown",
    };

    /// <summary>"2 days", "3 h", "4 min"; empty below a minute.</summary>
    private static string Distance(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => "",
        { TotalHours: < 1 } => $"{(int)span.TotalMinutes} min",
        { TotalDays: < 1 } => $"{(int)span.TotalHours} h",
        _ => Wording.Count((int)span.TotalDays, "day"),
    };
}

using System.Globalization;

namespace AccountHealth.Monitoring.Checks;

/// <summary>When a check runs, in words a person can write: "every 5m", "daily 03:15", "weekly sunday 04:00". Times are UTC.</summary>
public sealed record Schedule
{
    private Schedule(TimeSpan? every, DayOfWeek? day, TimeOnly at)
    {
        Every = every;
        Day = day;
        At = at;
    }

    /// <summary>The interval; null for one at a time of day.</summary>
    public TimeSpan? Every { get; }

    /// <summary>The day of the week; null for every day.</summary>
    public DayOfWeek? Day { get; }

    public TimeOnly At { get; }

    public const string Remedy = "like 'every 5m', 'daily 03:15' or 'weekly sunday 04:00' (UTC)";

    public static Schedule EveryMinute { get; } = new(TimeSpan.FromMinutes(1), null, default);

    public static Schedule Daily(int hour, int minute) => new(null, null, new TimeOnly(hour, minute));

    public static Schedule Weekly(DayOfWeek day, int hour, int minute) => new(null, day, new TimeOnly(hour, minute));

    /// <summary>The longest time between two runs where none is missed.</summary>
    public TimeSpan Interval => Every ?? TimeSpan.FromDays(Day is null ? 1 : 7);

    /// <summary>The schedule that the text says, or null.</summary>
    public static Schedule? Parse(string text) =>
        text.Trim().ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["every", var interval] when Minutes(interval) is { } minutes => new Schedule(TimeSpan.FromMinutes(minutes), null, default),
            ["daily", var time] when Time(time) is { } at => new Schedule(null, null, at),
            ["weekly", var day, var time] when Enum.TryParse<DayOfWeek>(day, ignoreCase: true, out var weekday) && Time(time) is { } at =>
                new Schedule(null, weekday, at),
            _ => null,
        };

    /// <summary>"every minute", "daily at 03:15 UTC".</summary>
    public override string ToString() => this switch
    {
        { Every.TotalMinutes: 1 } => "every minute",
        { Every: { } every } when every.TotalMinutes % 60 == 0 => every.TotalHours == 1 ? "every hour" : $"every {every.TotalHours} hours",
        { Every: { } every } => $"every {every.TotalMinutes} minutes",
        { Day: { } day } => $"every {day} at {At:HH\\:mm} UTC",
        _ => $"daily at {At:HH\\:mm} UTC",
    };

    private static int? Minutes(string text)
    {
        var factor = text.EndsWith('h') ? 60 : text.EndsWith('m') ? 1 : 0;
        return factor > 0
            && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number * factor is > 0 and <= 24 * 60 ? number * factor : null;
    }

    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}

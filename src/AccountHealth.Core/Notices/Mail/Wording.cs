using System.Globalization;
using AccountHealth.Core.Time;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Core.Notices.Mail;

/// <summary>How dates, days and counts are said.</summary>
public static class Wording
{
    /// <summary>"7 Dec 2026, 09:16 (UTC+01:00)".</summary>
    public static string Instant(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        var offset = local.Offset == TimeSpan.Zero ? "UTC" : local.ToString("'UTC'zzz", CultureInfo.InvariantCulture);
        return local.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture) + $" ({offset})";
    }

    /// <summary>"7 December", with the year when it is not within twelve months.</summary>
    public static string Day(DateTimeOffset instant, DateTimeOffset now, TimeZoneInfo zone, string month = "MMMM")
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        var isNear = (instant - now).Duration() < TimeSpan.FromDays(330);
        return local.ToString(isNear ? $"d {month}" : $"d {month} yyyy", CultureInfo.InvariantCulture);
    }

    /// <summary>"today" only for what has passed; else "1 day", "16 days".</summary>
    public static string DaysLeft(DateTimeOffset end, DateTimeOffset now) => Count(Instants.DaysLeft(end, now), "day");

    /// <summary>"1 account", "3 accounts", "2 people".</summary>
    public static string Count(int number, string one, string? many = null) =>
        $"{number.ToString(CultureInfo.InvariantCulture)} {(number == 1 ? one : many ?? one + "s")}";

    /// <summary>"about" before an estimate, "or later" after a lower bound.</summary>
    public static string Hedged(string date, bool estimated, bool orLater) =>
        (estimated ? "about " : "") + date + (orLater ? " or later" : "");

    /// <summary>"Ann Abara's LinkedIn grant".</summary>
    public static string Possessive(string name) => name.EndsWith('s') ? name + "’" : name + "’s";

    /// <summary>
    /// One line of visible text: line breaks and control characters would forge headers and lines, and marks that turn
    /// the writing direction would make what follows read backwards.
    /// </summary>
    public static string OneLine(string text) =>
        string.Join(' ', new string([.. text.Where(character => !TurnsDirection(character)).Select(character => BreaksLine(character) ? ' ' : character)])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>When a clock ends what: "grant ends", "inactivity ends it".</summary>
    public static string Ends(ClockKind clock) =>
        clock == ClockKind.Inactivity ? "login counts as unused" : $"{clock.Word()} ends";

    private static bool BreaksLine(char character) => char.IsControl(character) || character is '\u2028' or '\u2029';

    private static bool TurnsDirection(char character) =>
        character is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}

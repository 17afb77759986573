using AccountHealth.Core.Time;

namespace AccountHealth.Core.Notices;

/// <summary>When the scheduler lets a notice go.</summary>
internal static class ReleaseTime
{
    private static readonly TimeOnly Morning = new(8, 0);

    /// <param name="deadline">When the account deactivates: a warning that the morning would bring too late goes at once.</param>
    public static DateTimeOffset Of(NoticeKind kind, DateTimeOffset now, TimeZoneInfo zone, DateTimeOffset? deadline)
    {
        if (!kind.WaitsForMorning())
        {
            return now;
        }

        var morning = ZonedTime.NextAt(Morning, now, zone);
        return kind == NoticeKind.PreDeactivation && morning >= deadline ? now : morning;
    }
}

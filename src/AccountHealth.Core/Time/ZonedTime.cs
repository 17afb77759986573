namespace AccountHealth.Core.Time;

/// <summary>Wall-clock arithmetic in a named time zone.</summary>
public static class ZonedTime
{
    /// <summary>The zone of an IANA id, or null if the id names none.</summary>
    public static TimeZoneInfo? Find(string? id) =>
        !string.IsNullOrWhiteSpace(id) && TimeZoneInfo.TryFindSystemTimeZoneById(id.Trim(), out var zone) ? zone : null;

    /// <summary>The first instant at or after <paramref name="from"/> at which clocks in the zone show the given time.</summary>
    public static DateTimeOffset NextAt(TimeOnly time, DateTimeOffset from, TimeZoneInfo zone)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(from, zone).DateTime);
        for (var offset = 0; ; offset++)
        {
            var instant = At(day.AddDays(offset), time, zone);
            if (instant >= from)
            {
                return instant;
            }
        }
    }

    /// <summary>The instant at which clocks in the zone show the given date and time.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time);
        // Where clocks jump over that time, the first valid minute after the gap; where they show it twice, the first.
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}

using AccountHealth.Core.Time;

namespace AccountHealth.Web.Components.Live;

/// <summary>The installation's clock with the viewer's time zone, which a cookie tells.</summary>
internal sealed class ViewerTime(TimeProvider clock) : TimeProvider
{
    public const string Cookie = "zone";

    private TimeZoneInfo _zone = TimeZoneInfo.Utc;

    public override TimeZoneInfo LocalTimeZone => _zone;

    public DateTimeOffset Now => clock.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    /// <summary>Takes the zone that the browser named, if it is one.</summary>
    public void Use(string? zone) => _zone = ZonedTime.Find(zone) ?? _zone;
}

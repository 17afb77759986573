using AccountHealth.Core.Time;

namespace AccountHealth.Web.Components.Live;

/// <summary>The installation's clock with the viewer's time zone: a cookie tells it, and the browser itself once it is connected.</summary>
internal sealed class ViewerTime : TimeProvider
{
    private const string Cookie = "zone";
    private readonly TimeProvider _clock;
    private TimeZoneInfo _zone;

    public ViewerTime(TimeProvider clock, IHttpContextAccessor http)
    {
        _clock = clock;
        _zone = ZonedTime.Find(http.HttpContext?.Request.Cookies[Cookie]) ?? TimeZoneInfo.Utc;
    }

    public override TimeZoneInfo LocalTimeZone => _zone;

    public DateTimeOffset Now => _clock.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => _clock.GetUtcNow();

    /// <summary>Takes the zone that the browser names; answers whether that was news.</summary>
    public bool Use(string? zone)
    {
        if (ZonedTime.Find(zone) is not { } found || found.Id == _zone.Id)
        {
            return false;
        }

        _zone = found;
        return true;
    }
}

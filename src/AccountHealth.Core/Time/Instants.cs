namespace AccountHealth.Core.Time;

public static class Instants
{
    /// <summary>The instant in UTC without what is finer than a millisecond, so that it survives storing.</summary>
    public static DateTimeOffset ToMilliseconds(this DateTimeOffset instant) =>
        DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());

    /// <summary>
    /// 24-hour periods from <paramref name="now"/> until <paramref name="end"/>, rounded up; 0 once it has passed.
    /// Daylight saving plays no part.
    /// </summary>
    public static int DaysLeft(DateTimeOffset end, DateTimeOffset now) =>
        end <= now ? 0 : (int)Math.Ceiling((end - now) / TimeSpan.FromDays(1));
}

using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Core.Connecting;

/// <summary>When a token is asked about again: daily, more often as its end comes near, spread so that not all come at once.</summary>
public static class InspectionTiming
{
    public static readonly TimeSpan Daily = TimeSpan.FromDays(1);

    /// <summary>After a silence, unless the network said for how long.</summary>
    public static readonly TimeSpan AfterSilence = TimeSpan.FromMinutes(10);

    /// <summary>After our own set-up was refused: asking again mends nothing, and a change of the settings asks at once.</summary>
    public static readonly TimeSpan AfterSetUp = TimeSpan.FromHours(1);

    private static readonly (TimeSpan Left, TimeSpan Every)[] Steps =
    [
        (TimeSpan.FromDays(1), TimeSpan.FromHours(2)),
        (TimeSpan.FromDays(3), TimeSpan.FromHours(6)),
        (TimeSpan.FromDays(7), TimeSpan.FromHours(12)),
    ];

    /// <param name="end">When the token will end, as far as it is known.</param>
    /// <param name="id">The token's; it decides its place in the day.</param>
    public static DateTimeOffset Next(TokenAnswer answer, End end, long id, DateTimeOffset now) => answer switch
    {
        { Silence: { Until: { } until } } when until > now => until,
        { Silence.Reason: ReasonCodes.AppMisconfigured } => now + AfterSetUp,
        { Silence: not null } => now + AfterSilence,
        { Token: not null } => now + Spread(Daily, id),
        _ => now + Spread(Every(end, now), id),
    };

    private static TimeSpan Every(End end, DateTimeOffset now)
    {
        foreach (var (left, every) in Steps)
        {
            if (end.Instant is { } instant && instant > now && instant - now <= left)
            {
                return every;
            }
        }

        return Daily;
    }

    /// <summary>Up to a tenth earlier: tokens that were imported together drift apart.</summary>
    private static TimeSpan Spread(TimeSpan every, long id) => every * (1 - (id * 2_654_435_761 % 1000 / 10_000.0));
}

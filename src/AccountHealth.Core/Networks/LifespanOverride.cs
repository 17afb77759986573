using AccountHealth.Core.Tokens;

namespace AccountHealth.Core.Networks;

/// <summary>
/// What somebody here set one clock of a network to, or confirmed of it, because they know better or looked later than the
/// product did.
/// </summary>
public sealed class LifespanOverride
{
    /// <summary>The longest that is believed: ten years.</summary>
    public const int MostDays = 3660;

    public string Network { get; internal set; } = "";

    public ClockKind Clock { get; internal set; }

    /// <summary>How long the clock runs; null where it has no length that could be assumed.</summary>
    public TimeSpan? Length { get; internal set; }

    /// <summary>Why, and where it is written.</summary>
    public string Note { get; internal set; } = "";

    /// <summary>The address of whoever set it.</summary>
    public string By { get; internal set; } = "";

    public DateTimeOffset At { get; internal set; }

    /// <summary>The clock as it counts from now on.</summary>
    internal Lifespan ApplyTo(Lifespan published) => published with
    {
        Length = Length,
        Source = $"set here by {By}: {Note}",
        CheckedOn = DateOnly.FromDateTime(At.UtcDateTime),
        Published = published,
    };
}

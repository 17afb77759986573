using AccountHealth.Core.Tokens;

namespace AccountHealth.Core.Networks;

/// <summary>How long one clock of a network's tokens runs, as published.</summary>
/// <param name="Clock">Which of the four clocks.</param>
/// <param name="Length">How long it runs, or null where the network has this clock but publishes no length.</param>
/// <param name="Source">Where that is written.</param>
/// <param name="CheckedOn">When that was last read.</param>
/// <param name="Slides">Renewing the token starts it anew, so that a renewed token never reaches its end.</param>
public sealed record Lifespan(ClockKind Clock, TimeSpan? Length, string Source, DateOnly CheckedOn, bool Slides = false)
{
    /// <summary>After this long nobody should rely on it unread.</summary>
    private const int YearsUntilStale = 1;

    /// <summary>Where sources say something else: who says what. Empty where they agree.</summary>
    public string Disagreement { get; init; } = "";

    /// <summary>What the product says where somebody set something else; null while nobody has.</summary>
    public Lifespan? Published { get; init; }

    /// <summary>Whether its source should be read again.</summary>
    public bool IsStale(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime) > CheckedOn.AddYears(YearsUntilStale);
}

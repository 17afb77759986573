using AccountHealth.Core.Tokens;

namespace AccountHealth.Core.Networks;

/// <summary>What tokens of a network really said of one clock, counted from when they were made.</summary>
public sealed class ObservedLifespan
{
    /// <summary>A tenth more or less is no longer the same length.</summary>
    private const double Tolerance = 0.1;

    /// <summary>The network that signs in.</summary>
    public string Network { get; internal set; } = "";

    public ClockKind Clock { get; internal set; }

    public int Tokens { get; internal set; }

    public TimeSpan Shortest { get; internal set; }

    public TimeSpan Longest { get; internal set; }

    public TimeSpan Last { get; internal set; }

    public DateTimeOffset LastAt { get; internal set; }

    /// <summary>Whether some token said something clearly different from what is assumed; no length assumed contradicts nothing.</summary>
    public bool DiffersFrom(TimeSpan? assumed) =>
        assumed is { } length && Tokens > 0 && ((Shortest - length).Duration() > length * Tolerance || (Longest - length).Duration() > length * Tolerance);

    internal void Add(TimeSpan length, DateTimeOffset at)
    {
        (Shortest, Longest) = Tokens == 0 ? (length, length) : (length < Shortest ? length : Shortest, length > Longest ? length : Longest);
        (Last, LastAt) = (length, at);
        Tokens++;
    }
}

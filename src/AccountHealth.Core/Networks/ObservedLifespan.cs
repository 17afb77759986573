using AccountHealth.Core.Tokens;

namespace AccountHealth.Core.Networks;

/// <summary>What tokens of a network really said of one clock, counted from when they were made.</summary>
public sealed class ObservedLifespan
{
    /// <summary>The network that signs in.</summary>
    public string Network { get; internal set; } = "";

    public ClockKind Clock { get; internal set; }

    public int Tokens { get; internal set; }

    public TimeSpan Shortest { get; internal set; }

    public TimeSpan Longest { get; internal set; }

    public TimeSpan Last { get; internal set; }

    public DateTimeOffset LastAt { get; internal set; }

    internal void Add(TimeSpan length, DateTimeOffset at)
    {
        (Shortest, Longest) = Tokens == 0 ? (length, length) : (length < Shortest ? length : Shortest, length > Longest ? length : Longest);
        (Last, LastAt) = (length, at);
        Tokens++;
    }
}

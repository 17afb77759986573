using System.Globalization;
using AccountHealth.Core.Time;

namespace AccountHealth.Core.Tokens;

/// <summary>When something ends: at an instant, <see cref="Never"/>, or <see cref="Unknown"/>. The three are never confused.</summary>
/// <remarks>Ordered as lists are sorted: instants by time, then unknown, then never.</remarks>
public readonly struct End : IEquatable<End>, IComparable<End>
{
    private readonly DateTimeOffset? _instant;
    private readonly bool _never;

    private End(DateTimeOffset? instant, bool never)
    {
        _instant = instant;
        _never = never;
    }

    public static End Unknown => default;

    public static End Never { get; } = new(null, true);

    public static End At(DateTimeOffset instant) => new(instant.ToMilliseconds(), false);

    public bool IsNever => _never;

    public bool IsUnknown => !_never && _instant is null;

    /// <summary>Whether it is an instant.</summary>
    public bool IsDated => _instant is not null;

    /// <summary>The instant, or null for never and unknown.</summary>
    public DateTimeOffset? Instant => _instant;

    /// <summary>The later of two ends that are both known; never is later than any instant.</summary>
    public static End Later(End one, End other) => one >= other ? one : other;

    public int CompareTo(End other) => SortKey.CompareTo(other.SortKey);

    public bool Equals(End other) => _never == other._never && _instant == other._instant;

    public override bool Equals(object? obj) => obj is End other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_instant, _never);

    public override string ToString() =>
        _never ? "never" : _instant?.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture) ?? "unknown";

    public static bool operator ==(End left, End right) => left.Equals(right);

    public static bool operator !=(End left, End right) => !left.Equals(right);

    public static bool operator <(End left, End right) => left.CompareTo(right) < 0;

    public static bool operator >(End left, End right) => left.CompareTo(right) > 0;

    public static bool operator <=(End left, End right) => left.CompareTo(right) <= 0;

    public static bool operator >=(End left, End right) => left.CompareTo(right) >= 0;

    /// <summary>One number that sorts as ends do: Unix milliseconds, then unknown, then never. What the database stores.</summary>
    public long SortKey => _never ? long.MaxValue : _instant?.ToUnixTimeMilliseconds() ?? long.MaxValue - 1;

    /// <summary>The end with the given <see cref="SortKey"/>.</summary>
    public static End FromSortKey(long key) => key switch
    {
        long.MaxValue => Never,
        long.MaxValue - 1 => Unknown,
        _ => At(DateTimeOffset.FromUnixTimeMilliseconds(key)),
    };
}

namespace AccountHealth.Core.Time;

/// <summary>
/// The present, as one unit of work sees it. Rules compare instants with it instead of with a clock, and it remembers
/// the earliest future instant that any of them asked about: at that instant, and not before, some rule would answer
/// differently. That is when the account has to be looked at again.
/// </summary>
public sealed class Moment(DateTimeOffset now)
{
    /// <summary>The present in UTC, to the millisecond: what a database keeps of an instant.</summary>
    public DateTimeOffset Now { get; } = now.ToMilliseconds();

    /// <summary>The earliest instant after <see cref="Now"/> that was asked about, or null if none was.</summary>
    public DateTimeOffset? NextChange { get; private set; }

    /// <summary>Whether <paramref name="instant"/> is now or in the past.</summary>
    public bool HasPassed(DateTimeOffset instant)
    {
        if (instant <= Now)
        {
            return true;
        }

        if (NextChange is null || instant < NextChange)
        {
            NextChange = instant;
        }

        return false;
    }
}

namespace AccountHealth.Sandbox;

/// <summary>The networks' clock: it can be moved, so that a year passes between two calls.</summary>
internal sealed class SandboxClock(TimeProvider time) : TimeProvider
{
    private long _offset;

    public TimeSpan Offset
    {
        get => new(Interlocked.Read(ref _offset));
        set => Interlocked.Exchange(ref _offset, value.Ticks);
    }

    /// <summary>The time that budgets are counted in; moving the networks' clock does not move it.</summary>
    public DateTimeOffset RealNow => time.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + Offset;
}

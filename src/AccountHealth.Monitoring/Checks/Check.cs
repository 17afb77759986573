namespace AccountHealth.Monitoring.Checks;

/// <summary>A recurring job.</summary>
public abstract class Check
{
    /// <summary>Id on the command line, in the schedule and in configuration.</summary>
    public abstract string Name { get; }

    /// <summary>One sentence: what it does.</summary>
    public abstract string Description { get; }

    /// <summary>When it runs unless configuration says otherwise.</summary>
    public abstract Schedule DefaultSchedule { get; }

    public abstract Task<CheckOutcome> RunAsync(CheckRun run, CancellationToken cancellationToken);
}

/// <summary>One run of a check.</summary>
/// <param name="AtOnce">Somebody asked for it on the command line: do not wait for the morning.</param>
/// <param name="Progress">Percent and what is being done; may be null.</param>
public sealed record CheckRun(bool AtOnce = false, Action<int, string>? Progress = null)
{
    internal void Report(int done, int total, string what) =>
        Progress?.Invoke(total == 0 ? 100 : (int)(100L * done / total), what);
}

/// <param name="Summary">What it did, in one line.</param>
/// <param name="NeedsAttention">It ran to its end, but somebody should look.</param>
public sealed record CheckOutcome(string Summary, bool NeedsAttention = false)
{
    /// <summary>It looked and found nothing to do.</summary>
    public bool FoundNothing { get; init; }
}

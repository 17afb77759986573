namespace AccountHealth.Monitoring.Scheduling;

public enum RunOutcome
{
    Well,
    Attention,
    Failed,
    Stopped,
}

/// <summary>A check as the scheduler sees it now.</summary>
public sealed record CheckState
{
    public required string Name { get; init; }

    public required string Description { get; init; }

    /// <summary>In words.</summary>
    public required string Schedule { get; init; }

    public DateTimeOffset? LastRunAt { get; init; }

    public TimeSpan? LastDuration { get; init; }

    public RunOutcome? LastOutcome { get; init; }

    public string LastSummary { get; init; } = "";

    public DateTimeOffset? NextRunAt { get; init; }

    public bool IsRunning { get; init; }

    public int? Percent { get; init; }

    public string Doing { get; init; } = "";
}

/// <summary>One run that has ended.</summary>
/// <param name="Manual">Somebody asked for it.</param>
public sealed record CheckHistoryRow(DateTimeOffset At, TimeSpan Duration, RunOutcome Outcome, string Summary, bool Manual);

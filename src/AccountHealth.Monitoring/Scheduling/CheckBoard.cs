using AccountHealth.Monitoring.Checks;
using Quartz;
using Quartz.Extensibility;

namespace AccountHealth.Monitoring.Scheduling;

/// <summary>What the scheduler knows of the checks, and a way to run one now.</summary>
public sealed class CheckBoard(
    ISchedulerFactory schedulers, IExecutionHistoryStore history, IEnumerable<Check> checks, CheckSchedules schedules)
{
    /// <summary>What runs often first.</summary>
    private readonly IReadOnlyList<Check> _checks =
        [.. checks.OrderBy(check => check.DefaultSchedule.Every is null).ThenBy(check => check.Name, StringComparer.Ordinal)];

    public async Task<IReadOnlyList<CheckState>> StatesAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var running = await scheduler.QueryFireInstances(new FireInstanceQuery(), cancellationToken);
        var states = new List<CheckState>();
        foreach (var check in _checks)
        {
            var last = await history.GetJobRunStatus(SchedulerServices.SchedulerName, new JobKey(check.Name), cancellationToken);
            var trigger = await scheduler.GetTrigger(new TriggerKey(check.Name), cancellationToken);
            var now = running.Items.FirstOrDefault(one => one.JobKey?.Name == check.Name);
            states.Add(new CheckState
            {
                Name = check.Name,
                Description = check.Description,
                Schedule = schedules.Of(check).ToString(),
                LastRunAt = last?.LastFiredAtUtc,
                LastDuration = last?.LastDuration,
                LastOutcome = last is null ? null : await OutcomeAsync(last, cancellationToken),
                LastSummary = last is null ? "" : Summary(last.LastResult, last.LastSummary, last.LastFailureMessage),
                NextRunAt = trigger?.NextFireTimeUtc,
                IsRunning = now is not null,
                Percent = now?.Progress,
                Doing = now?.ProgressMessage ?? "",
            });
        }

        return states;
    }

    /// <summary>The check's runs, the latest first.</summary>
    public async Task<IReadOnlyList<CheckHistoryRow>> HistoryAsync(string name, int count, CancellationToken cancellationToken)
    {
        var query = new ExecutionHistoryQuery { SchedulerName = SchedulerServices.SchedulerName, Job = new JobKey(name), Take = count };
        var page = await history.QueryExecutions(query, cancellationToken);
        return [.. page.Items.Select(entry => new CheckHistoryRow(
            entry.FiredAtUtc, entry.Duration, Outcome(entry.EffectiveResult, entry.MetricsJson),
            Summary(entry.EffectiveResult, entry.Summary, entry.ExceptionMessage), entry.Manual))];
    }

    /// <summary>Runs the check as soon as the scheduler has a thread, beside its schedule.</summary>
    public async Task RunNowAsync(string name, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await scheduler.TriggerJob(new JobKey(name), cancellationToken: cancellationToken);
    }

    private async Task<RunOutcome> OutcomeAsync(JobRunStatus last, CancellationToken cancellationToken)
    {
        var entry = last.LastEntryId is { } id
            ? await history.GetExecution(SchedulerServices.SchedulerName, id, cancellationToken)
            : null;
        return Outcome(last.LastResult, entry?.MetricsJson);
    }

    private static RunOutcome Outcome(JobRunResult result, string? metrics) => result switch
    {
        JobRunResult.Failed => RunOutcome.Failed,
        JobRunResult.Cancelled => RunOutcome.Stopped,
        _ => metrics?.Contains($"\"{CheckJob.Attention}\":1", StringComparison.Ordinal) == true ? RunOutcome.Attention : RunOutcome.Well,
    };

    private static string Summary(JobRunResult result, string? summary, string? failure) =>
        (result == JobRunResult.Failed ? failure ?? summary : summary) ?? "";
}

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

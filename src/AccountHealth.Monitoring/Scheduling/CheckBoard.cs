using AccountHealth.Core.Notices.Mail;
using AccountHealth.Monitoring.Checks;
using Quartz;
using Quartz.Extensibility;

namespace AccountHealth.Monitoring.Scheduling;

/// <summary>What the scheduler knows of the checks, and a way to run one now.</summary>
public sealed class CheckBoard(
    ISchedulerFactory schedulers, IExecutionHistoryStore history, IEnumerable<Check> checks, CheckSchedules schedules, TimeProvider clock)
{
    /// <summary>A run may be this late before it counts as missed: another one may have taken its time.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

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

    /// <summary>Checks that failed since then, or have not run although their time has come.</summary>
    public async Task<IReadOnlyList<TroubledCheck>> TroublesAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var troubled = new List<TroubledCheck>();
        foreach (var check in _checks)
        {
            var last = await history.GetJobRunStatus(SchedulerServices.SchedulerName, new JobKey(check.Name), cancellationToken);
            var failed = await history.QueryExecutions(
                new ExecutionHistoryQuery
                {
                    SchedulerName = SchedulerServices.SchedulerName,
                    Job = new JobKey(check.Name),
                    Results = [JobRunResult.Failed],
                    FiredFrom = since,
                    Take = 1000,
                },
                cancellationToken);
            var silent = last is not null && last.LastFiredAtUtc + schedules.Of(check).Interval + Grace < clock.GetUtcNow();
            if (failed.Items.Count > 0 || silent)
            {
                troubled.Add(new TroubledCheck(
                    check.Name, failed.Items.Count, failed.Items.Count > 0 ? failed.Items[0].ExceptionMessage ?? "" : "", silent ? last!.LastFiredAtUtc : null));
            }
        }

        return troubled;
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

using AccountHealth.Monitoring.Checks;
using Quartz;

namespace AccountHealth.Monitoring.Scheduling;

/// <summary>Runs the check whose name is the job's. A check that fails is recorded as failed and runs again at its next time.</summary>
[DisallowConcurrentExecution]
internal sealed class CheckJob(IEnumerable<Check> checks) : IJob
{
    /// <summary>In the run's metrics: somebody should look.</summary>
    public const string Attention = "attention";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var check = checks.Single(one => one.Name == context.JobDetail.Key.Name);
        var outcome = await check.RunAsync(new CheckRun(Progress: (percent, what) => context.ReportProgress(percent, what)), cancellationToken);
        context.Result = new JobRunReport
        {
            Result = outcome.FoundNothing ? JobRunResult.Skipped : JobRunResult.Succeeded,
            Summary = Shortened(outcome.Summary),
            Metrics = new Dictionary<string, object?> { [Attention] = outcome.NeedsAttention ? 1 : 0 },
        };
    }

    private static string Shortened(string text) =>
        text.Length <= JobRunReport.MaxSummaryLength ? text : text[..(JobRunReport.MaxSummaryLength - 1)] + "…";
}

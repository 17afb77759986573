using AccountHealth.Monitoring.Checks;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace AccountHealth.Monitoring.Scheduling;

/// <summary>At the start, brings the stored schedule in line with the checks there are and with configuration.</summary>
internal sealed class ScheduleSync(ISchedulerFactory schedulers, IEnumerable<Check> checks, CheckSchedules schedules) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        foreach (var check in checks)
        {
            var job = JobBuilder.Create<CheckJob>().WithIdentity(check.Name).WithDescription(check.Description).StoreDurably().Build();
            await scheduler.AddJob(job, new AddJobOptions { Replace = true }, cancellationToken);
            await PutAsync(scheduler, TriggerOf(check), cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A schedule that is as it was keeps its next time, so that a restart neither skips nor repeats a run.</summary>
    private static async Task PutAsync(IScheduler scheduler, ITrigger trigger, CancellationToken cancellationToken)
    {
        var stored = await scheduler.GetTrigger(trigger.Key, cancellationToken);
        if (stored is null)
        {
            await scheduler.ScheduleJob(trigger, cancellationToken: cancellationToken);
        }
        else if (stored.Description != trigger.Description)
        {
            await scheduler.RescheduleJob(trigger.Key, trigger, cancellationToken);
        }
    }

    private ITrigger TriggerOf(Check check)
    {
        var schedule = schedules.Of(check);
        var trigger = TriggerBuilder.Create().WithIdentity(check.Name).ForJob(check.Name).WithDescription(schedule.ToString());
        return schedule.Every is { } every
            ? trigger.WithSimpleSchedule(simple => simple.WithInterval(every).RepeatForever()).StartNow().Build()
            : trigger.WithCronSchedule(Cron(schedule), cron => cron.InTimeZone(TimeZoneInfo.Utc)).Build();
    }

    private static string Cron(Schedule schedule) => schedule.Day is { } day
        ? $"0 {schedule.At.Minute} {schedule.At.Hour} ? * {(int)day + 1}"
        : $"0 {schedule.At.Minute} {schedule.At.Hour} * * ?";
}

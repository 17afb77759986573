using AccountHealth.Data.Storage;
using AccountHealth.Monitoring.Checks;
using AccountHealth.Monitoring.Mailing;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace AccountHealth.Monitoring.Scheduling;

public static class SchedulerServices
{
    internal const string SchedulerName = "account-health";

    /// <summary>Adds the scheduler that runs every check at its time, on the same database as everything else.</summary>
    /// <param name="schedules">Given the names of the checks, schedules that differ from their own.</param>
    public static IServiceCollection AddScheduler(
        this IServiceCollection services, DataDirectory data, Func<IReadOnlyCollection<string>, IReadOnlyDictionary<string, Schedule>> schedules)
    {
        services.AddSingleton(provider => new CheckSchedules(schedules([.. provider.GetServices<Check>().Select(check => check.Name)])));
        services.AddSingleton<CheckBoard>();
        // Asked for when it is needed: the board knows all checks, and one of them asks it.
        services.AddSingleton<TroubledChecks>(provider => async (since, cancellationToken) =>
            await provider.GetRequiredService<CheckBoard>().TroublesAsync(since, cancellationToken));
        services.AddHostedService<ScheduleSync>();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(options => options.InstanceName = SchedulerName);
            quartz.AddJobType<CheckJob>();
            quartz.UsePersistentStore(store =>
            {
                store.UseSqlite(data.ConnectionString);
                store.ProvisionSchema();
                store.UseExecutionHistory();
            });
        });
        services.AddQuartzExecutionHistory(history =>
        {
            history.Retention = TimeSpan.FromDays(30);
            // Two checks look every minute; that they found nothing is no history.
            history.RetentionByResult[JobRunResult.Skipped] = TimeSpan.FromHours(3);
            history.MaxEntriesPerScheduler = 10_000;
        });
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
        return services;
    }
}

/// <summary>Schedules that configuration sets, by check name.</summary>
public sealed record CheckSchedules(IReadOnlyDictionary<string, Schedule> Configured)
{
    public Schedule Of(Check check) => Configured.GetValueOrDefault(check.Name) ?? check.DefaultSchedule;
}

using AccountHealth.Core.Notices.Mail;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Monitoring.Checks;
using AccountHealth.Monitoring.Connecting;
using AccountHealth.Monitoring.Import;
using AccountHealth.Monitoring.Mailing;
using AccountHealth.Monitoring.Previews;
using AccountHealth.Monitoring.Rounds;
using AccountHealth.Monitoring.SignIn;
using AccountHealth.Monitoring.Verifying;
using Microsoft.Extensions.DependencyInjection;

namespace AccountHealth.Monitoring;

public static class MonitoringServices
{
    /// <summary>Adds what changes and checks accounts. Nothing runs by itself until the scheduler is added, too.</summary>
    public static IServiceCollection AddMonitoring(this IServiceCollection services)
    {
        foreach (var check in typeof(Check).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(Check))))
        {
            services.AddSingleton(typeof(Check), check);
        }

        return services
            .AddSingleton<RoundRunner>()
            .AddSingleton<Judging>()
            .AddSingleton<Renewals>()
            .AddSingleton<Connections>()
            .AddSingleton<ConnectChoice>()
            .AddSingleton<AccountImport>()
            .AddSingleton<StagedFiles>()
            .AddSingleton<AccountChanges>()
            .AddSingleton<AuthorizationChanges>()
            .AddSingleton<Revocations>()
            .AddSingleton<TokenChanges>()
            .AddSingleton<PersonChanges>()
            .AddSingleton<WithdrawalPreview>()
            .AddSingleton<BlastRadiusPreview>()
            .AddSingleton<LeaverDrill>()
            .AddSingleton<AccountOutlook>()
            .AddSingleton<MacroPreview>()
            .AddSingleton<Coverage>()
            .AddSingleton<LifespanPreview>()
            .AddSingleton<LifespanChanges>()
            .AddSingleton<InstallationProgress>()
            .AddSingleton<TestMail>()
            .AddSingleton<MacroChanges>()
            .AddSingleton<SettingsChanges>()
            .AddSingleton<SignInLinks>()
            .AddSingleton<AdminRequests>()
            .AddSingleton<MessageRetry>()
            .AddSingleton<MessageMaking>()
            .AddSingleton<WeeklySummaries>()
            .AddSingleton<TroubledChecks>((_, _) => Task.FromResult<IReadOnlyList<TroubledCheck>?>(null))
            .AddSingleton<MessageSending>();
    }
}

using AccountHealth.Core.Connecting;
using AccountHealth.Core.Installation;
using AccountHealth.Data;
using AccountHealth.Data.Identity;
using AccountHealth.Data.Settings;
using AccountHealth.Data.Storage;
using AccountHealth.Integrations;
using AccountHealth.Monitoring;
using AccountHealth.Web.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Web.Hosting;

/// <summary>The services that the server and the command line share.</summary>
internal static class Installation
{
    /// <summary>Services for a verb that works on the data and ends.</summary>
    public static ServiceProvider Build(DirectoryInfo data)
    {
        var configuration = new ConfigurationBuilder().AddInstallation().Build();
        return new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning)
                .AddFilter("Microsoft", LogLevel.Error)
                .AddSimpleConsole(options => options.SingleLine = true)
                .Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace))
            .AddInstallation(new DataDirectory(data.FullName), configuration)
            .BuildServiceProvider();
    }

    public static IServiceCollection AddInstallation(this IServiceCollection services, DataDirectory data, IConfiguration configuration)
    {
        data.Create();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => InstallationConfiguration.FixedSettings(configuration, provider.GetRequiredService<ConnectorCatalog>()));
        services.AddData(data);
        services.AddIntegrations();
        services.AddMonitoring();
        services.AddSingleton(new PickupFolder(data.Pickup));
        services.AddSingleton<CurrentMailSettings>(provider => async cancellationToken =>
        {
            await using var context = await provider.GetRequiredService<IDbContextFactory<AccountHealthContext>>()
                .CreateDbContextAsync(cancellationToken);
            return (await provider.GetRequiredService<SettingsStore>().LoadAsync(context, cancellationToken)).Mail;
        });
        services.AddIdentityCore<User>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.Password.RequiredLength = 12;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddRoles<IdentityRole>()
            .AddEntityFrameworkStores<AccountHealthContext>();
        services.AddSingleton<UserChanges>();
        return services;
    }

    /// <summary>Brings the database up to date. Looks first: asking costs less than locking.</summary>
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        // What is configured wrongly stops the start, before anything is touched.
        services.GetRequiredService<FixedSettings>();
        await using var scope = services.CreateAsyncScope();
        await using var context = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<AccountHealthContext>>()
            .CreateDbContextAsync(cancellationToken);
        if ((await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            await context.Database.MigrateAsync(cancellationToken);
        }

        var roles = scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole>>();
        foreach (var role in Roles.All)
        {
            if (!await roles.RoleExistsAsync(role))
            {
                await roles.CreateAsync(new IdentityRole(role));
            }
        }
    }
}

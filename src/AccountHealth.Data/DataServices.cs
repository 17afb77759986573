using AccountHealth.Data.Queries;
using AccountHealth.Data.Secrets;
using AccountHealth.Data.Settings;
using AccountHealth.Data.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace AccountHealth.Data;

public static class DataServices
{
    /// <summary>Adds the database in the given folder, with the keys that encrypt its secrets beside it.</summary>
    public static IServiceCollection AddData(this IServiceCollection services, DataDirectory directory)
    {
        services.AddSingleton(directory);
        services.AddPooledDbContextFactory<SqliteHealthContext>(options => options
            .UseSqlite(directory.ConnectionString, sqlite => sqlite
                // One parameter for a list of ids keeps one statement for lists of any length.
                .UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
            // Counting up to a cap needs no order.
            .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning))
            .AddInterceptors(new SqlitePragmas()));
        services.AddSingleton<IDbContextFactory<AccountHealthContext>, HealthContextFactory>();
        services.AddScoped<AccountHealthContext>(provider => provider.GetRequiredService<SqliteHealthContext>());
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<SqliteHealthContext>>().CreateDbContext());
        services.AddDataProtection()
            .SetApplicationName("AccountHealth")
            .PersistKeysToFileSystem(new DirectoryInfo(directory.Keys));
        services.AddSingleton<SecretCipher>();
        services.AddSingleton<SettingsStore>();
        services.AddSingleton<AccountList>();
        services.AddSingleton<AccountChoices>();
        services.AddSingleton<AccountHistory>();
        services.AddSingleton<Fleet>();
        services.AddSingleton<ReasonCounts>();
        services.AddSingleton<Relations>();
        services.AddSingleton<NoticeList>();
        services.AddSingleton<MacroList>();
        services.AddSingleton<UserList>();
        services.AddSingleton<PeopleList>();
        services.AddSingleton<PersonDetails>();
        services.AddSingleton<NeedsAttention>();
        services.AddSingleton<NetworkStates>();
        return services;
    }

    private sealed class HealthContextFactory(IDbContextFactory<SqliteHealthContext> factory) : IDbContextFactory<AccountHealthContext>
    {
        public AccountHealthContext CreateDbContext() => factory.CreateDbContext();
    }
}

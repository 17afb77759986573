using AccountHealth.Core.Accounts;
using AccountHealth.Core.Macros;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Data.Storage;

/// <summary>The model on SQLite: one file, one node.</summary>
public sealed class SqliteHealthContext(DbContextOptions<SqliteHealthContext> options) : AccountHealthContext(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Account>().Property(account => account.Name).UseCollation("NOCASE");
        builder.Entity<Account>().Property(account => account.OwnerEmail).UseCollation("NOCASE");
        builder.Entity<Macro>().Property(macro => macro.Name).UseCollation("NOCASE");
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
    }
}

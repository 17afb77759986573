using AccountHealth.Core.Accounts;
using AccountHealth.Data.Storage;
using AccountHealth.Tests.Facts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Tests.Data.Storage;

public class SqliteTests
{
    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    [InlineData("busy_timeout", "15000")]
    public async Task Every_connection_commits_durably_waits_for_its_turn_and_holds_foreign_keys(string pragma, string value)
    {
        await using var installation = await TestInstallation.CreateAsync();

        Assert.Equal(value, await PragmaAsync(installation, pragma));
        // The second one comes out of the pool.
        Assert.Equal(value, await PragmaAsync(installation, pragma));
    }

    [Fact]
    public async Task A_row_that_points_nowhere_is_refused()
    {
        await using var installation = await TestInstallation.CreateAsync();

        var refused = await Assert.ThrowsAsync<SqliteException>(() => installation.QueryAsync(context =>
            context.Database.ExecuteSqlRawAsync("""INSERT INTO "AccountTags" ("AccountId", "Tag") VALUES (4711, 'paid')""")));

        Assert.Contains("FOREIGN KEY", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_macro_takes_its_applications_with_it()
    {
        await using var installation = await TestInstallation.CreateAsync();
        await installation.ImportAsync(CsvFile.Of(CsvRow.Ann));
        await installation.SaveMacroAsync("Warn");

        await installation.QueryAsync(context => context.Macros.ExecuteDeleteAsync());

        Assert.Equal(0, await installation.QueryAsync(context => context.MacroAccounts.CountAsync()));
    }

    [Fact]
    public async Task One_can_write_while_another_reads_and_the_reader_keeps_what_it_saw()
    {
        await using var installation = await TestInstallation.CreateAsync();
        await installation.ImportAsync(CsvFile.Of(CsvRow.NoToken));
        await using var reader = await installation.Get<IDbContextFactory<AccountHealthContext>>().CreateDbContextAsync();
        await reader.Database.OpenConnectionAsync();
        await using var reading = ((SqliteConnection)reader.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await reader.Database.UseTransactionAsync(reading);
        Assert.Equal(1, await reader.Accounts.CountAsync());

        await installation.ImportAsync(CsvFile.Of(CsvRow.NoToken with { Id = "2" }));

        Assert.Equal(1, await reader.Accounts.CountAsync());
        Assert.Equal(2, await installation.QueryAsync(context => context.Accounts.CountAsync()));
    }

    [Fact]
    public async Task What_was_not_committed_is_gone()
    {
        await using var installation = await TestInstallation.CreateAsync();
        await installation.ImportAsync(CsvFile.Of(CsvRow.NoToken));

        await installation.QueryAsync(async context =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync();
            await context.Database.ExecuteSqlRawAsync("""UPDATE "Accounts" SET "Name" = 'half done'""");
            return 0;
        });

        Assert.Equal("Acme", (await installation.AccountAsync()).Name);
    }

    [Fact]
    public async Task Ends_are_stored_so_that_the_database_sorts_them_dated_unknown_never()
    {
        await using var installation = await TestInstallation.CreateAsync();
        await installation.ImportAsync(CsvFile.Of(
            CsvRow.Ann with { Expires = "never" },
            CsvRow.Bo with { Id = "2" },
            CsvRow.Ann with { Id = "3", User = "cy", AccessToken = "tok-cy", Expires = CsvFile.In(90) },
            CsvRow.Ann with { Id = "4", User = "di", AccessToken = "tok-di", Expires = CsvFile.In(10) }));

        var sorted = await installation.QueryAsync(context => context.Accounts.OrderBy(account => account.Verdict.DeactivatesAt)
            .Select(account => account.NativeId).ToListAsync());

        Assert.Equal(["4", "3", "2", "1"], sorted);
    }

    [Fact]
    public async Task A_verdict_survives_storing_to_the_last_detail()
    {
        await using var installation = await TestInstallation.CreateAsync();
        await installation.ImportAsync(CsvFile.Of(new AgencyFacts(seed: 1).Rows(20)));

        var first = await VerdictsAsync(installation);
        await installation.QueryAsync(async context =>
        {
            // Written back as they were read.
            foreach (var account in await context.Accounts.ToListAsync())
            {
                context.Entry(account).State = EntityState.Modified;
            }

            return await context.SaveChangesAsync();
        });

        Assert.Equal(first, await VerdictsAsync(installation));
    }

    private static Task<List<AccountVerdict>> VerdictsAsync(TestInstallation installation) => installation.QueryAsync(context =>
        context.Accounts.AsNoTracking().OrderBy(account => account.Id).Select(account => account.Verdict).ToListAsync());

    private static Task<string> PragmaAsync(TestInstallation installation, string pragma) => installation.QueryAsync(async context =>
    {
        await context.Database.OpenConnectionAsync();
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";
        return $"{await command.ExecuteScalarAsync()}";
    });
}

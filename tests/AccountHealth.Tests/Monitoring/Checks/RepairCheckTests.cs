using AccountHealth.Core.Accounts;
using AccountHealth.Monitoring.Checks;
using AccountHealth.Monitoring.Rounds;
using AccountHealth.Tests.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Monitoring.Checks;

public class RepairCheckTests
{
    [Fact]
    public async Task It_judges_every_account_and_finds_nothing_to_mend()
    {
        await using var installation = await ImportedAsync();

        var outcome = await installation.RunAsync("repair");

        Assert.Equal(("3 accounts judged afresh, nothing to mend", false), (outcome.Summary, outcome.NeedsAttention));
    }

    [Theory]
    [InlineData("\"Status\" = 'Active'", "status active was expiring")]
    [InlineData("\"DeactivatesAt\" = 9223372036854775807", "date never was 2026-12-01T12:00:00Z")]
    [InlineData("\"Verdict_ActiveId\" = NULL", "another token is in use")]
    [InlineData("\"NextCheckAt\" = NULL", "next look")]
    [InlineData("\"Verdict_People\" = 7", "cover or reason")]
    public async Task What_is_stored_wrong_is_mended_and_reported_as_a_defect(string wrong, string difference)
    {
        await using var installation = await ImportedAsync();
        var right = (await installation.AccountAsync()).Verdict;
        await ExecuteAsync(installation, $"UPDATE \"Accounts\" SET {wrong} WHERE \"NativeId\" = '1'");

        var outcome = await installation.RunAsync("repair");

        Assert.StartsWith("1 account mended: x/profile/1 (", outcome.Summary, StringComparison.Ordinal);
        Assert.Contains(difference, outcome.Summary, StringComparison.Ordinal);
        Assert.True(outcome.NeedsAttention);
        var mended = (await installation.AccountAsync()).Verdict;
        Assert.Equal((right.Status, right.DeactivatesAt, right.ActiveId, right.NextCheckAt, right.People), (mended.Status, mended.DeactivatesAt, mended.ActiveId, mended.NextCheckAt, mended.People));
        Assert.Contains("nothing to mend", (await installation.RunAsync("repair")).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accounts_beyond_the_first_page_are_judged_too()
    {
        await using var installation = await TestInstallation.CreateAsync();
        await installation.ImportAsync(CsvFile.Of(Enumerable.Range(1, 501).Select(number => CsvRow.NoToken with { Id = $"{number}" })));
        await ExecuteAsync(installation, "UPDATE \"Accounts\" SET \"Status\" = 'Active' WHERE \"NativeId\" = '501'");

        var outcome = await installation.RunAsync("repair");

        Assert.Equal("1 account mended: x/profile/501 (status active was unverified)", outcome.Summary);
    }

    [Fact]
    public async Task What_was_mended_is_logged_as_an_error()
    {
        await using var installation = await ImportedAsync();
        await ExecuteAsync(installation, "UPDATE \"Accounts\" SET \"NextCheckAt\" = NULL WHERE \"NativeId\" = '1'");
        var log = new RecordingLog();

        await new RepairCheck(installation.Get<RoundRunner>(), installation.Get<Judging>(), log).RunAsync(new CheckRun(), CancellationToken.None);

        var (level, text) = Assert.Single(log.Written);
        Assert.Equal(LogLevel.Error, level);
        Assert.Contains("x/profile/1 (next look", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_that_is_missing_is_planned_and_reported()
    {
        await using var installation = await ImportedAsync();
        await installation.SaveMacroAsync("Warn", macro => macro with { Fields = SavedMacros.Fields([14], "ops@example.com") });
        Assert.Equal(1, await installation.QueryAsync(context => context.Notices.ExecuteDeleteAsync()));

        var outcome = await installation.RunAsync("repair");

        Assert.Contains("1 notice missing", outcome.Summary, StringComparison.Ordinal);
        Assert.Equal(1, await installation.QueryAsync(context => context.Notices.CountAsync()));
    }

    [Fact]
    public async Task An_account_that_only_waits_for_its_turn_is_no_defect_and_is_left_to_the_check_that_is_due()
    {
        await using var installation = await ImportedAsync();
        installation.Clock.Now = InDays(10);

        var outcome = await installation.RunAsync("repair");

        Assert.Contains("nothing to mend", outcome.Summary, StringComparison.Ordinal);
        Assert.Equal(AccountStatus.Expiring, (await installation.AccountAsync()).Verdict.Status);
        Assert.Equal("1 account judged", (await installation.RunAsync("expiry")).Summary);
    }

    [Fact]
    public async Task Looking_changes_nothing()
    {
        await using var installation = await ImportedAsync();
        var before = await installation.ContentsAsync();
        installation.Clock.Advance(TimeSpan.FromDays(3));

        await installation.RunAsync("repair");

        Assert.Equal(before, await installation.ContentsAsync());
    }

    private static async Task<TestInstallation> ImportedAsync()
    {
        var installation = await TestInstallation.CreateAsync();
        await installation.ImportAsync(CsvFile.Of(
            CsvRow.Ann with { Expires = CsvFile.In(10) },
            CsvRow.Bo with { Id = "2", Expires = "never" },
            CsvRow.NoToken with { Id = "3" }));
        return installation;
    }

    private static Task<int> ExecuteAsync(TestInstallation installation, string sql) =>
        installation.QueryAsync(context => context.Database.ExecuteSqlRawAsync(sql));

    private sealed class RecordingLog : ILogger<RepairCheck>
    {
        public List<(LogLevel Level, string Text)> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add((logLevel, formatter(state, exception)));
    }
}

using AccountHealth.Core.Accounts;
using AccountHealth.Core.Installation;
using AccountHealth.Core.Notices;
using AccountHealth.Data.Settings;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Monitoring.Checks;
using AccountHealth.Tests.Facts;
using Microsoft.EntityFrameworkCore;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Monitoring.Checks;

public class ExpiryCheckTests
{
    [Fact]
    public async Task Nothing_is_due_after_an_import()
    {
        await using var installation = await ImportedAsync(10, 20, 90);

        Assert.Equal("Nothing was due", (await installation.RunAsync("expiry")).Summary);
    }

    [Fact]
    public async Task Only_accounts_that_are_due_are_judged_and_a_second_run_finds_nothing()
    {
        await using var installation = await ImportedAsync(10, 20, 90);
        installation.Clock.Now = InDays(10);

        var first = await installation.RunAsync("expiry");
        var second = await installation.RunAsync("expiry");

        Assert.Equal(("1 account judged", "Nothing was due"), (first.Summary, second.Summary));
        Assert.Equal([InDays(10), Now, Now], await JudgedAsync(installation));
    }

    [Fact]
    public async Task An_account_deactivates_at_the_instant_its_last_token_ends_and_not_a_moment_before()
    {
        await using var installation = await ImportedAsync(10);

        installation.Clock.Now = InDays(10).AddMilliseconds(-1);
        Assert.Equal("Nothing was due", (await installation.RunAsync("expiry")).Summary);
        installation.Clock.Now = InDays(10);
        await installation.RunAsync("expiry");

        var verdict = (await installation.AccountAsync()).Verdict;
        Assert.Equal((AccountStatus.Deactivated, EndsInDays(10)), (verdict.Status, verdict.DeactivatesAt));
        Assert.Contains(await installation.TimelineAsync(), entry => entry.Title == "Deactivated" && entry.At == InDays(10));
        Assert.Equal(1, await installation.QueryAsync(context => context.Notices.CountAsync(notice => notice.Kind == NoticeKind.Deactivated)));
    }

    [Fact]
    public async Task An_account_that_is_asked_about_late_deactivated_when_its_token_ended()
    {
        await using var installation = await ImportedAsync(10);
        installation.Clock.Now = InDays(17);

        await installation.RunAsync("expiry");

        Assert.Equal(EndsInDays(10), (await installation.AccountAsync()).Verdict.DeactivatesAt);
    }

    [Fact]
    public async Task An_account_becomes_expiring_when_the_warning_window_opens()
    {
        await using var installation = await ImportedAsync(90);
        Assert.Equal(InDays(60), (await installation.AccountAsync()).Verdict.NextCheckAt);
        installation.Clock.Now = InDays(60);

        await installation.RunAsync("expiry");

        var verdict = (await installation.AccountAsync()).Verdict;
        Assert.Equal((AccountStatus.Expiring, InDays(90)), (verdict.Status, verdict.NextCheckAt));
    }

    [Fact]
    public async Task The_end_of_one_token_is_judged_for_all_its_accounts_in_one_round()
    {
        await using var installation = await TestInstallation.CreateAsync();
        await installation.ImportAsync(CsvFile.Of(Enumerable.Range(1, 40).Select(number => CsvRow.Ann with { Id = $"{number}", Expires = CsvFile.In(10) })));
        installation.Clock.Now = InDays(10);

        Assert.Equal((100, "40 of 40 accounts judged"), (await ProgressAsync(installation))[^1]);
        Assert.Equal(40, await installation.QueryAsync(context => context.Accounts.CountAsync(account => account.Verdict.Status == AccountStatus.Deactivated)));
    }

    [Fact]
    public async Task A_window_that_configuration_changed_while_nothing_ran_judges_every_account_once()
    {
        await using var installation = await ImportedAsync(90, 300);
        await installation.QueryAsync(async context =>
        {
            await installation.Get<SettingsStore>().SetAsync(context, SettingDefinitions.WarningDays, "100", CancellationToken.None);
            return await context.SaveChangesAsync();
        });

        var first = await installation.RunAsync("expiry");
        var second = await installation.RunAsync("expiry");

        Assert.Equal(("2 accounts judged", "Nothing was due"), (first.Summary, second.Summary));
        var verdict = (await installation.AccountAsync()).Verdict;
        Assert.Equal((AccountStatus.Expiring, InDays(90)), (verdict.Status, verdict.NextCheckAt));
        Assert.Equal(InDays(200), (await installation.AccountAsync("2")).Verdict.NextCheckAt);
        Assert.Contains("nothing to mend", (await installation.RunAsync("repair")).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_window_changed_on_the_settings_page_is_judged_there_and_not_again()
    {
        await using var installation = await ImportedAsync(90);

        await installation.Get<SettingsChanges>().SaveAsync(new Dictionary<string, string> { [SettingDefinitions.WarningDays] = "80" }, CancellationToken.None);

        Assert.Equal("Nothing was due", (await installation.RunAsync("expiry")).Summary);
    }

    [Fact]
    public async Task Running_it_says_how_far_it_is()
    {
        await using var installation = await ImportedAsync(10, 11);
        installation.Clock.Now = InDays(12);

        Assert.Equal((100, "2 of 2 accounts judged"), (await ProgressAsync(installation))[^1]);
    }

    private static async Task<List<(int Percent, string What)>> ProgressAsync(TestInstallation installation)
    {
        var said = new List<(int Percent, string What)>();
        await installation.Get<IEnumerable<Check>>().Single(check => check.Name == "expiry")
            .RunAsync(new CheckRun(Progress: (percent, what) => said.Add((percent, what))), CancellationToken.None);
        return said;
    }

    /// <summary>One account per login, ending in so many days.</summary>
    private static async Task<TestInstallation> ImportedAsync(params int[] days)
    {
        var installation = await TestInstallation.CreateAsync();
        await installation.ImportAsync(CsvFile.Of(days.Select((day, place) => CsvRow.Ann with
        {
            Id = $"{place + 1}",
            User = $"u{place}",
            AccessToken = $"tok-{place}",
            Expires = CsvFile.In(day),
        })));
        return installation;
    }

    private static Task<List<DateTimeOffset?>> JudgedAsync(TestInstallation installation) => installation.QueryAsync(context =>
        context.Accounts.OrderBy(account => account.Id).Select(account => account.Verdict.JudgedAt).ToListAsync());
}

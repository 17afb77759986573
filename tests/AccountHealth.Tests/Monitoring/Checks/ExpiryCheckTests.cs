using AccountHealth.Core.Accounts;
using AccountHealth.Core.Notices;
using AccountHealth.Monitoring.Checks;
using AccountHealth.Tests.Facts;
using Microsoft.EntityFrameworkCore;
using static AccountHealth.Tests.Facts.Times;
using static AccountHealth.Tests.Facts.WatchedInstallation;

namespace AccountHealth.Tests.Monitoring.Checks;

public class ExpiryCheckTests
{
    [Fact]
    public async Task It_judges_what_is_due_and_nothing_else()
    {
        await using var watched = await CreateAsync();
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(40), new ImportLine("2", "Bob").EndingIn(41), new ImportLine("3", "Cem"));

        watched.Now = InDays(10);
        var outcome = await watched.RunAsync("expiry");

        Assert.Equal("1 account judged", outcome.Summary);
        Assert.Equal(
            [(AccountStatus.Expiring, InDays(10)), (AccountStatus.Active, InDays(0)), (AccountStatus.Active, InDays(0))],
            (await AccountsAsync(watched)).Select(account => (account.Verdict.Status, account.Verdict.JudgedAt!.Value)));
    }

    [Fact]
    public async Task Before_anything_is_due_it_finds_nothing()
    {
        await using var watched = await CreateAsync();
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(40));

        watched.Now = InDays(10) - TimeSpan.FromMilliseconds(1);

        Assert.Equal("Nothing was due", (await watched.RunAsync("expiry")).Summary);
    }

    [Fact]
    public async Task Looking_twice_at_one_instant_changes_nothing()
    {
        await using var watched = await CreateAsync();
        await watched.SaveMacroAsync([30, 7], Ops);
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(40));
        watched.Now = InDays(10);
        await watched.RunAsync("expiry");

        Assert.Equal("Nothing was due", (await watched.RunAsync("expiry")).Summary);
        Assert.Single(await watched.NoticesAsync());
    }

    [Fact]
    public async Task The_deactivation_is_found_and_planned_in_one_transaction()
    {
        await using var watched = await CreateAsync();
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(40));

        watched.Now = InDays(40);
        await watched.RunAsync("expiry");

        Assert.Equal(AccountStatus.Deactivated, (await AccountsAsync(watched)).Single().Verdict.Status);
        Assert.Equal((NoticeKind.Deactivated, EndsInDays(40)), (await watched.NoticesAsync()).Select(notice => (notice.Kind, notice.DeactivatesAt)).Single());
    }

    [Fact]
    public async Task It_reports_how_far_it_is()
    {
        await using var watched = await CreateAsync();
        await watched.ImportAsync([.. Enumerable.Range(1, 300).Select(number => new ImportLine($"{number}", "Ann").EndingIn(40))]);
        watched.Now = InDays(40);
        var progress = new List<(int Percent, string What)>();

        await watched.Get<IEnumerable<Check>>().Single(check => check.Name == "expiry")
            .RunAsync(new CheckRun(Progress: (percent, what) => progress.Add((percent, what))), CancellationToken.None);

        Assert.Equal([(83, "250 of 300 accounts judged"), (100, "300 of 300 accounts judged")], progress);
    }

    private static Task<List<Account>> AccountsAsync(WatchedInstallation watched) =>
        watched.QueryAsync(context => context.Accounts.AsNoTracking().OrderBy(account => account.NativeId).ToListAsync());
}

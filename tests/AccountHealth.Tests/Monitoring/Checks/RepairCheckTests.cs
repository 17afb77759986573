using AccountHealth.Core.Accounts;
using AccountHealth.Core.Tokens;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Tests.Facts;
using Microsoft.EntityFrameworkCore;
using static AccountHealth.Tests.Facts.Times;
using static AccountHealth.Tests.Facts.WatchedInstallation;

namespace AccountHealth.Tests.Monitoring.Checks;

public class RepairCheckTests
{
    [Fact]
    public async Task After_any_number_of_days_it_finds_nothing_to_mend()
    {
        await using var watched = await CreateAsync();
        await watched.SaveMacroAsync([30, 7, 1], Ops, "owner");
        await watched.ImportAsync(
            new ImportLine("1", "Ann").EndingIn(40), new ImportLine("1", "Bob") { Order = 2 }.EndingIn(35),
            new ImportLine("2", "Cem").EndingIn(12), new ImportLine("3", "Dia") { Ends = "" }, new ImportLine("4", "Eve"));
        for (var day = 0.25; day < 60; day += 3.3)
        {
            await watched.RunUntilAsync(InDays(day));

            Assert.Equal("4 accounts judged afresh, nothing to mend", (await watched.RunAsync("repair")).Summary);
        }
    }

    [Fact]
    public async Task What_is_only_due_is_no_defect()
    {
        await using var watched = await CreateAsync();
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(40));
        watched.Now = InDays(41);

        Assert.Equal("1 account judged afresh, nothing to mend", (await watched.RunAsync("repair")).Summary);
        Assert.Equal("1 account judged", (await watched.RunAsync("expiry")).Summary);
    }

    [Fact]
    public async Task What_is_stored_wrong_is_mended_and_reported()
    {
        await using var watched = await CreateAsync();
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(40), new ImportLine("2", "Bob").EndingIn(40));
        await watched.QueryAsync(async context =>
        {
            var account = await context.Accounts.SingleAsync(one => one.NativeId == "2");
            account.Verdict = account.Verdict with { DeactivatesAt = End.Never };
            return await context.SaveChangesAsync();
        });

        var outcome = await watched.RunAsync("repair");

        Assert.True(outcome.NeedsAttention);
        Assert.Equal($"1 account mended: x/profile/2 (date never was {EndsInDays(40)})", outcome.Summary);
        Assert.Equal(EndsInDays(40), (await watched.AccountAsync("2")).Verdict.DeactivatesAt);
        Assert.False((await watched.RunAsync("repair")).NeedsAttention);
    }

    [Fact]
    public async Task A_next_look_that_was_lost_is_found_again()
    {
        await using var watched = await CreateAsync();
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(40));
        await watched.QueryAsync(async context =>
        {
            var account = await context.Accounts.SingleAsync();
            account.Verdict = account.Verdict with { NextCheckAt = null };
            return await context.SaveChangesAsync();
        });

        var outcome = await watched.RunAsync("repair");

        Assert.Contains("next look", outcome.Summary, StringComparison.Ordinal);
        Assert.Equal(InDays(10), (await watched.AccountAsync("1")).Verdict.NextCheckAt);
    }

    [Fact]
    public async Task It_mends_a_notice_that_is_missing_but_tells_nothing_twice()
    {
        await using var watched = await CreateAsync();
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(-1));
        await watched.QueryAsync(context => context.Notices.ExecuteDeleteAsync());

        var outcome = await watched.RunAsync("repair");
        await watched.RunAsync("repair");
        await watched.RunAsync();

        Assert.Contains("1 notice missing", outcome.Summary, StringComparison.Ordinal);
        Assert.Equal(2, watched.Sent.Count);
    }

    [Fact]
    public async Task A_snooze_that_was_set_is_no_defect()
    {
        await using var watched = await CreateAsync();
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(-1));
        var account = await watched.AccountAsync("1");
        await watched.Get<AccountChanges>().SnoozeAsync(account.Id, InDays(20), "on it", By, CancellationToken.None);
        await watched.RunUntilAsync(InDays(9));

        Assert.False((await watched.RunAsync("repair")).NeedsAttention);
        Assert.Equal(AccountStatus.Deactivated, account.Verdict.Status);
    }
}

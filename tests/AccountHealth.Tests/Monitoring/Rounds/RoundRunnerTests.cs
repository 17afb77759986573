using AccountHealth.Core.Notices;
using AccountHealth.Monitoring.Rounds;
using AccountHealth.Tests.Facts;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Tests.Monitoring.Rounds;

public class RoundRunnerTests
{
    [Fact]
    public async Task State_timeline_and_notices_are_one_transaction()
    {
        await using var installation = await ImportedAsync();
        var before = await installation.ContentsAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => installation.Get<RoundRunner>().RunAsync(
            async round =>
            {
                var account = await round.Context.Accounts.SingleAsync();
                account.Name = "half done";
                round.Record(account, "half done", "", "test");
                round.Touch(account.Id);
                // Fails after all has been judged, planned and written, right before the commit.
                round.OnJudged = (_, _) => throw new InvalidOperationException("killed");
                await round.Context.Tokens.ExecuteUpdateAsync(set => set.SetProperty(token => token.AccessEnd, Times.EndedDaysAgo(1)));
            },
            CancellationToken.None));

        Assert.Equal(before, await installation.ContentsAsync());
    }

    [Fact]
    public async Task What_a_round_touches_is_judged_and_told_before_it_ends()
    {
        await using var installation = await ImportedAsync();

        await installation.Get<RoundRunner>().RunAsync(
            async round =>
            {
                await round.Context.Tokens.ExecuteUpdateAsync(set => set.SetProperty(token => token.AccessEnd, Times.EndedDaysAgo(1)));
                round.Touch(await round.Context.Accounts.Select(account => account.Id).SingleAsync());
            },
            CancellationToken.None);

        Assert.True((await installation.AccountAsync()).Verdict.IsDeactivated);
        Assert.Equal([NoticeKind.Deactivated], await installation.QueryAsync(context => context.Notices.Select(notice => notice.Kind).ToListAsync()));
    }

    [Fact]
    public async Task A_round_has_one_moment_in_milliseconds()
    {
        await using var installation = await ImportedAsync();
        installation.Clock.Now = Times.Now.AddTicks(TimeSpan.TicksPerMillisecond + 1234);

        await installation.Get<RoundRunner>().RunAsync(
            round =>
            {
                installation.Clock.Advance(TimeSpan.FromHours(1));
                Assert.Equal(Times.Now.AddMilliseconds(1), round.Now);
                return Task.CompletedTask;
            },
            CancellationToken.None);
    }

    [Fact]
    public async Task Reading_changes_nothing_even_where_the_code_tries()
    {
        await using var installation = await ImportedAsync();
        var before = await installation.ContentsAsync();

        await installation.Get<RoundRunner>().ReadAsync(
            async round =>
            {
                (await round.Context.Accounts.SingleAsync()).Name = "changed";
                return await round.Context.SaveChangesAsync();
            },
            CancellationToken.None);

        Assert.Equal(before, await installation.ContentsAsync());
    }

    private static async Task<TestInstallation> ImportedAsync()
    {
        var installation = await TestInstallation.CreateAsync();
        await installation.ImportAsync(CsvFile.Of(CsvRow.Ann with { Expires = "never" }));
        return installation;
    }
}

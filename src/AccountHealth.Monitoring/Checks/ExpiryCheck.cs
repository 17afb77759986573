using AccountHealth.Core.Notices.Mail;
using AccountHealth.Monitoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Checks;

/// <summary>Judges the accounts for which some rule would answer differently by now, and plans their notices.</summary>
public sealed class ExpiryCheck(RoundRunner rounds) : Check
{
    /// <summary>All that one login's end hits is judged in one round, so that it makes one mail per recipient.</summary>
    private const int MostPerRound = 5000;

    /// <summary>Long enough to judge a full round. Whoever dies holding it gives it back: the transaction is undone.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    public override string Name => "expiry";

    public override string Description => "Looks at accounts whose date, warning or reminder has come, and plans what has to be told.";

    public override Schedule DefaultSchedule => Schedule.EveryMinute;

    public override async Task<CheckOutcome> RunAsync(CheckRun run, CancellationToken cancellationToken)
    {
        var judged = await FollowSettingsAsync(run, cancellationToken);
        int claimed;
        do
        {
            claimed = await JudgeDueAsync(run, cancellationToken);
            judged += claimed;
        }
        while (claimed == MostPerRound);
        return judged == 0
            ? new CheckOutcome("Nothing was due") { FoundNothing = true }
            : new CheckOutcome($"{Wording.Count(judged, "account")} judged");
    }

    /// <summary>Other settings answer differently for every account, due or not.</summary>
    private async Task<int> FollowSettingsAsync(CheckRun run, CancellationToken cancellationToken)
    {
        if (!await rounds.ReadAsync(round => JudgedSettings.DifferAsync(round, cancellationToken), cancellationToken))
        {
            return 0;
        }

        return await rounds.RunAsync(
            async round =>
            {
                round.OnJudged = (done, total) => Report(run, done, total);
                await JudgedSettings.ApplyAsync(round, cancellationToken);
                return round.Touched.Count;
            },
            cancellationToken);
    }

    private static void Report(CheckRun run, int done, int total) => run.Report(done, total, $"{done} of {total} accounts judged");

    private Task<int> JudgeDueAsync(CheckRun run, CancellationToken cancellationToken) => rounds.RunIfAsync(
        async context =>
        {
            var now = rounds.Now.ToUnixTimeMilliseconds();
            return await context.Database
                .SqlQuery<long>($"""SELECT "Id" AS "Value" FROM "Accounts" WHERE "NextCheckAt" <= {now} LIMIT 1""")
                .AnyAsync(cancellationToken);
        },
        async round =>
        {
            var now = round.Now.ToUnixTimeMilliseconds();
            var until = (round.Now + Lease).ToUnixTimeMilliseconds();
            var due = await round.Context.Database.SqlQuery<long>(
                $"""
                UPDATE "Accounts" SET "NextCheckAt" = {until}
                WHERE "Id" IN (SELECT "Id" FROM "Accounts" WHERE "NextCheckAt" <= {now} ORDER BY "NextCheckAt" LIMIT {MostPerRound})
                  AND "NextCheckAt" <= {now}
                RETURNING "Id" AS "Value"
                """).ToListAsync(cancellationToken);
            round.Touch(due);
            round.OnJudged = (done, total) => Report(run, done, total);
            return due.Count;
        },
        cancellationToken);
}

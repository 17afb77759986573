using AccountHealth.Core.Accounts;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Monitoring.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace AccountHealth.Monitoring.Checks;

/// <summary>Judges every account afresh with the same rules. What it has to mend is a defect, and is reported as one.</summary>
public sealed class RepairCheck(RoundRunner rounds, Judging judging, ILogger<RepairCheck> log) : Check
{
    private const int Chunk = 500;
    private const int NamedAtMost = 20;

    public override string Name => "repair";

    public override string Description => "Judges every account afresh and mends what is stored wrong. It should find nothing.";

    public override Schedule DefaultSchedule => Schedule.Daily(3, 15);

    public override async Task<CheckOutcome> RunAsync(CheckRun run, CancellationToken cancellationToken)
    {
        var looked = 0;
        var mended = new List<string>();
        var total = await rounds.ReadAsync(round => round.Context.Accounts.CountAsync(cancellationToken), cancellationToken);
        for (var after = 0L; ;)
        {
            var page = await rounds.ReadAsync(round => PageAsync(round, after, cancellationToken), cancellationToken);
            if (page.Ids.Count == 0)
            {
                break;
            }

            looked += page.Ids.Count;
            after = page.Ids[^1];
            if (page.Wrong.Count > 0)
            {
                mended.AddRange(await MendAsync(page.Wrong, cancellationToken));
            }

            run.Report(looked, total, $"{looked} of {total} accounts judged");
        }

        return mended.Count == 0
            ? new CheckOutcome($"{Wording.Count(looked, "account")} judged afresh, nothing to mend")
            : new CheckOutcome($"{Wording.Count(mended.Count, "account")} mended: {string.Join("; ", mended.Take(NamedAtMost))}", NeedsAttention: true);
    }

    private async Task<(List<long> Ids, List<long> Wrong)> PageAsync(Round round, long after, CancellationToken cancellationToken)
    {
        var ids = await round.Context.Accounts.Where(account => account.Id > after)
            .OrderBy(account => account.Id).Select(account => account.Id).Take(Chunk).ToListAsync(cancellationToken);
        var judged = await judging.EvaluateAsync(round, ids, cancellationToken);
        return (ids, [.. judged.Where(one => IsWrong(one, round)).Select(one => one.Account.Id)]);
    }

    /// <summary>Looks again inside a transaction: what changed meanwhile was no defect.</summary>
    private Task<List<string>> MendAsync(List<long> ids, CancellationToken cancellationToken) => rounds.RunAsync(
        async round =>
        {
            var wrong = (await judging.EvaluateAsync(round, ids, cancellationToken)).Where(one => IsWrong(one, round)).ToList();
            round.Touch(wrong.Select(one => one.Account.Id));
            var defects = wrong.ConvertAll(one => $"{one.Account.Key} ({Difference(one)})");
            defects.ForEach(defect => log.LogError("Repair mended {Defect}", defect));
            return defects;
        },
        cancellationToken);

    /// <summary>One that is due is only waiting for its turn.</summary>
    private static bool IsWrong(Judged judged, Round round) =>
        judged.Differs && !(judged.Before.Account.NextCheckAt <= round.Now);

    private static string Difference(Judged judged)
    {
        var before = judged.Before.Account;
        var after = judged.After.Account;
        return before.Status != after.Status ? $"status {before.Status.Id()} was {after.Status.Id()}"
            : before.DeactivatesAt != after.DeactivatesAt ? $"date {before.DeactivatesAt} was {after.DeactivatesAt}"
            : before.ActiveId != after.ActiveId ? "another token is in use"
            : before.NextCheckAt != after.NextCheckAt ? $"next look {before.NextCheckAt:u} was {after.NextCheckAt:u}"
            : judged.Notices.Count > 0 ? $"{Wording.Count(judged.Notices.Count, "notice")} missing"
            : "cover or reason";
    }
}

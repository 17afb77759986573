using AccountHealth.Core.Accounts;
using AccountHealth.Core.Macros;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Time;
using AccountHealth.Core.Timeline;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Rounds;

/// <summary>Judges accounts and plans their notices, a handful at a time.</summary>
public sealed class Judging(MacroActionCatalog actions)
{
    private const int Chunk = 250;

    /// <summary>Longer than a notice may wait for its morning and for the quiet after the last one, and then for a day.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromDays(4);

    internal async Task JudgeAsync(Round round, CancellationToken cancellationToken)
    {
        var done = 0;
        var total = round.Touched.Count;
        var people = total == 0 ? null : await AudienceSource.LoadAsync(round.Context, actions, cancellationToken);
        foreach (var ids in round.Touched.Order().Chunk(Chunk))
        {
            round.Context.ChangeTracker.Clear();
            foreach (var judged in await EvaluateAsync(round, ids, people!, cancellationToken))
            {
                Store(round, judged);
            }

            await round.Context.SaveChangesAsync(cancellationToken);
            round.OnJudged?.Invoke(done += ids.Length, total);
        }
    }

    /// <summary>The judgements of these accounts and what has to be told, without storing anything.</summary>
    internal async Task<IReadOnlyList<Judged>> EvaluateAsync(
        Round round, IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        var people = await AudienceSource.LoadAsync(round.Context, actions, cancellationToken);
        return await EvaluateAsync(round, ids, people, cancellationToken);
    }

    private static async Task<IReadOnlyList<Judged>> EvaluateAsync(
        Round round, IReadOnlyCollection<long> ids, AudienceSource people, CancellationToken cancellationToken)
    {
        var accounts = await AccountGraph.Of(round.Context).Where(account => ids.Contains(account.Id)).ToListAsync(cancellationToken);
        var told = await ToldAsync(round, accounts, cancellationToken);
        return [.. accounts.Select(account => Evaluate(round, account, [.. told[account.Id]], people))];
    }

    private static Judged Evaluate(Round round, Account account, List<Notice> told, AudienceSource people)
    {
        var moment = new Moment(round.Now);
        var before = Judgement.StoredOn(account);
        var after = Judge.Account(account, before, round.Rules, moment);
        var situation = new NoticeSituation(account, before, after, people.Of(account), moment) { Told = told };
        var planned = NoticePlanner.Plan(situation, round.Rules.ZoneOf(account));
        return new Judged(account, before, planned.Judgement, planned.Changed);
    }

    private static void Store(Round round, Judged judged)
    {
        var (account, before, after, notices) = judged;
        account.Verdict = after.Account;
        foreach (var authorization in account.Authorizations)
        {
            authorization.Verdict = after.Of(authorization.Id);
        }

        round.Context.Timeline.AddRange(VerdictChanges.Between(account, before, after));
        round.Context.Notices.AddRange(notices.Where(notice => notice.Id == 0));
    }

    /// <summary>
    /// What was told of them in this generation and the one before, and lately: an account that flaps may begin several
    /// generations in a day, and nobody is mailed twice within it. The planner needs no more.
    /// </summary>
    private static async Task<ILookup<long, Notice>> ToldAsync(Round round, List<Account> accounts, CancellationToken cancellationToken)
    {
        var seen = accounts.Where(account => account.Verdict.JudgedAt is not null).Select(account => account.Id).ToList();
        if (seen.Count == 0)
        {
            return Array.Empty<Notice>().ToLookup(notice => notice.AccountId);
        }

        var since = round.Now - Lately;
        var notices = await (
            from notice in round.Context.Notices.Include(notice => notice.Deliveries)
            join account in round.Context.Accounts on notice.AccountId equals account.Id
            where seen.Contains(account.Id) && (notice.Generation >= account.Verdict.Generation - 1 || notice.CreatedAt > since)
            select notice).ToListAsync(cancellationToken);
        return notices.ToLookup(notice => notice.AccountId);
    }
}

/// <summary>An account before and after it was judged.</summary>
internal sealed record Judged(Account Account, Judgement Before, Judgement After, IReadOnlyList<Notice> Notices)
{
    /// <summary>Whether judging it found anything that was not stored already.</summary>
    public bool Differs => !Before.SaysTheSameAs(After) || Notices.Count > 0;
}

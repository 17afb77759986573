using AccountHealth.Core.Accounts;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Timeline;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Storage;
using AccountHealth.Monitoring.Previews;
using AccountHealth.Monitoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Mailing;

/// <summary>What the weekly summary says, read as counts and the first few of each kind.</summary>
internal static class WeeklyFacts
{
    private const int Shown = 15;

    public static async Task<WeeklySummary> ReadAsync(Round round, CoverageFigures figures, CancellationToken cancellationToken)
    {
        var context = round.Context;
        var since = round.Now - WeeklySummary.Back;
        var (begin, now, until) = (End.At(since), End.At(round.Now), End.At(round.Now + WeeklySummary.Ahead));
        var speaking = context.Accounts.Where(account => account.Verdict.Status != AccountStatus.Paused);
        var down = speaking.Where(account => account.Verdict.Underlying == AccountStatus.Deactivated);
        var up = speaking.Where(account => account.Verdict.Usable > 0);
        var mended = Changed(context, since, AccountStatus.Deactivated);
        var renewed = Changed(context, since, AccountStatus.Expiring);
        var moved = context.Notices.Where(notice => notice.Kind == NoticeKind.Failover && notice.CreatedAt >= since).Select(notice => notice.AccountId);
        var refused = context.Messages.Where(message => message.State == DeliveryState.Refused && message.CreatedAt >= since);
        return new WeeklySummary
        {
            Week = Week.Of(round.Now),
            Since = since,
            Zone = round.Settings.Zone,
            Watched = figures.Accounts,
            Paused = figures[CoverageGap.Paused],
            Down = await down.CountAsync(cancellationToken),
            Deactivated = await ListAsync(down.Where(account => account.Verdict.DeactivatesAt >= begin && account.Verdict.DeactivatesAt <= now)),
            Coming = await ListAsync(up.Where(account => account.Verdict.DeactivatesAt > now && account.Verdict.DeactivatesAt <= until)),
            Recovered = await ListAsync(up.Where(account => mended.Contains(account.Id))),
            Renewed = await ListAsync(up.Where(account => account.Verdict.Status != AccountStatus.Expiring
                && renewed.Contains(account.Id) && !mended.Contains(account.Id))),
            FailedOver = await ListAsync(up.Where(account => moved.Contains(account.Id))),
            Untold = figures.Untold,
            Gaps = figures.Counts,
            Refused = new Counted<SummaryMail>(
                await refused.OrderByDescending(message => message.Id).Take(Shown).Select(message => new SummaryMail(message.To, message.Error)).ToListAsync(cancellationToken),
                await refused.CountAsync(cancellationToken)),
            Deferred = await context.Messages.CountAsync(message => message.State == DeliveryState.Deferred, cancellationToken),
        };

        Task<Counted<SummaryAccount>> ListAsync(IQueryable<Account> accounts) => WeeklyFacts.ListAsync(accounts, round, cancellationToken);
    }

    /// <summary>Ids of accounts that were of that status before a change since then, and then were neither that nor paused.</summary>
    private static IQueryable<long> Changed(AccountHealthContext context, DateTimeOffset since, AccountStatus before) => context.Timeline
        .Where(entry => entry.At >= since && entry.Kind == TimelineKind.Status && entry.Status != before && entry.Status != AccountStatus.Paused)
        .Where(entry => context.Timeline
            .Where(earlier => earlier.AccountId == entry.AccountId && earlier.Id < entry.Id && (earlier.Kind == TimelineKind.Status || earlier.Kind == TimelineKind.Added))
            .OrderByDescending(earlier => earlier.Id).Select(earlier => (AccountStatus?)earlier.Status).FirstOrDefault() == before)
        .Select(entry => entry.AccountId);

    /// <summary>The first of these accounts by date, and how many they are.</summary>
    private static async Task<Counted<SummaryAccount>> ListAsync(IQueryable<Account> accounts, Round round, CancellationToken cancellationToken)
    {
        var logins = round.Context.Authorizations.Select(one => new
        {
            one.Id,
            one.Token.Login.Network,
            Name = one.Token.Login.Name != "" ? one.Token.Login.Name : one.Token.Login.NativeId,
        });
        var rows = await accounts.OrderBy(account => account.Verdict.DeactivatesAt).ThenBy(account => account.Id).Take(Shown).Select(account => new
        {
            account.Key,
            account.Name,
            account.Network,
            account.Kind,
            account.Verdict.DeactivatesAt,
            account.Verdict.OrLater,
            account.Verdict.Estimated,
            account.Verdict.Reason,
            Lasting = logins.Where(login => login.Id == account.Verdict.LastingId).FirstOrDefault(),
            Active = logins.Where(login => login.Id == account.Verdict.ActiveId).Select(login => login.Name).FirstOrDefault(),
        }).ToListAsync(cancellationToken);
        var total = rows.Count < Shown ? rows.Count : await accounts.CountAsync(cancellationToken);
        return new Counted<SummaryAccount>(
            rows.ConvertAll(row => new SummaryAccount
            {
                Key = row.Key,
                Name = row.Name,
                Type = $"{round.Rules.Networks[row.Network].Name} {AccountKind.Word(row.Kind)}",
                DeactivatesAt = row.DeactivatesAt,
                OrLater = row.OrLater,
                Estimated = row.Estimated,
                Reason = ReasonVocabulary.Find(row.Reason),
                Person = row.Lasting?.Name ?? "",
                ActiveName = row.Active ?? "",
                Network = row.Lasting is { } login ? round.Rules.Networks[login.Network] : null,
            }),
            total);
    }
}

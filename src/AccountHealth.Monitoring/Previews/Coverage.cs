using System.Linq.Expressions;
using AccountHealth.Core.Accounts;
using AccountHealth.Core.Macros;
using AccountHealth.Core.Notices;
using AccountHealth.Data.Queries;
using AccountHealth.Data.Storage;
using AccountHealth.Monitoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Previews;

/// <summary>Accounts that nobody, or not enough people, would be told about, and why: one definition for every screen and mail.</summary>
public sealed class Coverage(RoundRunner rounds, MacroActionCatalog actions, AccountList accounts)
{
    public const int PageSize = 50;

    public Task<CoverageFigures> ReadAsync(CancellationToken cancellationToken) => rounds.ReadAsync(
        async round =>
        {
            var context = round.Context;
            var gaps = await GapsAsync(round, cancellationToken);
            var untold = await context.Accounts.Where(Untold(gaps)).GroupBy(account => account.Verdict.Status)
                .Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
            var counts = new Dictionary<CoverageGap, int>();
            foreach (var (gap, condition) in gaps)
            {
                var count = await context.Accounts.CountAsync(condition, cancellationToken);
                if (count > 0)
                {
                    counts.Add(gap, count);
                }
            }

            return new CoverageFigures
            {
                Accounts = await context.Accounts.CountAsync(account => account.Verdict.Status != AccountStatus.Paused, cancellationToken),
                Untold = untold.Sum(group => group.Count),
                UntoldExpiring = untold.Where(group => group.Key == AccountStatus.Expiring).Sum(group => group.Count),
                Counts = counts,
            };
        },
        cancellationToken);

    /// <param name="why">Accounts with that gap; null for all that nobody would be told about in time.</param>
    /// <param name="page">From 1.</param>
    public Task<CoverageRows> PageAsync(CoverageGap? why, int page, CancellationToken cancellationToken) => rounds.ReadAsync(
        async round =>
        {
            var gaps = await GapsAsync(round, cancellationToken);
            var matching = Matching(round.Context, gaps, why);
            var ids = await Sorted(matching).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
            var total = page == 1 && ids.Count < PageSize ? ids.Count : await matching.Take(AccountList.Cap + 1).CountAsync(cancellationToken);
            var found = new List<(long Account, CoverageGap Gap)>();
            foreach (var (gap, condition) in gaps)
            {
                // One question a gap, not one an account.
                var having = await round.Context.Accounts.Where(account => ids.Contains(account.Id)).Where(condition)
                    .Select(account => account.Id).ToListAsync(cancellationToken);
                found.AddRange(having.Select(id => (id, gap)));
            }

            var ofAccount = found.ToLookup(one => one.Account, one => one.Gap);
            var rows = await accounts.RowsAsync(ids, AccountScope.All, cancellationToken);
            return new CoverageRows([.. rows.Select(row => new CoverageRow(row, [.. ofAccount[row.Id].Order()]))], total);
        },
        cancellationToken);

    /// <summary>The ids of all that match, however many pages they fill.</summary>
    public Task<IReadOnlyList<long>> IdsAsync(CoverageGap? why, CancellationToken cancellationToken) => rounds.ReadAsync<IReadOnlyList<long>>(
        async round => await Sorted(Matching(round.Context, await GapsAsync(round, cancellationToken), why)).ToListAsync(cancellationToken),
        cancellationToken);

    private static IQueryable<Account> Matching(
        AccountHealthContext context, IReadOnlyDictionary<CoverageGap, Expression<Func<Account, bool>>> gaps, CoverageGap? why) =>
        why is not { } gap ? context.Accounts.Where(Untold(gaps))
            : gaps.TryGetValue(gap, out var condition) ? context.Accounts.Where(condition)
            : context.Accounts.Where(_ => false);

    private static Expression<Func<Account, bool>> Untold(IReadOnlyDictionary<CoverageGap, Expression<Func<Account, bool>>> gaps) =>
        Conditions.Any(gaps.Where(one => one.Key.IsUntold()).Select(one => one.Value));

    /// <summary>What deactivates next comes first; what has no date comes after.</summary>
    private static IQueryable<long> Sorted(IQueryable<Account> matching) =>
        matching.OrderBy(account => account.Verdict.DeactivatesAt).ThenBy(account => account.Id).Select(account => account.Id);

    private async Task<IReadOnlyDictionary<CoverageGap, Expression<Func<Account, bool>>>> GapsAsync(
        Round round, CancellationToken cancellationToken)
    {
        var people = await AudienceSource.LoadAsync(round.Context, actions, cancellationToken);
        // The clocks as they count here: somebody may have set one to something else than is published.
        return new CoverageRules(people.Macros, actions, round.Rules.Networks, people.Admins, await RefusedAsync(round.Context, cancellationToken)).All();
    }

    /// <summary>Addresses whose last mail was refused for good: what still waits says nothing yet.</summary>
    private static async Task<List<string>> RefusedAsync(AccountHealthContext context, CancellationToken cancellationToken)
    {
        var ever = context.Messages.Where(message => message.State == DeliveryState.Refused).Select(message => message.To);
        var last = context.Messages
            .Where(message => message.State == DeliveryState.Refused || message.State == DeliveryState.Sent)
            .Where(message => ever.Contains(message.To))
            .GroupBy(message => message.To).Select(mails => mails.Max(message => message.Id));
        return await context.Messages.Where(message => last.Contains(message.Id) && message.State == DeliveryState.Refused)
            .Select(message => message.To).ToListAsync(cancellationToken);
    }
}

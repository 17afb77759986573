using AccountHealth.Core.Accounts;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Time;
using AccountHealth.Core.Tokens;
using AccountHealth.Monitoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Previews;

/// <summary>Which accounts' dates would move if a clock of a network ran for another time: the same judge, asked under other rules.</summary>
public sealed class LifespanPreview(RoundRunner rounds, NetworkCatalog published)
{
    private const int Chunk = 500;

    /// <summary>Nobody reads a longer list; the count tells of the rest.</summary>
    public const int MostListed = 200;

    /// <param name="length">How long the clock would run; null for no length.</param>
    public Task<LifespanEffect> OfAsync(string network, ClockKind clock, TimeSpan? length, CancellationToken cancellationToken) => rounds.ReadAsync(
        async round =>
        {
            var changed = round.Settings.Lifespans.Where(one => one.Network != network || one.Clock != clock)
                .Append(new LifespanOverride { Network = network, Clock = clock, Length = length, At = round.Now }).ToList();
            var rules = round.Rules with { Networks = published.With(changed) };
            var moved = new List<MovedDate>();
            var ids = await round.Context.Accounts
                .Where(account => account.Authorizations.Any(one => one.Token.Login.Network == network && one.WithdrawnAt == null))
                .OrderBy(account => account.Id).Select(account => account.Id).ToListAsync(cancellationToken);
            foreach (var some in ids.Chunk(Chunk))
            {
                var accounts = await AccountGraph.Of(round.Context).Where(account => some.Contains(account.Id)).ToListAsync(cancellationToken);
                moved.AddRange(accounts.Select(account => Moved(account, rules, round.Now)).OfType<MovedDate>());
                round.Context.ChangeTracker.Clear();
            }

            return new LifespanEffect(
                ids.Count,
                moved.Count,
                [.. moved.OrderBy(one => one.After.DeactivatesAt).ThenBy(one => one.AccountName, StringComparer.Ordinal).Take(MostListed)]);
        },
        cancellationToken);

    private static MovedDate? Moved(Account account, JudgingRules rules, DateTimeOffset now)
    {
        var before = Judgement.StoredOn(account);
        var after = Judge.Account(account, before, rules, new Moment(now)).Account;
        return after.DeactivatesAt == before.Account.DeactivatesAt && after.Status == before.Account.Status
            ? null
            : new MovedDate(account.Key, account.Name, account.Network, before.Account, after);
    }
}

/// <param name="Accounts">Accounts that hang on a token of the network.</param>
/// <param name="Moved">How many of them would get another date or status.</param>
/// <param name="Dates">The first of those, by their new dates.</param>
public sealed record LifespanEffect(int Accounts, int Moved, IReadOnlyList<MovedDate> Dates);

public sealed record MovedDate(string AccountKey, string AccountName, string Network, AccountVerdict Before, AccountVerdict After);

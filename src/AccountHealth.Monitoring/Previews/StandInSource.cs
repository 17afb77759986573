using AccountHealth.Core.Accounts;
using AccountHealth.Core.People;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Previews;

/// <summary>Other people's logins that fit accounts which lose theirs, and what they run already. Counted in the database.</summary>
internal static class StandInSource
{
    public static async Task<IReadOnlyCollection<StandIn>> LoadAsync(
        AccountHealthContext context, long leaver, IReadOnlyList<Orphan> orphans, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (orphans.Count == 0)
        {
            return [];
        }

        var signs = orphans.SelectMany(one => one.Signs).Distinct().ToList();
        var (networks, apps) = (signs.Select(one => one.LoginNetwork).Distinct().ToList(), signs.Select(one => one.App).Distinct().ToList());
        var end = End.At(at);
        var usable = context.Authorizations.Where(one => one.WithdrawnAt == null
            && one.Verdict.State == AuthorizationState.Usable
            // Unknown and never count as later than any day.
            && one.Verdict.EndsAt > end
            && one.Token.Login.PersonId != leaver
            && networks.Contains(one.Token.Login.Network)
            && apps.Contains(one.Token.App));
        var standIns = new Dictionary<(long, string, string), StandIn>();
        var owners = orphans.Select(one => one.Owner).Where(owner => owner.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var tags = orphans.SelectMany(one => one.Tags).Distinct().ToList();
        await CountAsync(usable.Select(one => new Run { One = one, Word = one.Account.Network }), (one, word, count) => one.Networks[word] = count);
        await CountAsync(
            usable.Where(one => owners.Contains(one.Account.OwnerEmail)).Select(one => new Run { One = one, Word = one.Account.OwnerEmail }),
            (one, word, count) => one.Owners[word] = one.Owners.GetValueOrDefault(word) + count);
        await CountAsync(
            usable.SelectMany(one => one.Account.Tags, (one, tag) => new Run { One = one, Word = tag.Tag }).Where(run => tags.Contains(run.Word)),
            (one, word, count) => one.Tags[word] = count);
        return standIns.Values;

        async Task CountAsync(IQueryable<Run> runs, Action<StandIn, string, int> put)
        {
            var groups = await runs.GroupBy(run => new
            {
                run.One.Token.Login.PersonId,
                run.One.Token.Login.Person.Name,
                run.One.Token.Login.Person.Email,
                run.One.Token.Login.Network,
                run.One.Token.App,
                run.Word,
            }).Select(group => new { group.Key, Accounts = group.Select(run => run.One.AccountId).Distinct().Count() }).ToListAsync(cancellationToken);
            foreach (var group in groups)
            {
                var key = (group.Key.PersonId, group.Key.Network, group.Key.App);
                if (!standIns.TryGetValue(key, out var standIn))
                {
                    standIns.Add(key, standIn = new StandIn(group.Key.PersonId, group.Key.Name, group.Key.Email, group.Key.Network, group.Key.App));
                }

                put(standIn, group.Key.Word, group.Accounts);
            }
        }
    }

    /// <summary>An authorization and one thing that its account shares with others.</summary>
    private sealed class Run
    {
        public required Authorization One { get; init; }

        public required string Word { get; init; }
    }
}

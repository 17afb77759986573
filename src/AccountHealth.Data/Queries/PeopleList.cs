using AccountHealth.Core.Accounts;
using AccountHealth.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Data.Queries;

/// <summary>Pages of people whose tokens hold accounts up. A person without a login is nobody's any more, and is not shown.</summary>
public sealed class PeopleList(IDbContextFactory<AccountHealthContext> contexts)
{
    public async Task<PersonRows> PageAsync(PeopleQuery query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var matching = Matching(context, query);
        var page = await Sorted(matching, query).Skip((query.Page - 1) * query.PageSize).Take(query.PageSize).ToListAsync(cancellationToken);
        var total = query.Page == 1 && page.Count < query.PageSize
            ? page.Count
            : await matching.Take(AccountList.Cap + 1).CountAsync(cancellationToken);
        return new PersonRows(await RowsAsync(context, page, cancellationToken), total);
    }

    /// <summary>How many there are, and how many of them are the only cover of something, under the query's search.</summary>
    public async Task<(int Everybody, int SoleCover)> CountsAsync(PeopleQuery query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return (
            await Matching(context, query with { SoleCover = false }).CountAsync(cancellationToken),
            await Matching(context, query with { SoleCover = true }).CountAsync(cancellationToken));
    }

    private static IQueryable<Found> Matching(AccountHealthContext context, PeopleQuery query)
    {
        // Whoever alone covers an account has the token in use: one row an account, none counted twice.
        var alone =
            from account in context.Accounts
            join one in context.Authorizations on account.Verdict.ActiveId equals one.Id
            where account.Verdict.People == 1
            group one by one.Token.Login.PersonId into person
            select new { PersonId = person.Key, Accounts = person.Count() };
        var people =
            from person in context.People
            join sole in alone on person.Id equals sole.PersonId into soles
            from sole in soles.DefaultIfEmpty()
            where context.Logins.Any(login => login.PersonId == person.Id)
            select new Found { Id = person.Id, Name = person.Name, Email = person.Email, Alone = (int?)sole.Accounts ?? 0 };
        foreach (var pattern in AccountFiltering.Patterns(query.Search))
        {
            people = people.Where(person => (person.Email != null && EF.Functions.Like(person.Email, pattern, AccountFiltering.Escape))
                || context.Logins.Any(login => login.PersonId == person.Id
                    && (EF.Functions.Like(login.SearchText, pattern, AccountFiltering.Escape) || EF.Functions.Like(login.NativeId, pattern, AccountFiltering.Escape))));
        }

        return query.SoleCover ? people.Where(person => person.Alone > 0) : people;
    }

    private static IQueryable<Found> Sorted(IQueryable<Found> people, PeopleQuery query) => query.Sort switch
    {
        PeopleSort.Name when query.Descending => people.OrderByDescending(person => person.Name.ToLower()).ThenByDescending(person => person.Id),
        PeopleSort.Name => people.OrderBy(person => person.Name.ToLower()).ThenBy(person => person.Id),
        // Whoever most rests on comes first, unless asked the other way round.
        _ when query.Descending => people.OrderBy(person => person.Alone).ThenByDescending(person => person.Name.ToLower()).ThenByDescending(person => person.Id),
        _ => people.OrderByDescending(person => person.Alone).ThenBy(person => person.Name.ToLower()).ThenBy(person => person.Id),
    };

    private static async Task<IReadOnlyList<PersonRow>> RowsAsync(AccountHealthContext context, List<Found> page, CancellationToken cancellationToken)
    {
        var ids = page.Select(person => person.Id).ToList();
        var held = context.Authorizations.Where(one => ids.Contains(one.Token.Login.PersonId) && one.WithdrawnAt == null);
        var networks = (await context.Logins.Where(login => ids.Contains(login.PersonId))
            .Select(login => new { login.PersonId, login.Network }).ToListAsync(cancellationToken)).ToLookup(login => login.PersonId, login => login.Network);
        var accounts = await held.GroupBy(one => one.Token.Login.PersonId)
            .Select(person => new { person.Key, Count = person.Select(one => one.AccountId).Distinct().Count() })
            .ToDictionaryAsync(person => person.Key, person => person.Count, cancellationToken);
        var ends = await held.Where(one => one.Verdict.State == AuthorizationState.Usable).GroupBy(one => one.Token.Login.PersonId)
            .Select(person => new { person.Key, Next = person.Min(one => one.Verdict.EndsAt) })
            .ToDictionaryAsync(person => person.Key, person => person.Next, cancellationToken);
        return
        [
            .. page.Select(person => new PersonRow(person.Id, person.Name, person.Email)
            {
                Networks = [.. networks[person.Id].Order(StringComparer.Ordinal)],
                Accounts = accounts.GetValueOrDefault(person.Id),
                Alone = person.Alone,
                NextEnd = ends.TryGetValue(person.Id, out var next) ? next : null,
            }),
        ];
    }

    private sealed class Found
    {
        public required long Id { get; init; }

        public required string Name { get; init; }

        public required string? Email { get; init; }

        public required int Alone { get; init; }
    }
}

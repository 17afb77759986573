using AccountHealth.Core.Accounts;
using AccountHealth.Core.People;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Data.Queries;

/// <summary>One person with their logins and tokens.</summary>
public sealed class PersonDetails(IDbContextFactory<AccountHealthContext> contexts)
{
    /// <summary>Null where there is no such person, or they were merged into another one.</summary>
    public async Task<PersonView?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.People.AsNoTracking().SingleOrDefaultAsync(person => person.Id == id, cancellationToken) is not { } person)
        {
            return null;
        }

        var tokens = await context.Tokens.AsNoTracking().Include(token => token.Login).Where(token => token.Login.PersonId == id)
            .OrderBy(token => token.Login.Network).ThenBy(token => token.Login.Name).ThenBy(token => token.Id).ToListAsync(cancellationToken);
        var ids = tokens.Select(token => token.Id).ToList();
        var counts = await context.Authorizations.Where(one => ids.Contains(one.UserTokenId)).GroupBy(one => one.UserTokenId)
            .Select(token => new
            {
                token.Key,
                Accounts = token.Count(one => one.WithdrawnAt == null),
                Usable = token.Count(one => one.Verdict.State == AuthorizationState.Usable),
                // All of a token's authorizations end by the same clocks.
                Any = token.Min(one => one.Id),
            }).ToDictionaryAsync(token => token.Key, cancellationToken);
        var samples = counts.Values.Select(token => token.Any).ToList();
        var verdicts = await context.Authorizations.AsNoTracking().Where(one => samples.Contains(one.Id))
            .ToDictionaryAsync(one => one.UserTokenId, one => one.Verdict, cancellationToken);
        var held = context.Accounts.Matching(new AccountQuery { Person = id }, default);
        return new PersonView(person)
        {
            Aliases = await context.PersonAliases.Where(alias => alias.PersonId == id).OrderBy(alias => alias.Email).Select(alias => alias.Email).ToListAsync(cancellationToken),
            Tokens = [.. tokens.Where(token => counts.ContainsKey(token.Id)).Select(token => new PersonToken(token, verdicts[token.Id], counts[token.Id].Accounts, counts[token.Id].Usable))],
            Accounts = await held.CountAsync(cancellationToken),
            Alone = await context.Accounts.Matching(new AccountQuery { Person = id, OnePerson = true }, default).CountAsync(cancellationToken),
        };
    }

    /// <summary>Accounts that both cover: were they one, it would be one person less.</summary>
    public async Task<int> SharedAsync(long one, long other, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Covered(Covered(context.Accounts, one), other).CountAsync(cancellationToken);

        static IQueryable<Account> Covered(IQueryable<Account> accounts, long person) => accounts.Where(account => account.Authorizations.Any(authorization =>
            authorization.Verdict.State == AuthorizationState.Usable && authorization.Token.Login.PersonId == person));
    }

    /// <summary>The person's own authorizations on these accounts.</summary>
    public async Task<IReadOnlySet<long>> AuthorizationsAsync(long id, IReadOnlyCollection<long> accounts, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Authorizations
            .Where(one => accounts.Contains(one.AccountId) && one.Token.Login.PersonId == id).Select(one => one.Id).ToHashSetAsync(cancellationToken);
    }
}

/// <summary>A person as their page shows them.</summary>
public sealed record PersonView(Person Person)
{
    /// <summary>Addresses of people who were merged into them.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    public IReadOnlyList<PersonToken> Tokens { get; init; } = [];

    /// <summary>Accounts that a token of theirs is on.</summary>
    public int Accounts { get; init; }

    /// <summary>Accounts that nobody else covers.</summary>
    public int Alone { get; init; }
}

/// <param name="Token">With its login.</param>
/// <param name="Verdict">When it ends, and what one of its authorizations is worth.</param>
/// <param name="Accounts">Accounts it is on, not counting those it was withdrawn from.</param>
/// <param name="Usable">Of these, on how many it works.</param>
public sealed record PersonToken(UserToken Token, AuthorizationVerdict Verdict, int Accounts, int Usable);

using AccountHealth.Core.People;
using AccountHealth.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Data.Queries;

/// <summary>What there is to filter by: owners, tags, people and macros that accounts really have.</summary>
public sealed class AccountChoices(IDbContextFactory<AccountHealthContext> contexts)
{
    /// <summary>Longer lists help nobody; the search finds the rest.</summary>
    private const int Most = 300;

    public async Task<IReadOnlyList<string>> OwnersAsync(AccountScope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Accounts.Within(scope).Where(account => account.OwnerEmail != "").Select(account => account.OwnerEmail)
            .Distinct().OrderBy(owner => owner).Take(Most).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<string>> TagsAsync(AccountScope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Accounts.Within(scope).SelectMany(account => account.Tags).Select(tag => tag.Tag).Distinct().OrderBy(tag => tag).Take(Most).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<(long Id, string Name)>> MacrosAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var macros = await context.Macros.OrderBy(macro => macro.Name).Select(macro => new { macro.Id, macro.Name }).ToListAsync(cancellationToken);
        return [.. macros.Select(macro => (macro.Id, macro.Name))];
    }

    public async Task<IReadOnlyList<(long Id, string Name)>> PeopleAsync(AccountScope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var people = await Known(context, scope).OrderBy(person => person.Name).ThenBy(person => person.Email)
            .Select(person => new { person.Id, person.Name, person.Email }).Take(Most).ToListAsync(cancellationToken);
        return [.. people.Select(person => (person.Id, person.Email is null ? person.Name : $"{person.Name}, {person.Email}"))];
    }

    /// <summary>The person's name, also of one that the list leaves out.</summary>
    public async Task<string> PersonAsync(long id, AccountScope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Known(context, scope).Where(person => person.Id == id).Select(person => person.Name).FirstOrDefaultAsync(cancellationToken) ?? "somebody";
    }

    /// <summary>An owner knows the people of their own accounts only.</summary>
    private static IQueryable<Person> Known(AccountHealthContext context, AccountScope scope) => scope.Owner is null
        ? context.People
        : context.Accounts.Within(scope).SelectMany(account => account.Authorizations).Select(one => one.Token.Login.Person).Distinct();
}

using AccountHealth.Core.Accounts;
using AccountHealth.Core.Macros;
using AccountHealth.Core.People;
using AccountHealth.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Data.Queries;

/// <summary>Pages of accounts, read as small projections.</summary>
public sealed class AccountList(IDbContextFactory<AccountHealthContext> contexts, TimeProvider clock)
{
    /// <summary>Nobody counts further than this; a broad search need not either.</summary>
    public const int Cap = 10_000;

    public async Task<AccountRows> PageAsync(AccountQuery query, AccountScope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var matching = context.Accounts.Matching(query, scope, clock.GetUtcNow());
        var ids = await matching.Sorted(query)
            .Skip((query.Page - 1) * query.PageSize).Take(query.PageSize)
            .Select(account => account.Id).ToListAsync(cancellationToken);
        var total = query.Page == 1 && ids.Count < query.PageSize
            ? ids.Count
            : await matching.Take(Cap + 1).CountAsync(cancellationToken);
        return new AccountRows(await RowsAsync(context, ids, scope, cancellationToken), total);
    }

    /// <summary>These accounts, in the order of their ids as given.</summary>
    public async Task<IReadOnlyList<AccountRow>> RowsAsync(IReadOnlyList<long> ids, AccountScope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await RowsAsync(context, ids, scope, cancellationToken);
    }

    /// <summary>The ids of all that match, in the query's order, however many pages they fill.</summary>
    public async Task<IReadOnlyList<long>> IdsAsync(AccountQuery query, AccountScope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Accounts.Matching(query, scope, clock.GetUtcNow()).Sorted(query)
            .Select(account => account.Id).ToListAsync(cancellationToken);
    }

    /// <summary>How many accounts there are of each status, under the query's other conditions.</summary>
    public async Task<IReadOnlyDictionary<AccountStatus, int>> CountsAsync(AccountQuery query, AccountScope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Accounts.Matching(query with { Status = null }, scope, clock.GetUtcNow())
            .GroupBy(account => account.Verdict.Status)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
    }

    private static async Task<IReadOnlyList<AccountRow>> RowsAsync(
        AccountHealthContext context, IReadOnlyList<long> ids, AccountScope scope, CancellationToken cancellationToken)
    {
        var rows = await context.Accounts.AsNoTracking().Within(scope).Where(account => ids.Contains(account.Id)).Select(account => new AccountRow
        {
            Id = account.Id,
            Network = account.Network,
            Kind = account.Kind,
            NativeId = account.NativeId,
            Name = account.Name,
            OwnerEmail = account.OwnerEmail,
            Verdict = account.Verdict,
            Pause = account.Pause,
        }).ToDictionaryAsync(row => row.Id, cancellationToken);
        var bars = (await context.Authorizations
            .Where(one => ids.Contains(one.AccountId) && one.WithdrawnAt == null)
            .OrderBy(one => one.Order).ThenBy(one => one.Id)
            .Select(one => new BarRow(
                one.AccountId, one.Id, one.Token.Login.Name != "" ? one.Token.Login.Name : one.Token.Login.NativeId,
                one.Order, one.Verdict.State, one.Verdict.Reason, one.Verdict.EndsAt, one.Verdict.Estimated))
            .ToListAsync(cancellationToken)).ToLookup(bar => bar.AccountId);
        var macros = (await context.MacroAccounts
            .Where(one => ids.Contains(one.AccountId) && one.Origin != MacroOrigin.Removed)
            .Select(one => new { one.AccountId, one.Macro.Name }).ToListAsync(cancellationToken)).ToLookup(one => one.AccountId, one => one.Name);
        var owners = await OwnersAsync(context, rows.Values, cancellationToken);
        return
        [
            .. ids.Where(rows.ContainsKey).Select(id => rows[id] with
            {
                Bars = [.. bars[id]],
                Macros = [.. macros[id].Order(StringComparer.OrdinalIgnoreCase)],
                OwnerName = owners.GetValueOrDefault(Person.KeyOf(rows[id].OwnerEmail) ?? "", ""),
            }),
        ];
    }

    private static async Task<Dictionary<string, string>> OwnersAsync(
        AccountHealthContext context, IEnumerable<AccountRow> rows, CancellationToken cancellationToken)
    {
        var emails = rows.Select(row => Person.KeyOf(row.OwnerEmail)).OfType<string>().Distinct().ToList();
        var people = context.People.Where(person => person.Email != null).Select(person => new { Email = person.Email!, person.Name });
        var aliases = context.PersonAliases.Select(alias => new { alias.Email, alias.Person.Name });
        return await people.Concat(aliases).Where(person => emails.Contains(person.Email))
            .ToDictionaryAsync(person => person.Email, person => person.Name, cancellationToken);
    }
}

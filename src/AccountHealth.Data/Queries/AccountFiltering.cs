using System.Linq.Expressions;
using AccountHealth.Core.Accounts;
using AccountHealth.Core.Macros;
using AccountHealth.Core.People;
using AccountHealth.Core.Tokens;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Data.Queries;

/// <summary>Turns an <see cref="AccountQuery"/> into conditions and an order that the database evaluates.</summary>
public static class AccountFiltering
{
    internal const string Escape = "\\";

    /// <summary>The accounts the query asks for, in no order.</summary>
    public static IQueryable<Account> Matching(this IQueryable<Account> accounts, AccountQuery query, DateTimeOffset now) =>
        accounts.Searched(query.Search)
            .If(query.Network.Length > 0, account => account.Network == query.Network)
            .If(query.Kind.Length > 0, account => account.Kind == query.Kind)
            .If(query.Status is not null, account => account.Verdict.Status == query.Status)
            .If(query.Owner.Length > 0, account => account.OwnerEmail == query.Owner)
            .If(query.NoOwner, account => account.OwnerEmail == "")
            .If(query.Tag.Length > 0, account => account.Tags.Any(tag => tag.Tag == query.Tag))
            .If(query.Person is not null, account => account.Authorizations.Any(one => one.WithdrawnAt == null && one.Token.Login.PersonId == query.Person))
            .If(query.Reason.Length > 0, account => account.Verdict.Reason == query.Reason || account.Authorizations.Any(one => one.Verdict.Reason == query.Reason))
            .If(query.OnePerson, account => account.Verdict.People == 1)
            // Both together mean that this person is the one, not somebody whose token is dead.
            .If(query.OnePerson && query.Person is not null, account => account.Authorizations.Any(one => one.Verdict.State == AuthorizationState.Usable && one.Token.Login.PersonId == query.Person))
            .If(query.NoMacro, account => account.Macros.All(macro => macro.Origin == MacroOrigin.Removed))
            .If(query.Macro is not null, account => account.Macros.Any(macro => macro.MacroId == query.Macro && macro.Origin != MacroOrigin.Removed))
            .Ending(query, now);

    /// <summary>Those of them that somebody with this scope may see and ask for.</summary>
    public static IQueryable<Account> Matching(this IQueryable<Account> accounts, AccountQuery query, AccountScope scope, DateTimeOffset now) =>
        accounts.Within(scope).Matching(query.As(scope), now);

    /// <summary>The accounts a macro is for: the same as <see cref="AccountFilter.Matches"/>, in the database.</summary>
    public static IQueryable<Account> Matching(this IQueryable<Account> accounts, AccountFilter filter)
    {
        var ids = filter.Ids.ToList();
        return accounts
            .If(filter.Network is not null, account => account.Network == filter.Network)
            .If(filter.Kind is not null, account => account.Kind == filter.Kind)
            .If(filter.Tag is not null, account => account.Tags.Any(tag => tag.Tag == filter.Tag))
            .If(filter.Owner is not null, account => account.OwnerEmail == filter.Owner)
            .If(ids.Count > 0, account => ids.Contains(account.Key));
    }

    /// <summary>In the query's order; equal ones by id, so that pages do not overlap.</summary>
    public static IOrderedQueryable<Account> Sorted(this IQueryable<Account> accounts, AccountQuery query) => query.Sort switch
    {
        AccountSort.Name => accounts.By(account => account.Name, query.Descending),
        AccountSort.Owner => accounts.By(account => account.OwnerEmail, query.Descending),
        // The column holds the status by name; its urgency is its place in the enumeration.
        AccountSort.Status => accounts.By(
            account => account.Verdict.Status == AccountStatus.Paused ? 0
                : account.Verdict.Status == AccountStatus.Deactivated ? 1
                : account.Verdict.Status == AccountStatus.Expiring ? 2
                : account.Verdict.Status == AccountStatus.OnStandby ? 3
                : account.Verdict.Status == AccountStatus.Unverified ? 4
                : 5,
            query.Descending),
        AccountSort.Cover => accounts.By(account => account.Verdict.People, query.Descending),
        _ => accounts.By(account => account.Verdict.DeactivatesAt, query.Descending),
    };

    private static IQueryable<Account> Ending(this IQueryable<Account> accounts, AccountQuery query, DateTimeOffset now)
    {
        var until = End.At(now + TimeSpan.FromDays(query.Days));
        return query.Expiry switch
        {
            Expiry.Expired => accounts.Where(account => account.Verdict.Underlying == AccountStatus.Deactivated),
            Expiry.Within => accounts.Where(account =>
                account.Verdict.Underlying != AccountStatus.Deactivated && account.Verdict.DeactivatesAt <= until),
            Expiry.Dated => accounts.Where(account =>
                account.Verdict.Underlying != AccountStatus.Deactivated && account.Verdict.DeactivatesAt < End.Unknown),
            Expiry.Never => accounts.Where(account => account.Verdict.DeactivatesAt == End.Never),
            Expiry.Unknown => accounts.Where(account => account.Verdict.DeactivatesAt == End.Unknown),
            _ => accounts,
        };
    }

    /// <summary>The words of a search as patterns for LIKE; each has to be found.</summary>
    internal static IEnumerable<string> Patterns(string search) => SearchText.Of(search).Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(word => $"%{word.Replace(Escape, @"\\").Replace("%", @"\%").Replace("_", @"\_")}%");

    private static IQueryable<Account> Searched(this IQueryable<Account> accounts, string search)
    {
        foreach (var pattern in Patterns(search))
        {
            accounts = accounts.Where(account => EF.Functions.Like(account.SearchText, pattern, Escape)
                || account.Authorizations.Any(one => EF.Functions.Like(one.Token.Login.SearchText, pattern, Escape)));
        }

        return accounts;
    }

    private static IQueryable<Account> If(
        this IQueryable<Account> accounts, bool applies, Expression<Func<Account, bool>> condition) =>
        applies ? accounts.Where(condition) : accounts;

    private static IOrderedQueryable<Account> By<TKey>(
        this IQueryable<Account> accounts, Expression<Func<Account, TKey>> key, bool descending) => descending
        ? accounts.OrderByDescending(key).ThenByDescending(account => account.Id)
        : accounts.OrderBy(key).ThenBy(account => account.Id);
}

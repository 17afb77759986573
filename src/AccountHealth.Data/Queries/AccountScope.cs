using AccountHealth.Core.Accounts;
using AccountHealth.Core.People;

namespace AccountHealth.Data.Queries;

/// <summary>The accounts somebody may see: all, or those an address owns. Taken from who is signed in, never from an address bar.</summary>
/// <param name="Owner">The owner's address in the form in which addresses are compared; null for all accounts.</param>
public sealed record AccountScope(string? Owner)
{
    public static AccountScope All { get; } = new((string?)null);

    public static AccountScope OwnedBy(string email) => new(Person.KeyOf(email) ?? throw new ArgumentException("An owner has an address.", nameof(email)));
}

public static class AccountScopes
{
    /// <summary>Those of the accounts that somebody with this scope may see.</summary>
    public static IQueryable<Account> Within(this IQueryable<Account> accounts, AccountScope scope)
    {
        // The column compares without regard to case.
        var owner = scope.Owner;
        return owner is null ? accounts : accounts.Where(account => account.OwnerEmail == owner);
    }
}

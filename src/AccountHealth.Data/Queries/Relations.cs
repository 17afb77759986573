using AccountHealth.Core.People;
using AccountHealth.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Data.Queries;

/// <summary>What an address has to do with an account and with each of its authorizations.</summary>
public sealed class Relations(IDbContextFactory<AccountHealthContext> contexts)
{
    /// <param name="email">In the form in which addresses are compared.</param>
    public async Task<AccountRelation> OfAsync(string email, long account, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var owns = await context.Accounts.AnyAsync(one => one.Id == account && one.OwnerEmail == email, cancellationToken);
        var tokens = await context.Authorizations.Where(one => one.AccountId == account).Select(one => new
        {
            one.Id,
            Person = one.Token.Login.Person.Email,
            Login = one.Token.Login.Email,
            ServesOthers = one.Token.Authorizations.Any(other => other.Account.OwnerEmail != email),
        }).ToListAsync(cancellationToken);
        return new AccountRelation(owns, tokens.ToDictionary(one => one.Id, one => new TokenRelation(one.Person == email || Person.KeyOf(one.Login) == email, one.ServesOthers)));
    }
}

/// <param name="Owns">The address owns the account.</param>
/// <param name="Tokens">By the id of the authorization.</param>
public sealed record AccountRelation(bool Owns, IReadOnlyDictionary<long, TokenRelation> Tokens);

/// <param name="IsOwn">The login is the address's own.</param>
/// <param name="ServesOthers">The token also serves accounts that the address does not own, or may again: what is said of it is said there too, withdrawn or not.</param>
public sealed record TokenRelation(bool IsOwn, bool ServesOthers);

using AccountHealth.Core.Accounts;
using AccountHealth.Monitoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Previews;

/// <summary>All accounts that a person's tokens are on, some hundred at a time: one person may hold thousands.</summary>
internal static class PersonAccounts
{
    private const int Chunk = 250;

    public static async Task ForEachChunkAsync(
        Round round, long person, Action<IReadOnlyList<Account>> look, CancellationToken cancellationToken)
    {
        var ids = await round.Context.Accounts
            .Where(account => account.Authorizations.Any(one => one.Token.Login.PersonId == person && one.WithdrawnAt == null))
            .Select(account => account.Id).ToListAsync(cancellationToken);
        foreach (var some in ids.Chunk(Chunk))
        {
            look(await round.Context.Accounts.AsSplitQuery()
                .Include(account => account.Tags)
                .Include(account => account.Authorizations).ThenInclude(one => one.Token).ThenInclude(token => token.Login).ThenInclude(login => login.Person)
                .Where(account => some.Contains(account.Id)).ToListAsync(cancellationToken));
            round.Context.ChangeTracker.Clear();
        }
    }

    /// <summary>The ids of the person's tokens on the account.</summary>
    public static HashSet<long> TokensOf(Account account, long person) =>
        [.. account.Authorizations.Where(one => one.Token.Login.PersonId == person).Select(one => one.UserTokenId)];
}

using AccountHealth.Core.Accounts;
using AccountHealth.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Rounds;

internal static class AccountGraph
{
    /// <summary>Accounts with everything that judging and planning look at, and nothing more.</summary>
    public static IQueryable<Account> Of(AccountHealthContext context) => context.Accounts
        .Include(account => account.Macros)
        .Include(account => account.Authorizations).ThenInclude(one => one.Token).ThenInclude(token => token.Login)
        .AsSplitQuery();
}

using AccountHealth.Core.Accounts;
using AccountHealth.Core.People;
using AccountHealth.Monitoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Changes;

/// <summary>What admins know of people that no address tells.</summary>
public sealed class PersonChanges(RoundRunner rounds)
{
    /// <summary>
    /// Two people are one: the logins of the second go to the first, and so does whoever turns up with an address of the
    /// second. Cover counts people, so every account of both is judged afresh.
    /// </summary>
    /// <returns>False where one of them is not there any more, or both are the same.</returns>
    public Task<bool> MergeAsync(long surviving, long merged, string by, CancellationToken cancellationToken) => rounds.RunAsync(
        async round =>
        {
            var people = round.Context.People;
            var (stays, goes) = (await people.FindAsync([surviving], cancellationToken), await people.FindAsync([merged], cancellationToken));
            if (stays is null || goes is null || stays.Id == goes.Id)
            {
                return false;
            }

            await RecordAsync(round, stays, goes, by, cancellationToken);
            foreach (var login in await round.Context.Logins.Where(login => login.PersonId == goes.Id).ToListAsync(cancellationToken))
            {
                login.PersonId = stays.Id;
            }

            foreach (var alias in await round.Context.PersonAliases.Where(alias => alias.PersonId == goes.Id).ToListAsync(cancellationToken))
            {
                alias.PersonId = stays.Id;
            }

            await RemoveAsync(round, stays, goes, cancellationToken);
            round.Touch(await AccountsOf(round, stays.Id).Select(account => account.Id).ToListAsync(cancellationToken));
            return true;
        },
        cancellationToken);

    /// <summary>An address that a person may be known by has to stay known, or the next import makes somebody new of it.</summary>
    private static async Task RemoveAsync(Round round, Person stays, Person goes, CancellationToken cancellationToken)
    {
        var email = goes.Email;
        // Addresses are unique: the row that had it goes first.
        await round.Context.SaveChangesAsync(cancellationToken);
        round.Context.People.Remove(goes);
        await round.Context.SaveChangesAsync(cancellationToken);
        if (email is null)
        {
            return;
        }

        if (stays.Email is null)
        {
            stays.Email = email;
        }
        else
        {
            round.Context.PersonAliases.Add(new PersonAlias { Email = email, PersonId = stays.Id });
        }

        await round.Context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Where both were counted, one less is counted from now on: the timeline says who said so.</summary>
    private static async Task RecordAsync(Round round, Person stays, Person goes, string by, CancellationToken cancellationToken)
    {
        var ofBoth = await AccountsOf(round, stays.Id)
            .Where(account => account.Authorizations.Any(one => one.Token.Login.PersonId == goes.Id && one.WithdrawnAt == null))
            .AsNoTracking().ToListAsync(cancellationToken);
        ofBoth.ForEach(account => round.Record(account, $"{goes.Name} is {stays.Name}", "Counted as one person from now on", by));
    }

    private static IQueryable<Account> AccountsOf(Round round, long person) => round.Context.Accounts
        .Where(account => account.Authorizations.Any(one => one.Token.Login.PersonId == person && one.WithdrawnAt == null));
}

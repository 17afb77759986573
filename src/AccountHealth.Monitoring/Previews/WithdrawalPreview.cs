using AccountHealth.Core.Accounts;
using AccountHealth.Core.Time;
using AccountHealth.Data.Queries;
using AccountHealth.Monitoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Previews;

/// <summary>What a withdrawal would do, before it is done: the same judge, asked about authorizations that are not withdrawn yet.</summary>
public sealed class WithdrawalPreview(RoundRunner rounds)
{
    /// <summary>Every account that the login serves and that the asker may see, the account at hand first.</summary>
    public Task<IReadOnlyList<WithdrawalEffect>> OfAsync(long authorization, AccountScope scope, CancellationToken cancellationToken) => rounds.ReadAsync<IReadOnlyList<WithdrawalEffect>>(
        async round =>
        {
            var chosen = await round.Context.Authorizations.Where(one => one.Id == authorization)
                .Select(one => new { one.AccountId, one.UserTokenId }).SingleAsync(cancellationToken);
            var accounts = await AccountGraph.Of(round.Context).Within(scope)
                .Where(account => account.Authorizations.Any(one => one.UserTokenId == chosen.UserTokenId && one.WithdrawnAt == null))
                .ToListAsync(cancellationToken);
            return
            [
                .. accounts.Select(account => Effect(account, chosen.UserTokenId, round, account.Id == chosen.AccountId))
                    .OrderByDescending(effect => effect.IsThisAccount).ThenByDescending(effect => effect.After.IsDeactivated)
                    .ThenBy(effect => effect.After.DeactivatesAt).ThenBy(effect => effect.AccountName, StringComparer.Ordinal),
            ];
        },
        cancellationToken);

    private static WithdrawalEffect Effect(Account account, long token, Round round, bool isThis)
    {
        var before = Judgement.StoredOn(account);
        foreach (var one in account.Authorizations.Where(one => one.UserTokenId == token))
        {
            // The account was read without tracking: this touches nothing but the copy.
            one.WithdrawnAt ??= round.Now;
        }

        var after = Judge.Account(account, before, round.Rules, new Moment(round.Now)).Account;
        var takesOver = after.ActiveId is { } id && id != before.Account.ActiveId
            ? account.Authorizations.Single(one => one.Id == id).Token.Login.DisplayName
            : "";
        return new WithdrawalEffect(account.Key, account.Name, isThis, before.Account, after, takesOver);
    }
}

/// <param name="TakesOver">Whose token the account would run on instead; empty where that does not change or nobody is left.</param>
public sealed record WithdrawalEffect(
    string AccountKey, string AccountName, bool IsThisAccount, AccountVerdict Before, AccountVerdict After, string TakesOver);

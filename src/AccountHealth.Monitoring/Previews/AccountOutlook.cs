using AccountHealth.Core.Accounts;
using AccountHealth.Core.Guidance;
using AccountHealth.Core.Macros;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Time;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Queries;
using AccountHealth.Monitoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Previews;

/// <summary>One account with everything its page says: clocks, and what would be told from now on.</summary>
public sealed class AccountOutlook(RoundRunner rounds, MacroActionCatalog actions)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(400);

    /// <param name="key">"network/kind/id".</param>
    /// <returns>Null where there is no such account, or none that the asker may see: nobody learns which.</returns>
    public Task<Outlook?> FindAsync(string key, AccountScope scope, CancellationToken cancellationToken) => rounds.ReadAsync(
        async round =>
        {
            var account = await AccountGraph.Of(round.Context).Within(scope)
                .Include(one => one.Tags)
                .Include(one => one.Macros).ThenInclude(one => one.Macro)
                .SingleOrDefaultAsync(one => one.Key == key, cancellationToken);
            if (account is null)
            {
                return null;
            }

            var people = await AudienceSource.LoadAsync(round.Context, actions, cancellationToken);
            var told = await round.Context.Notices.Include(notice => notice.Deliveries)
                .Where(notice => notice.AccountId == account.Id && notice.Generation >= account.Verdict.Generation - 1)
                .ToListAsync(cancellationToken);
            var tokens = account.Authorizations.Select(one => one.UserTokenId).ToList();
            return new Outlook(
                account,
                account.Authorizations.ToDictionary(one => one.Id, one => Clocks(one, round)),
                account.Verdict.JudgedAt is null
                    ? []
                    : Forecast.Of(account, told, people.Of(account), round.Rules, new Span(round.Now, round.Now + Ahead)),
                await round.Context.Accounts.Within(scope).SelectMany(one => one.Authorizations)
                    .Where(one => tokens.Contains(one.UserTokenId) && one.WithdrawnAt == null)
                    .GroupBy(one => one.UserTokenId).ToDictionaryAsync(group => group.Key, group => group.Count(), cancellationToken),
                round.Rules.Networks,
                Advice.On(account, round.Rules.Guidance, round.Now));
        },
        cancellationToken);

    private static TokenClocks Clocks(Authorization authorization, Round round) => TokenClocks.Of(
        authorization.Token,
        round.Rules.Networks[authorization.Token.Login.Network],
        AuthorizationRules.IsRenewed(authorization.Token, round.Rules),
        new Moment(round.Now));
}

/// <param name="Clocks">Of each authorization, by its id.</param>
/// <param name="ToCome">What would be told if nobody did anything, in order of time.</param>
/// <param name="AccountsOfToken">How many accounts that the asker may see hang on each token, by the token's id.</param>
/// <param name="Networks">The networks with their clocks as they count here.</param>
/// <param name="Advice">What to do about it, most urgent first.</param>
public sealed record Outlook(
    Account Account,
    IReadOnlyDictionary<long, TokenClocks> Clocks,
    IReadOnlyList<ForecastDelivery> ToCome,
    IReadOnlyDictionary<long, int> AccountsOfToken,
    NetworkCatalog Networks,
    IReadOnlyList<Advice> Advice);

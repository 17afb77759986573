using AccountHealth.Core.Connecting;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Secrets;
using AccountHealth.Monitoring.Connecting;
using AccountHealth.Monitoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Verifying;

/// <summary>
/// Renews tokens. A rotating refresh token works once: each is renewed by one alone, in whatever process, and the new pair
/// is stored before anything else happens.
/// </summary>
public sealed class Renewals(RoundRunner rounds, ConnectorCatalog connectors, NetworkCatalog networks, SecretCipher cipher, TimeProvider clock)
{
    /// <summary>Longer than a network's answer takes. Whoever dies holding it gives it back when it runs out.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    /// <summary>Renews the token, or finds that somebody else just did.</summary>
    /// <returns>The token as it is stored from then on.</returns>
    internal async Task<Answer<TokenQuestion>> RenewAsync(AskedToken asked, AppAccess app, CancellationToken cancellationToken)
    {
        await WaitForAsync(asked.Id, cancellationToken);
        var stored = await ReadAsync(asked.Id, cancellationToken);
        if (stored is null || !Equals(stored.Question.AccessToken, asked.Question.AccessToken))
        {
            await GiveBackAsync(asked.Id, null);
            return stored is null ? new Problem(ReasonCodes.NetworkOutage, "the token was removed meanwhile") : stored.Question;
        }

        if (await IsHeldBackAsync(asked.Id, cancellationToken))
        {
            await GiveBackAsync(asked.Id, null);
            return new Problem(ReasonCodes.NetworkOutage, "it was tried a moment ago");
        }

        // From here on nobody may interrupt: an answer that is lost costs the person a new consent.
        var grant = await connectors.Find(asked.Network)!.RenewAsync(app, stored.Question, CancellationToken.None);
        if (grant.Problem is { } problem)
        {
            await GiveBackAsync(asked.Id, problem.IsSilence ? problem.Until ?? rounds.Now + InspectionTiming.AfterSilence : rounds.Now + BetweenLooks * 10);
            return problem;
        }

        await StoreAsync(asked.Id, grant.Value);
        return (await ReadAsync(asked.Id, CancellationToken.None))!.Question;
    }

    /// <summary>Does something with the token as it is stored, and no renewal comes across.</summary>
    /// <param name="work">Is given null where the token or its secret was removed meanwhile.</param>
    internal async Task<T> AloneAsync<T>(long token, Func<TokenQuestion?, Task<T>> work, CancellationToken cancellationToken)
    {
        await WaitForAsync(token, cancellationToken);
        try
        {
            return await work((await ReadAsync(token, cancellationToken))?.Question);
        }
        finally
        {
            await GiveBackAsync(token, null);
        }
    }

    /// <summary>The network refused to renew a token whose access still works: its grant is over, it is not.</summary>
    internal Task RecordRefusalAsync(long token, Problem problem, CancellationToken cancellationToken) => rounds.RunAsync(
        async round =>
        {
            var stored = await FindAsync(round, token, cancellationToken);
            stored.Health = stored.Health with { RefreshRefused = true };
            stored.RefreshEnd = End.At(round.Now);
            stored.NextInspectionAt = null;
            foreach (var one in stored.Authorizations)
            {
                round.Record(one.Account, $"{stored.Login.DisplayName}: renewing was refused", problem.Detail, stored.Login.Network);
                round.Touch(one.AccountId);
            }
        },
        cancellationToken);

    private Task StoreAsync(long token, Grant grant) => rounds.RunAsync(
        async round =>
        {
            var stored = await FindAsync(round, token, CancellationToken.None);
            await GrantKeeping.RenewAsync(round, stored, grant, cipher, CancellationToken.None);
            round.Touch(stored.Authorizations.Select(one => one.AccountId));
        },
        CancellationToken.None);

    private static Task<UserToken> FindAsync(Round round, long token, CancellationToken cancellationToken) =>
        round.Context.Tokens.Include(one => one.Login).Include(one => one.Authorizations).ThenInclude(one => one.Account)
            .SingleAsync(one => one.Id == token, cancellationToken);

    private Task<AskedToken?> ReadAsync(long id, CancellationToken cancellationToken) => rounds.ReadAsync(
        async round => (await AskedTokens.ReadAsync(round.Context, cipher, networks.With(round.Settings.Lifespans), [id], round.Now, cancellationToken)).SingleOrDefault(),
        cancellationToken);

    private Task<bool> IsHeldBackAsync(long id, CancellationToken cancellationToken) => rounds.ReadAsync(
        round => round.Context.Tokens.AnyAsync(token => token.Id == id && token.NextRenewalAt > round.Now, cancellationToken),
        cancellationToken);

    private async Task WaitForAsync(long id, CancellationToken cancellationToken)
    {
        while (!await TakeAsync(id, cancellationToken))
        {
            await Task.Delay(BetweenLooks, clock, cancellationToken);
        }
    }

    /// <summary>One statement, so that of two that come at once only one finds it free.</summary>
    private Task<bool> TakeAsync(long id, CancellationToken cancellationToken) => rounds.ReadAsync(
        async round => await round.Context.Tokens
            .Where(token => token.Id == id && (token.RenewingUntil == null || token.RenewingUntil <= round.Now))
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.RenewingUntil, round.Now + Lease), cancellationToken) == 1,
        cancellationToken);

    private Task<int> GiveBackAsync(long id, DateTimeOffset? notBefore) => rounds.ReadAsync(
        round => round.Context.Tokens.Where(token => token.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(token => token.RenewingUntil, (DateTimeOffset?)null)
                .SetProperty(token => token.NextRenewalAt, token => notBefore ?? token.NextRenewalAt),
            CancellationToken.None),
        CancellationToken.None);
}

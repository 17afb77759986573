using System.Data.Common;
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
    /// <summary>Longer than waiting for one's turn and for the answer takes. Whoever dies holding it gives it back when it runs out.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(15);

    private static readonly Problem Removed = new(ReasonCodes.NetworkOutage, "the token was removed meanwhile") { WasNotAsked = true };
    private static readonly Problem HeldBack = new(ReasonCodes.NetworkOutage, "it was tried a moment ago") { WasNotAsked = true };
    private static readonly Problem Taken = new(ReasonCodes.NetworkOutage, "somebody else has been renewing it for a while") { WasNotAsked = true };

    private const int MostLooks = 600;
    private const int MostTries = 60;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    /// <summary>Renews the token, or finds that somebody else just did.</summary>
    /// <returns>The token as it is stored from then on.</returns>
    internal async Task<Answer<TokenQuestion>> RenewAsync(AskedToken asked, AppAccess app, CancellationToken cancellationToken)
    {
        if (!await WaitForAsync(asked.Id, cancellationToken))
        {
            return Taken;
        }

        var stored = await ReadAsync(asked.Id, cancellationToken);
        if (stored is null || !Equals(stored.Question.AccessToken, asked.Question.AccessToken))
        {
            await GiveBackAsync(asked.Id, null);
            return stored is null ? Removed : stored.Question;
        }

        if (await IsHeldBackAsync(asked.Id, cancellationToken))
        {
            await GiveBackAsync(asked.Id, null);
            return HeldBack;
        }

        // From here on nobody may interrupt: an answer that is lost costs the person a new consent.
        Answer<Grant> grant;
        try
        {
            grant = await connectors.Find(asked.Network)!.RenewAsync(app, stored.Question, CancellationToken.None);
        }
        catch
        {
            await GiveBackAsync(asked.Id, null);
            throw;
        }

        if (grant.Problem is { } problem)
        {
            await GiveBackAsync(asked.Id, problem.IsSilence ? problem.Until ?? rounds.Now + InspectionTiming.AfterSilence : rounds.Now + BetweenLooks * 10);
            return problem;
        }

        await StoreAsync(stored, grant.Value);
        return await ReadAsync(asked.Id, CancellationToken.None) is { } renewed ? renewed.Question : Removed;
    }

    /// <summary>It cannot be renewed as things are: it is not tried again before.</summary>
    internal Task HoldBackAsync(long token, DateTimeOffset until) => GiveBackAsync(token, until);

    /// <summary>Does something with the token as it is stored, and no renewal comes across.</summary>
    /// <param name="work">Is given null where the token or its secret was removed meanwhile.</param>
    /// <returns>What the work returned, or that somebody else has been renewing it for too long.</returns>
    internal async Task<Problem?> AloneAsync(long token, Func<TokenQuestion?, Task<Problem?>> work, CancellationToken cancellationToken)
    {
        if (!await WaitForAsync(token, cancellationToken))
        {
            return Taken;
        }

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
    internal Task RecordRefusalAsync(AskedToken asked, Problem problem, CancellationToken cancellationToken) => rounds.RunAsync(
        async round =>
        {
            var stored = await FindAsync(round, asked.Id, cancellationToken);
            if (stored?.Edition != asked.Question.Edition)
            {
                return;
            }

            stored.Health = stored.Health with { RefreshRefused = true };
            stored.NextInspectionAt = null;
            foreach (var one in stored.Authorizations)
            {
                round.Record(one.Account, $"{stored.Login.DisplayName}: renewing was refused", problem.Detail, stored.Login.Network);
                round.Touch(one.AccountId);
            }
        },
        cancellationToken);

    /// <summary>The pair first, by itself: whatever else fails or waits, the one that was spent must not stay.</summary>
    private async Task StoreAsync(AskedToken asked, Grant grant)
    {
        var accounts = await PersistAsync(() => rounds.RunAsync(
            async round =>
            {
                var stored = await FindAsync(round, asked.Id, CancellationToken.None);
                var secret = await round.Context.TokenSecrets.SingleOrDefaultAsync(one => one.UserTokenId == asked.Id, CancellationToken.None);
                // Removed, or connected again meanwhile: what came of the old grant is worth nothing beside the new one.
                if (stored is null || secret is null || !Equals(cipher.DecryptReadable(secret.AccessToken), asked.Question.AccessToken))
                {
                    return [];
                }

                await GrantKeeping.RenewAsync(round, stored, secret, grant, cipher, CancellationToken.None);
                return stored.Authorizations.Select(one => one.AccountId).ToList();
            },
            CancellationToken.None));
        if (accounts.Count == 0)
        {
            await GiveBackAsync(asked.Id, null);
            return;
        }

        await rounds.RunAsync(
            round =>
            {
                round.Touch(accounts);
                return Task.CompletedTask;
            },
            CancellationToken.None);
    }

    /// <summary>An import may hold the database for longer than a writer waits.</summary>
    private async Task<T> PersistAsync<T>(Func<Task<T>> store)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await store();
            }
            catch (Exception e) when (e is DbException or DbUpdateException && tries < MostTries)
            {
                await Task.Delay(BetweenTries, clock);
            }
        }
    }

    private static Task<UserToken?> FindAsync(Round round, long token, CancellationToken cancellationToken) =>
        round.Context.Tokens.Include(one => one.Login).Include(one => one.Authorizations).ThenInclude(one => one.Account)
            .SingleOrDefaultAsync(one => one.Id == token, cancellationToken);

    private Task<AskedToken?> ReadAsync(long id, CancellationToken cancellationToken) => rounds.ReadAsync(
        async round => (await AskedTokens.ReadAsync(round.Context, cipher, networks.With(round.Settings.Lifespans), [id], round.Now, cancellationToken)).SingleOrDefault(),
        cancellationToken);

    private Task<bool> IsHeldBackAsync(long id, CancellationToken cancellationToken) => rounds.ReadAsync(
        round => round.Context.Tokens.AnyAsync(token => token.Id == id && token.NextRenewalAt > round.Now, cancellationToken),
        cancellationToken);

    private async Task<bool> WaitForAsync(long id, CancellationToken cancellationToken)
    {
        for (var looks = 0; !await TakeAsync(id, cancellationToken); looks++)
        {
            if (looks > MostLooks)
            {
                return false;
            }

            await Task.Delay(BetweenLooks, clock, cancellationToken);
        }

        return true;
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

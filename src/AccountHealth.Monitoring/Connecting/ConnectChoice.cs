using System.Text.Json;
using AccountHealth.Core.Accounts;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Import;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Secrets;
using AccountHealth.Data.Storage;
using AccountHealth.Monitoring.Import;
using AccountHealth.Monitoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Connecting;

/// <summary>What a person sees after coming back from a network, and what becomes of their choice.</summary>
public sealed class ConnectChoice(RoundRunner rounds, SecretCipher cipher)
{
    /// <summary>The connection, if this person began it.</summary>
    public Task<ConnectView?> FindAsync(long id, string by, CancellationToken cancellationToken) => rounds.ReadAsync(
        async round =>
        {
            var session = await round.Context.ConnectSessions.SingleOrDefaultAsync(one => one.Id == id && one.By == by && one.ReturnedAt != null, cancellationToken);
            return session is null ? null : await ViewAsync(round.Context, session, cancellationToken);
        },
        cancellationToken);

    /// <summary>Watches the chosen accounts with the grant; a login that is known has its token renewed on all its accounts.</summary>
    /// <param name="keys">Keys of offered accounts.</param>
    /// <param name="owner">The address of the owner of accounts that are new here; empty for none.</param>
    /// <returns>Null where it was finished already, or is not this person's.</returns>
    public Task<ConnectDone?> ChooseAsync(long id, IReadOnlyCollection<string> keys, string owner, string by, CancellationToken cancellationToken) => rounds.RunAsync(
        async round =>
        {
            var session = await round.Context.ConnectSessions.SingleOrDefaultAsync(
                one => one.Id == id && one.By == by && one.FinishedAt == null && one.Grant != null, cancellationToken);
            if (session is null)
            {
                return null;
            }

            var grant = StoredGrant.Decrypt(session.Grant!, cipher);
            var offered = OfferOf(session).Accounts.Where(one => keys.Contains(Account.KeyOf(one.Network, one.Kind, one.NativeId))).ToList();
            var done = await KeepAsync(round, session, grant, offered, owner, by, cancellationToken);
            (session.FinishedAt, session.Grant) = (round.Now, null);
            return done;
        },
        cancellationToken);

    private static Offer OfferOf(ConnectSession session) =>
        session.Offer.Length == 0 ? new Offer([], []) : JsonSerializer.Deserialize<Offer>(session.Offer, JsonSerializerOptions.Default)!;

    private async Task<ConnectView> ViewAsync(AccountHealthContext context, ConnectSession session, CancellationToken cancellationToken)
    {
        var offer = OfferOf(session);
        var login = session.Grant is null ? null : StoredGrant.Decrypt(session.Grant, cipher).Login;
        var keys = offer.Accounts.Select(one => Account.KeyOf(one.Network, one.Kind, one.NativeId)).ToList();
        var watched = await context.Accounts.Where(account => keys.Contains(account.Key))
            .Select(account => new { account.Key, account.Name, HasLogin = login != null && account.Authorizations.Any(one => one.WithdrawnAt == null && one.Token.Login.Network == login.Network && one.Token.Login.NativeId == login.NativeId) })
            .ToDictionaryAsync(account => account.Key, cancellationToken);
        var expected = await context.Tokens.Where(token => token.Id == session.UserTokenId)
            .Select(token => new GrantLogin(token.Login.Network, token.Login.NativeId, token.Login.Name, token.Login.Email)).SingleOrDefaultAsync(cancellationToken);
        return new ConnectView(session.Id, session.Network, session.App, Enum.TryParse<ConnectFailure>(session.Failure, out var failure) ? failure : ConnectFailure.None, session.Detail)
        {
            Login = login,
            Expected = expected,
            AccountId = session.AccountId,
            TokenId = session.UserTokenId,
            AccountKey = await context.Accounts.Where(account => account.Id == session.AccountId).Select(account => account.Key).SingleOrDefaultAsync(cancellationToken),
            Offered = [.. offer.Accounts.Zip(keys, (account, key) => new OfferedChoice(account, watched.GetValueOrDefault(key)?.Name, watched.GetValueOrDefault(key)?.HasLogin ?? false))],
            MissingScopes = offer.MissingScopes,
            IsCut = offer.IsCut,
            IsFinished = session.FinishedAt is not null,
            NotOffered = login is null ? [] : await NotOfferedAsync(context, login, keys, cancellationToken),
        };
    }

    private static Task<List<string>> NotOfferedAsync(AccountHealthContext context, GrantLogin login, List<string> keys, CancellationToken cancellationToken) =>
        context.Authorizations
            .Where(one => one.Token.Login.Network == login.Network && one.Token.Login.NativeId == login.NativeId && one.WithdrawnAt == null && !keys.Contains(one.Account.Key))
            .OrderBy(one => one.Account.Name).Select(one => one.Account.Name).Take(20).ToListAsync(cancellationToken);

    /// <summary>As rows of an import would: what an import does well for many accounts is right for these.</summary>
    private async Task<ConnectDone> KeepAsync(
        Round round, ConnectSession session, Grant grant, List<OfferedAccount> chosen, string owner, string by, CancellationToken cancellationToken)
    {
        var keys = chosen.Select(one => Account.KeyOf(one.Network, one.Kind, one.NativeId)).ToList();
        var known = await round.Context.Accounts.Where(account => keys.Contains(account.Key)).Select(account => account.Key).ToListAsync(cancellationToken);
        var before = await OfLoginAsync(round.Context, session, grant, cancellationToken);
        var macros = await round.Context.Macros.AsNoTracking().Where(macro => macro.NewAccounts).ToListAsync(cancellationToken);
        var rows = chosen.Select(one => Row(one, grant, session.App, known.Contains(Account.KeyOf(one.Network, one.Kind, one.NativeId)) ? null : owner)).ToList();
        if (rows.Count == 0 && before.Count > 0)
        {
            // Nothing of what it serves is offered any more; its token is newer all the same.
            var any = await round.Context.Accounts.AsNoTracking().SingleAsync(account => account.Key == before[0], cancellationToken);
            rows.Add(Row(new OfferedAccount(any.Network, any.Kind, any.NativeId, ""), grant, session.App, null));
        }

        var chunk = await ImportChunk.LoadAsync(round.Context, rows, cancellationToken);
        chunk.Apply(rows, new ImportTarget(round.Now, by, false, cipher, new ImportLedger(), macros));
        await round.Context.SaveChangesAsync(cancellationToken);
        await chunk.TouchAsync(round, cancellationToken);
        var after = await FinishAsync(round, session, grant, chosen, by, cancellationToken);
        return new ConnectDone(keys.Count(key => !known.Contains(key)), known.Count(key => !before.Contains(key)), before.Count(after.Contains));
    }

    private static ImportRow Row(OfferedAccount offered, Grant grant, string app, string? owner) => new(
        0,
        // The facts of an account that is watched already are its people's.
        new ImportAccount(offered.Network, offered.Kind, offered.NativeId)
        {
            Name = owner is null ? "" : offered.Name,
            OwnerEmail = owner ?? "",
            TimeZone = owner is null ? "" : offered.TimeZone,
        },
        new ImportToken(grant.Login!.Network, grant.Login.NativeId, app)
        {
            UserName = grant.Login.Name,
            UserEmail = grant.Login.Email,
            AccessToken = grant.AccessToken,
            RefreshToken = grant.RefreshToken,
            IssuedAt = grant.At,
            AccessEnd = grant.AccessEnd,
            RefreshEnd = grant.RefreshEnd,
            DataAccessEnd = grant.DataAccessEnd,
            LastUsedAt = grant.At,
            Scopes = grant.Scopes,
        })
    {
        Role = offered.Role,
    };

    private static Task<List<string>> OfLoginAsync(AccountHealthContext context, ConnectSession session, Grant grant, CancellationToken cancellationToken) =>
        context.Authorizations
            .Where(one => one.Token.App == session.App && one.Token.Login.Network == grant.Login!.Network && one.Token.Login.NativeId == grant.Login.NativeId && one.WithdrawnAt == null)
            .Select(one => one.Account.Key).ToListAsync(cancellationToken);

    /// <summary>The network has just accepted the token; what its lists say against an account is known at once.</summary>
    private static async Task<HashSet<string>> FinishAsync(
        Round round, ConnectSession session, Grant grant, List<OfferedAccount> chosen, string by, CancellationToken cancellationToken)
    {
        var token = await round.Context.Tokens.Include(one => one.Login).Include(one => one.Authorizations).ThenInclude(one => one.Account)
            .SingleOrDefaultAsync(
                one => one.App == session.App && one.Login.Network == grant.Login!.Network && one.Login.NativeId == grant.Login.NativeId, cancellationToken);
        if (token is null)
        {
            return [];
        }

        token.MintedAt = grant.At;
        token.Health = token.Health.After(new Inspection.Accepted(round.Now)) with { RefreshRefused = false };
        (token.NextInspectionAt, token.NextRenewalAt, token.RenewingUntil) = (null, null, null);
        foreach (var authorization in token.Authorizations)
        {
            var offered = chosen.Find(one => Account.KeyOf(one.Network, one.Kind, one.NativeId) == authorization.Account.Key);
            if (offered is not null)
            {
                // Whoever connects an account wants its token used.
                authorization.WithdrawnAt = null;
                authorization.Finding = offered.Problem is { } problem ? new Finding(problem.Reason, round.Now, token.Login.Network, problem.Detail) : null;
            }

            round.Record(authorization.Account, $"{token.Login.DisplayName}: connected", "", by);
            round.Touch(authorization.AccountId);
        }

        await GrantKeeping.ObserveAsync(round, token.Login.Network, ClockKind.Access, grant.AccessEnd, grant.At, cancellationToken);
        await GrantKeeping.ObserveAsync(round, token.Login.Network, ClockKind.Refresh, grant.RefreshEnd, grant.At, cancellationToken);
        return [.. token.Authorizations.Where(one => one.WithdrawnAt is null).Select(one => one.Account.Key)];
    }
}

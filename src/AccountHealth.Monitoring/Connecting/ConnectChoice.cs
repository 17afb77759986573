using System.Text.Json;
using AccountHealth.Core.Accounts;
using AccountHealth.Core.Connecting;
using AccountHealth.Data.Queries;
using AccountHealth.Data.Secrets;
using AccountHealth.Data.Storage;
using AccountHealth.Monitoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Connecting;

/// <summary>What a person sees after coming back from a network, and what becomes of their choice.</summary>
public sealed class ConnectChoice(RoundRunner rounds, ConnectorCatalog connectors, SecretCipher cipher)
{
    private const int MostNames = 20;

    /// <summary>The connection, if this person began it.</summary>
    /// <param name="scope">The accounts that they may see.</param>
    public Task<ConnectView?> FindAsync(long id, string by, AccountScope scope, CancellationToken cancellationToken) => rounds.ReadAsync(
        async round =>
        {
            var session = await round.Context.ConnectSessions.SingleOrDefaultAsync(one => one.Id == id && one.By == by && one.ReturnedAt != null, cancellationToken);
            return session is null ? null : await ViewAsync(round, session, scope, cancellationToken);
        },
        cancellationToken);

    /// <summary>Watches the chosen accounts with the grant; a login that is known has its token renewed on all its accounts.</summary>
    /// <param name="keys">Keys of offered accounts.</param>
    /// <param name="owner">The address of the owner of accounts that are new here; empty for none.</param>
    /// <returns>Null where it was finished already, is not this person's, or cannot be taken any more: then the connection says why.</returns>
    public Task<ConnectDone?> ChooseAsync(long id, IReadOnlyCollection<string> keys, string owner, string by, CancellationToken cancellationToken) => rounds.RunAsync(
        async round =>
        {
            if (await WaitingAsync(round.Context, id, by, cancellationToken) is not { } session)
            {
                return null;
            }

            var grant = StoredGrant.Decrypt(session.Grant!, cipher);
            var app = await ConnectPlace.AppOfAsync(round.Context, session, grant.Login!, cancellationToken);
            session.Grant = null;
            if (await RefusalAsync(round, session, grant, app, cancellationToken) is { } refusal)
            {
                session.Failure = refusal.ToString();
                return null;
            }

            var done = await new ConnectKeeping(grant, app, OfferOf(session), ConnectPlace.KindsOf(connectors, session), by).KeepAsync(round, keys, owner, cipher, cancellationToken);
            if (done is null && session.UserTokenId is not null)
            {
                session.Failure = ConnectFailure.Withdrawn.ToString();
                return null;
            }

            session.FinishedAt = round.Now;
            return done ?? new ConnectDone(0, 0, 0);
        },
        cancellationToken);

    /// <summary>Nothing is to be watched with it: what came back is thrown away at once.</summary>
    public Task DropAsync(long id, string by, CancellationToken cancellationToken) => rounds.RunAsync(
        async round =>
        {
            if (await WaitingAsync(round.Context, id, by, cancellationToken) is { } session)
            {
                (session.FinishedAt, session.Grant) = (round.Now, null);
            }
        },
        cancellationToken);

    private static Task<ConnectSession?> WaitingAsync(AccountHealthContext context, long id, string by, CancellationToken cancellationToken) =>
        context.ConnectSessions.SingleOrDefaultAsync(one => one.Id == id && one.By == by && one.FinishedAt == null && one.Grant != null, cancellationToken);

    /// <summary>Why what came back is not taken any more; null where it is.</summary>
    private static async Task<ConnectFailure?> RefusalAsync(Round round, ConnectSession session, Grant grant, string app, CancellationToken cancellationToken) =>
        session.CreatedAt + Connections.Kept < round.Now ? ConnectFailure.TooLate
        : await round.Context.Tokens.AnyAsync(
            token => token.App == app && token.IssuedAt > grant.At && token.Login.Network == grant.Login!.Network && token.Login.NativeId == grant.Login.NativeId,
            cancellationToken) ? ConnectFailure.Overtaken
        : null;

    private static Offer OfferOf(ConnectSession session) =>
        session.Offer.Length == 0 ? new Offer([], []) : JsonSerializer.Deserialize<Offer>(session.Offer, JsonSerializerOptions.Default)!;

    private async Task<ConnectView> ViewAsync(Round round, ConnectSession session, AccountScope scope, CancellationToken cancellationToken)
    {
        var context = round.Context;
        var offer = OfferOf(session);
        var grant = session.Grant is null ? null : StoredGrant.Decrypt(session.Grant, cipher);
        var expected = await context.Tokens.Where(token => token.Id == session.UserTokenId)
            .Select(token => new { Login = new GrantLogin(token.Login.Network, token.Login.NativeId, token.Login.Name, token.Login.Email), token.App }).SingleOrDefaultAsync(cancellationToken);
        var app = grant is null ? session.App : await ConnectPlace.AppOfAsync(context, session, grant.Login!, cancellationToken);
        var failure = grant is not null && await RefusalAsync(round, session, grant, app, cancellationToken) is { } refusal ? refusal
            : Enum.TryParse<ConnectFailure>(session.Failure, out var stored) ? stored
            : ConnectFailure.None;
        return new ConnectView(session.Id, session.Network, session.App, failure, session.Detail)
        {
            Login = grant?.Login,
            Expected = expected?.Login,
            ForeignApp = expected is not null && connectors.Find(session.Network)?.IsForeign(expected.App) == true ? expected.App : "",
            ReturnTo = session.ReturnTo,
            AccountId = session.AccountId,
            TokenId = session.UserTokenId,
            AccountKey = await context.Accounts.Where(account => account.Id == session.AccountId).Select(account => account.Key).SingleOrDefaultAsync(cancellationToken),
            Offered = await OfferedAsync(context, session, offer, grant?.Login, app, scope, cancellationToken),
            MissingScopes = offer.MissingScopes,
            IsCut = offer.IsCut,
            IsFinished = session.FinishedAt is not null,
            NotOffered = grant is null || offer.IsCut ? NotOffered.Nothing : await NotOfferedAsync(context, session, offer, grant.Login!, app, scope, cancellationToken),
        };
    }

    private static async Task<List<OfferedChoice>> OfferedAsync(
        AccountHealthContext context, ConnectSession session, Offer offer, GrantLogin? login, string app, AccountScope scope, CancellationToken cancellationToken)
    {
        var keys = offer.Accounts.Select(KeyOf).ToList();
        var seen = await context.Accounts.Within(scope).Where(account => keys.Contains(account.Key)).Select(account => account.Key).ToHashSetAsync(cancellationToken);
        var watched = await context.Accounts.Where(account => keys.Contains(account.Key))
            .Select(account => new
            {
                account.Key,
                account.Name,
                HasLogin = login != null && account.Authorizations.Any(one => one.WithdrawnAt == null && one.Token.App == app && one.Token.Login.Network == login.Network && one.Token.Login.NativeId == login.NativeId),
                OnToken = account.Authorizations.Any(one => one.WithdrawnAt == null && one.UserTokenId == session.UserTokenId),
            })
            .ToDictionaryAsync(account => account.Key, cancellationToken);
        return
        [
            .. offer.Accounts.Zip(keys, (account, key) => watched.GetValueOrDefault(key) is { } here
                ? new OfferedChoice(account, here.Name, here.HasLogin) { OnToken = here.OnToken, IsSeen = seen.Contains(key) }
                : new OfferedChoice(account, null, false)),
        ];
    }

    /// <summary>What hangs on the login's token of this app, could have been offered by it, and was not.</summary>
    private async Task<NotOffered> NotOfferedAsync(
        AccountHealthContext context, ConnectSession session, Offer offer, GrantLogin login, string app, AccountScope scope, CancellationToken cancellationToken)
    {
        var offered = offer.Accounts.Select(KeyOf).ToHashSet();
        var kinds = ConnectPlace.KindsOf(connectors, session);
        var seen = context.Accounts.Within(scope);
        var missing = (await ConnectPlace.Of(context, login, app).OrderBy(one => one.Account.Name)
            .Select(one => new { one.Account.Key, one.Account.Network, one.Account.Kind, one.Account.Name, IsSeen = seen.Any(account => account.Id == one.AccountId) })
            .ToListAsync(cancellationToken))
            .Where(one => !offered.Contains(one.Key) && kinds.Contains(new OfferedKind(one.Network, one.Kind))).ToList();
        return new NotOffered(missing.Count, [.. missing.Where(one => one.IsSeen).Select(one => one.Name).Take(MostNames)]);
    }

    private static string KeyOf(OfferedAccount account) => Account.KeyOf(account.Network, account.Kind, account.NativeId);
}

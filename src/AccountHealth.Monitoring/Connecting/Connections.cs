using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Secrets;
using AccountHealth.Monitoring.Rounds;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Connecting;

/// <summary>
/// Connects accounts at their networks: leads to the network's own sign-in, takes what the browser brings back, and keeps
/// it until the person has chosen what to watch.
/// </summary>
public sealed class Connections(RoundRunner rounds, ConnectorCatalog connectors, SecretCipher cipher)
{
    /// <summary>Below our own address: what is registered at the networks.</summary>
    public const string ReturnPath = "connect/return";

    private const int SecretBytes = 32;

    /// <summary>Signing in may take a second factor and a coffee.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    /// <summary>A grant that nobody chose from is not kept for longer.</summary>
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private static readonly string[] Refusals = ["access_denied", "user_cancelled_login", "user_cancelled_authorize", "user_denied"];

    /// <summary>Begins it.</summary>
    /// <param name="home">Our own address as the browser sees it; the configured public address goes before it.</param>
    /// <returns>Where the browser has to go; null while the app is not set up.</returns>
    public Task<Uri?> BeginAsync(ConnectWish wish, Uri home, string by, CancellationToken cancellationToken) => rounds.RunAsync(
        async round =>
        {
            if (connectors.Find(wish.Network) is not { } connector || await AccessAsync(round, connector, wish, cancellationToken) is not { } app)
            {
                return null;
            }

            await round.Context.ConnectSessions.Where(session => session.CreatedAt < round.Now - Kept).ExecuteDeleteAsync(cancellationToken);
            var state = Random();
            var verifier = new Secret(Random());
            var returnTo = new Uri((round.Settings.PublicUrl ?? home).AbsoluteUri.TrimEnd('/') + "/" + ReturnPath);
            round.Context.ConnectSessions.Add(new ConnectSession
            {
                StateHash = Hash(state),
                Network = wish.Network,
                App = app.App,
                By = by,
                UserTokenId = wish.Token,
                AccountId = wish.Account,
                ReturnTo = returnTo.AbsoluteUri,
                Verifier = cipher.Encrypt(verifier)!,
                CreatedAt = round.Now,
            });
            await round.Context.SaveChangesAsync(cancellationToken);
            return connector.ConsentAt(app, new ConsentRequest(returnTo, state, verifier, wish.Again));
        },
        cancellationToken);

    /// <summary>Takes what the browser brought back from the network.</summary>
    /// <param name="query">The parameters of the address it came back to.</param>
    /// <returns>The connection's id; null where nobody here began it.</returns>
    public async Task<long?> ReturnAsync(IReadOnlyDictionary<string, string> query, string by, CancellationToken cancellationToken)
    {
        var (session, isFirst) = await TakeAsync(query.GetValueOrDefault("state", ""), by, cancellationToken);
        if (session is null || !isFirst)
        {
            return session?.Id;
        }

        var came = await OutcomeAsync(session, query, cancellationToken);
        await rounds.RunAsync(
            async round =>
            {
                var stored = await round.Context.ConnectSessions.SingleAsync(one => one.Id == session.Id, cancellationToken);
                (stored.Failure, stored.Detail) = (came.Failure == ConnectFailure.None ? "" : came.Failure.ToString(), came.Detail);
                if (came.Grant is { } grant)
                {
                    stored.Grant = StoredGrant.Encrypt(grant, cipher);
                    stored.Offer = JsonSerializer.Serialize(came.Offer, JsonSerializerOptions.Default);
                }
            },
            cancellationToken);
        return session.Id;
    }

    internal static string Hash(string state) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(state)));

    private static string Random() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(SecretBytes));

    private static async Task<AppAccess?> AccessAsync(Round round, IConnector connector, ConnectWish wish, CancellationToken cancellationToken)
    {
        if (wish.Token is not { } token)
        {
            return round.Settings.Networks.AccessTo(connector, wish.App);
        }

        var app = await round.Context.Tokens.Where(one => one.Id == token).Select(one => one.App).SingleAsync(cancellationToken);
        var account = await round.Context.Accounts.Where(one => one.Id == wish.Account).Select(one => new OfferedKind(one.Network, one.Kind)).SingleOrDefaultAsync(cancellationToken);
        return round.Settings.Networks.AccessAgain(connector, app, account);
    }

    /// <summary>One browser comes back once: of two that do, only one is first.</summary>
    private Task<(ConnectSession? Session, bool IsFirst)> TakeAsync(string state, string by, CancellationToken cancellationToken) => rounds.RunAsync(
        async round =>
        {
            var hash = Hash(state);
            var session = await round.Context.ConnectSessions.SingleOrDefaultAsync(one => one.StateHash == hash && one.By == by, cancellationToken);
            // What came of the first return stays: it may be waiting to be chosen from.
            if (session is not { ReturnedAt: null })
            {
                return (session, false);
            }

            session.ReturnedAt = round.Now;
            return (session, true);
        },
        cancellationToken);

    private async Task<(ConnectFailure Failure, string Detail, Grant? Grant, Offer? Offer)> OutcomeAsync(
        ConnectSession session, IReadOnlyDictionary<string, string> query, CancellationToken cancellationToken)
    {
        (ConnectFailure, string, Grant?, Offer?) No(ConnectFailure failure, string detail = "") => (failure, detail, null, null);
        if (session.CreatedAt + Life < rounds.Now || !Uri.TryCreate(session.ReturnTo, UriKind.Absolute, out var returnTo))
        {
            return No(ConnectFailure.Expired);
        }

        if (query.GetValueOrDefault("error", query.GetValueOrDefault("error_code", "")) is { Length: > 0 } error)
        {
            var said = Line($"{error} {query.GetValueOrDefault("error_description", "")}");
            return No(Refusals.Contains(error, StringComparer.Ordinal) ? ConnectFailure.Declined : ConnectFailure.SetUp, said);
        }

        if ((query.GetValueOrDefault("auth_code") ?? query.GetValueOrDefault("code")) is not { Length: > 0 } code)
        {
            return No(ConnectFailure.Unreadable);
        }

        var connector = connectors.Find(session.Network)!;
        var settings = await rounds.ReadAsync(round => Task.FromResult(round.Settings), cancellationToken);
        if (settings.Networks.AccessTo(connector, session.App) is not { } app)
        {
            return No(ConnectFailure.SetUp);
        }

        var grant = await connector.RedeemAsync(app, new ConsentReply(new Secret(code), returnTo, cipher.Decrypt(session.Verifier)!, rounds.Now), cancellationToken);
        if (grant.Problem is { } problem)
        {
            return No(FailureOf(problem), problem.Detail);
        }

        var offer = await connector.OfferAsync(app, grant.Value, cancellationToken);
        return offer.Problem is { } refused ? No(FailureOf(refused), refused.Detail)
            : offer.Value.Accounts.Count == 0 ? (ConnectFailure.NothingOffered, "", grant.Value, offer.Value)
            : await IsOtherAsync(session, grant.Value, cancellationToken) ? (ConnectFailure.OtherLogin, "", grant.Value, offer.Value)
            : (ConnectFailure.None, "", grant.Value, offer.Value);
    }

    private Task<bool> IsOtherAsync(ConnectSession session, Grant grant, CancellationToken cancellationToken) => rounds.ReadAsync(
        async round => session.UserTokenId is { } id && !await round.Context.Tokens.AnyAsync(
            token => token.Id == id && token.Login.Network == grant.Login!.Network && token.Login.NativeId == grant.Login.NativeId, cancellationToken),
        cancellationToken);

    private static ConnectFailure FailureOf(Problem problem) => problem.Reason switch
    {
        ReasonCodes.AppMisconfigured => ConnectFailure.SetUp,
        _ when problem.IsSilence => ConnectFailure.Silence,
        _ => ConnectFailure.Refused,
    };

    /// <summary>Anybody can write such an address: what it says is short and on one line.</summary>
    private static string Line(string text)
    {
        var line = new string([.. text.Where(one => !char.IsControl(one)).Take(300)]);
        return line.Trim();
    }
}

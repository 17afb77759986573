using AccountHealth.Core.Accounts;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Import;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Secrets;
using AccountHealth.Monitoring.Import;
using AccountHealth.Monitoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Connecting;

/// <summary>Stores a grant with the accounts that were chosen. As rows of an import would: what an import does well for many accounts is right for these.</summary>
/// <param name="Grant">Of a login that is known.</param>
/// <param name="App">Under which it is stored.</param>
/// <param name="Offer">All that the network offered.</param>
/// <param name="Kinds">The kinds of account that would be among it.</param>
internal sealed record ConnectKeeping(Grant Grant, string App, Offer Offer, IReadOnlyList<OfferedKind> Kinds, string By)
{
    private const string NotListed = "not among the accounts that the network offered";

    /// <summary>What says most of an account that the network does not list, where the network knows it.</summary>
    private static readonly string[] Absence = [ReasonCodes.InsufficientPageRole, ReasonCodes.InsufficientAccess, ReasonCodes.MissingPermissions];

    private GrantLogin Login => Grant.Login!;

    /// <returns>Null where nothing was chosen and the token serves nothing any more.</returns>
    public async Task<ConnectDone?> KeepAsync(Round round, IReadOnlyCollection<string> chosen, string owner, SecretCipher cipher, CancellationToken cancellationToken)
    {
        var offered = Offer.Accounts.Where(one => chosen.Contains(KeyOf(one))).ToList();
        var keys = offered.Select(KeyOf).ToList();
        var known = await round.Context.Accounts.Where(account => keys.Contains(account.Key)).Select(account => account.Key).ToListAsync(cancellationToken);
        var before = await ConnectPlace.Of(round.Context, Login, App).AsNoTracking()
            .Include(one => one.Account).Include(one => one.Token).ToDictionaryAsync(one => one.Id, cancellationToken);
        var macros = await round.Context.Macros.AsNoTracking().Where(macro => macro.NewAccounts).ToListAsync(cancellationToken);
        var rows = offered.Select(one => Row(one, known.Contains(KeyOf(one)) ? null : owner)).ToList();
        if (rows.Count == 0 && before.Values.FirstOrDefault()?.Account is { } any)
        {
            // Nothing of what it serves is offered any more; its token is newer all the same.
            rows.Add(Row(new OfferedAccount(any.Network, any.Kind, any.NativeId, ""), null));
        }

        if (rows.Count == 0)
        {
            return null;
        }

        var chunk = await ImportChunk.LoadAsync(round.Context, rows, cancellationToken);
        chunk.Apply(rows, new ImportTarget(round.Now, By, false, cipher, new ImportLedger(), macros));
        await round.Context.SaveChangesAsync(cancellationToken);
        await chunk.TouchAsync(round, cancellationToken);
        await FinishAsync(round, keys, before, cancellationToken);
        var working = Offer.Accounts.Where(one => one.Problem is null).Select(KeyOf).ToHashSet();
        var had = before.Values.Select(one => one.Account.Key).ToHashSet();
        return new ConnectDone(keys.Count(key => !known.Contains(key)), known.Count(key => !had.Contains(key)), had.Count(working.Contains));
    }

    private static string KeyOf(OfferedAccount account) => Account.KeyOf(account.Network, account.Kind, account.NativeId);

    private ImportRow Row(OfferedAccount offered, string? owner) => new(
        0,
        // The facts of an account that is watched already are its people's.
        new ImportAccount(offered.Network, offered.Kind, offered.NativeId)
        {
            Name = owner is null ? "" : offered.Name,
            OwnerEmail = owner ?? "",
            TimeZone = owner is null ? "" : offered.TimeZone,
        },
        new ImportToken(Login.Network, Login.NativeId, App)
        {
            UserName = Login.Name,
            UserEmail = Login.Email,
            AccessToken = Grant.AccessToken,
            RefreshToken = Grant.RefreshToken,
            IssuedAt = Grant.At,
            AccessEnd = Grant.AccessEnd,
            RefreshEnd = Grant.RefreshEnd,
            DataAccessEnd = Grant.DataAccessEnd,
            LastUsedAt = Grant.At,
            Scopes = Grant.Scopes,
        })
    {
        Role = offered.Role,
    };

    /// <summary>The network has just accepted the token; what its lists say against an account is known at once.</summary>
    private async Task FinishAsync(Round round, List<string> chosen, Dictionary<long, Authorization> before, CancellationToken cancellationToken)
    {
        var token = await round.Context.Tokens.Include(one => one.Login).Include(one => one.Authorizations).ThenInclude(one => one.Account)
            .SingleOrDefaultAsync(one => one.App == App && one.Login.Network == Login.Network && one.Login.NativeId == Login.NativeId, cancellationToken);
        if (token is null)
        {
            return;
        }

        token.MintedAt = Grant.At;
        token.Health = token.Health.After(new Inspection.Accepted(round.Now)) with { RefreshRefused = false };
        (token.NextInspectionAt, token.NextRenewalAt, token.RenewingUntil) = (null, null, null);
        var offered = Offer.Accounts.DistinctBy(KeyOf).ToDictionary(KeyOf);
        foreach (var authorization in token.Authorizations)
        {
            var (account, isMissing) = (authorization.Account, false);
            if (offered.TryGetValue(account.Key, out var one))
            {
                authorization.Finding = one.Problem is { } problem ? new Finding(problem.Reason, round.Now, token.Login.Network, problem.Detail) : null;
                // Whoever connects an account wants its token used.
                authorization.WithdrawnAt = chosen.Contains(account.Key) ? null : authorization.WithdrawnAt;
            }
            else if (!Offer.IsCut && Kinds.Contains(new OfferedKind(account.Network, account.Kind)))
            {
                isMissing = true;
                authorization.Finding = FindingOf(before.GetValueOrDefault(authorization.Id), account, round);
            }

            round.Record(account, $"{token.Login.DisplayName}: connected", isMissing ? NotListed : "", By);
            round.Touch(account.Id);
        }

        await GrantKeeping.ObserveAsync(round, token.Login.Network, ClockKind.Access, Grant.AccessEnd, Grant.At, cancellationToken);
        await GrantKeeping.ObserveAsync(round, token.Login.Network, ClockKind.Refresh, Grant.RefreshEnd, Grant.At, cancellationToken);
    }

    /// <summary>
    /// What stands against the login on an account that it should have been offered, and was not. A newer token is no
    /// recovery of that one; where it worked until now, the network is asked before anything is said against it.
    /// </summary>
    private Finding? FindingOf(Authorization? before, Account account, Round round)
    {
        if (before is null or { Finding: null, Verdict.IsUsable: true })
        {
            return null;
        }

        if (before.Finding is { } standing)
        {
            return standing with { };
        }

        var network = round.Rules.Networks[account.Network];
        var reason = network.Lacks(account.Kind, "", Grant.Scopes).Length > 0 ? ReasonCodes.MissingPermissions
            : Absence.FirstOrDefault(network.ReasonsOf(account.Kind).Contains) ?? ReasonCodes.InsufficientAccess;
        // Since it was lost, not since now: nobody is told of the same loss twice.
        return new Finding(reason, before.Verdict.LostAt ?? round.Now, Login.Network, NotListed);
    }
}

using AccountHealth.Core.Import;
using AccountHealth.Core.Macros;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Secrets;
using AccountHealth.Monitoring.Import;
using AccountHealth.Monitoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Changes;

/// <summary>What people tell of tokens by hand. A token's facts count for all accounts that hang on it.</summary>
public sealed class TokenChanges(RoundRunner rounds, NetworkCatalog networks, SecretCipher cipher)
{
    /// <summary>Mends what is known of the token's ends; every reason against it stays.</summary>
    public Task EditEndsAsync(long token, TokenEnds ends, string by, CancellationToken cancellationToken) =>
        ChangeAsync(token, by, "ends corrected", (_, stored) => ends.ApplyTo(stored), cancellationToken);

    /// <summary>The token was renewed elsewhere: new ends for all accounts of the login, and no reason stands against it any more.</summary>
    /// <returns>How many accounts hang on it.</returns>
    public Task<int> RenewAsync(long token, TokenEnds ends, string by, CancellationToken cancellationToken) =>
        ChangeAsync(token, by, "renewed", (round, stored) =>
        {
            ends.ApplyTo(stored);
            stored.IssuedAt = round.Now;
            stored.RenewedAt = round.Now;
            stored.Health = TokenHealth.OfNewerToken;
            stored.Authorizations.ForEach(one => one.Finding = null);
        }, cancellationToken);

    /// <summary>Adds a user's token to the account, as a row of an import would.</summary>
    /// <param name="cells">What was typed in, by import column.</param>
    /// <returns>What is wrong with it; empty when it was added.</returns>
    public Task<IReadOnlyList<FieldError>> AddAsync(
        long account, IReadOnlyDictionary<string, string> cells, string by, CancellationToken cancellationToken) => rounds.RunAsync<IReadOnlyList<FieldError>>(
        async round =>
        {
            var target = await round.Context.Accounts.AsNoTracking().SingleAsync(one => one.Id == account, cancellationToken);
            var all = new Dictionary<string, string>(cells)
            {
                [ImportColumns.Network] = target.Network,
                [ImportColumns.AccountKind] = target.Kind,
                [ImportColumns.AccountId] = target.NativeId,
            };
            var parsed = new ImportRowParser(networks, round.Now).Parse(0, column => all.GetValueOrDefault(column, "").Trim());
            var errors = parsed.Problems.Select(problem => new FieldError(problem.Column, problem.Problem)).ToList();
            if (parsed.Row is { Token: null })
            {
                errors.Add(new FieldError(ImportColumns.UserId, "Name the user: the id of the login at the network."));
            }

            if (errors.Count > 0)
            {
                return errors;
            }

            // The account's own facts are not for this form to change.
            var row = parsed.Row! with { Account = parsed.Row!.Account with { Name = "", OwnerEmail = "", TimeZone = "", Tags = "" } };
            var ledger = new ImportLedger();
            var chunk = await ImportChunk.LoadAsync(round.Context, [row], cancellationToken);
            chunk.Apply([row], new ImportTarget(round.Now, by, false, cipher, ledger, []));
            await round.Context.SaveChangesAsync(cancellationToken);
            await chunk.TouchAsync(round, cancellationToken);
            round.Record(target, $"Token of {row.Token!.UserName} added", "", by);
            return [];
        },
        cancellationToken);

    private Task<int> ChangeAsync(long token, string by, string done, Action<Round, UserToken> change, CancellationToken cancellationToken) =>
        rounds.RunAsync(
            async round =>
            {
                var stored = await round.Context.Tokens.Include(one => one.Login)
                    .Include(one => one.Authorizations).ThenInclude(one => one.Account)
                    .SingleAsync(one => one.Id == token, cancellationToken);
                change(round, stored);
                foreach (var authorization in stored.Authorizations)
                {
                    round.Record(authorization.Account, $"{stored.Login.DisplayName}: {done}", Described(stored), by);
                    round.Touch(authorization.AccountId);
                }

                return stored.Authorizations.Count;
            },
            cancellationToken);

    private static string Described(UserToken token) =>
        $"access {token.AccessEnd}" + (token.HasRefreshToken ? $", grant {token.RefreshEnd}" : "")
        + (token.DataAccessEnd.IsUnknown ? "" : $", data access {token.DataAccessEnd}");
}

/// <summary>A token's ends as a person tells them. One that is not named stays as it is.</summary>
public sealed record TokenEnds(End? Access, End? Refresh = null, End? DataAccess = null)
{
    internal void ApplyTo(UserToken token)
    {
        token.AccessEnd = Access ?? token.AccessEnd;
        token.DataAccessEnd = DataAccess ?? token.DataAccessEnd;
        if (Refresh is { } refresh)
        {
            token.RefreshEnd = refresh;
            // Telling when a grant ends tells that there is one.
            token.HasRefreshToken |= !refresh.IsUnknown;
        }
    }
}

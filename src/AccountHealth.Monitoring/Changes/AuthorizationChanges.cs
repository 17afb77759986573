using AccountHealth.Core.Accounts;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Monitoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Changes;

/// <summary>What people do to an account's Authenticate Tokens.</summary>
public sealed class AuthorizationChanges(RoundRunner rounds)
{
    /// <summary>Puts the account's authorizations into this order; those that are not named keep theirs, after these.</summary>
    public Task ReorderAsync(long account, IReadOnlyList<long> order, string by, CancellationToken cancellationToken) => rounds.RunAsync(
        async round => Reorder(round, await LoadAsync(round, account, cancellationToken), order, "Order changed", by),
        cancellationToken);

    /// <summary>Moves it to first in the order. Monitoring then runs the account on it, if it is usable.</summary>
    public Task MakeActiveAsync(long authorization, string by, CancellationToken cancellationToken) => rounds.RunAsync(
        async round =>
        {
            var chosen = await FindAsync(round, authorization, cancellationToken);
            chosen.WithdrawnAt = null;
            chosen.PreferredAt = round.Now;
            Reorder(round, chosen.Account, [authorization], $"{chosen.Token.Login.DisplayName} made active", by);
        },
        cancellationToken);

    /// <summary>The authorization, or every one of its token, is not used any more. The network's own grant stays.</summary>
    public Task WithdrawAsync(long authorization, bool wholeLogin, string by, CancellationToken cancellationToken) => rounds.RunAsync(
        async round =>
        {
            var chosen = await FindAsync(round, authorization, cancellationToken);
            foreach (var one in wholeLogin ? await OfTokenAsync(round, chosen.UserTokenId, cancellationToken) : [chosen])
            {
                if (one.WithdrawnAt is null)
                {
                    one.WithdrawnAt = round.Now;
                    round.Record(one.Account, $"{chosen.Token.Login.DisplayName} withdrawn", "", by);
                    round.Touch(one.AccountId);
                }
            }
        },
        cancellationToken);

    /// <summary>Takes a withdrawal back.</summary>
    public Task RestoreAsync(long authorization, string by, CancellationToken cancellationToken) => rounds.RunAsync(
        async round =>
        {
            var chosen = await FindAsync(round, authorization, cancellationToken);
            chosen.WithdrawnAt = null;
            round.Record(chosen.Account, $"{chosen.Token.Login.DisplayName} used again", "", by);
            round.Touch(chosen.AccountId);
        },
        cancellationToken);

    /// <summary>A person says why it does not work. It is judged like an answer, on all accounts that it reaches.</summary>
    /// <exception cref="ArgumentException">The reason cannot be recorded.</exception>
    public Task RecordReasonAsync(long authorization, string reason, string note, string by, CancellationToken cancellationToken)
    {
        var known = ReasonVocabulary.Find(reason);
        return known is { CanBeRecorded: true }
            ? ChangeFindingAsync(authorization, known, (round, _) => new Finding(known.Code, round.Now, by, Note: note), known.Label, note, by, cancellationToken)
            : throw new ArgumentException($"'{reason}' is no reason that can be recorded.", nameof(reason));
    }

    /// <summary>A person says that it works after all: like a positive answer.</summary>
    public Task ClearReasonAsync(long authorization, string note, string by, CancellationToken cancellationToken) =>
        ChangeFindingAsync(authorization, null, (_, _) => null, "Works after all", note, by, cancellationToken);

    private Task ChangeFindingAsync(
        long authorization, Reason? reason, Func<Round, Authorization, Finding?> finding, string title, string note, string by, CancellationToken cancellationToken) =>
        rounds.RunAsync(
            async round =>
            {
                var chosen = await FindAsync(round, authorization, cancellationToken);
                var found = finding(round, chosen);
                var reachesToken = reason is null ? chosen.Token.Health.Finding is not null : reason.Reach == ReasonReach.Token;
                var ofToken = await OfTokenAsync(round, chosen.UserTokenId, cancellationToken);
                if (reachesToken || found is null)
                {
                    chosen.Token.Health = chosen.Token.Health.After(found is null
                        ? new Inspection.Accepted(round.Now)
                        : new Inspection.Refused(round.Now, found));
                    ofToken.ForEach(one => round.Touch(one.AccountId));
                }

                if (!reachesToken || found is null)
                {
                    chosen.Finding = found;
                    round.Touch(chosen.AccountId);
                }

                foreach (var one in reachesToken ? ofToken : [chosen])
                {
                    round.Record(one.Account, $"{chosen.Token.Login.DisplayName}: {title}", note, by);
                }
            },
            cancellationToken);

    private static void Reorder(Round round, Account account, IReadOnlyList<long> order, string title, string by)
    {
        var before = account.Authorizations.OrderBy(one => one.Order).ThenBy(one => one.Id).ToList();
        var after = order.Select(id => before.Find(one => one.Id == id)).OfType<Authorization>().ToList();
        after.AddRange(before.Except(after));
        for (var place = 0; place < after.Count; place++)
        {
            after[place].Order = place + 1;
        }

        if (after[0] != before[0])
        {
            after[0].PreferredAt = round.Now;
        }

        account.OrderedByHand = true;
        round.Record(account, title, string.Join(", ", after.Select(one => one.Token.Login.DisplayName)), by);
        round.Touch(account.Id);
    }

    private static async Task<Authorization> FindAsync(Round round, long authorization, CancellationToken cancellationToken)
    {
        var account = await round.Context.Authorizations.Where(one => one.Id == authorization)
            .Select(one => one.AccountId).SingleAsync(cancellationToken);
        return (await LoadAsync(round, account, cancellationToken)).Authorizations.Single(one => one.Id == authorization);
    }

    private static Task<Account> LoadAsync(Round round, long account, CancellationToken cancellationToken) =>
        AccountGraph.Of(round.Context).SingleAsync(one => one.Id == account, cancellationToken);

    private static Task<List<Authorization>> OfTokenAsync(Round round, long token, CancellationToken cancellationToken) =>
        round.Context.Authorizations.Include(one => one.Account).Where(one => one.UserTokenId == token).ToListAsync(cancellationToken);
}

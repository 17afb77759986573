using AccountHealth.Core.Networks;
using AccountHealth.Core.Reasons;
using AccountHealth.Data.Storage;
using AccountHealth.Monitoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Verifying;

/// <summary>What is known of the networks' own state: a silence is theirs or ours, never an account's.</summary>
internal static class NetworkConditions
{
    /// <summary>Keeps what was heard; without an answer and without a silence nothing is known anew.</summary>
    public static async Task KeepAsync(Round round, string network, string check, Hearing hearing, CancellationToken cancellationToken)
    {
        var known = await round.Context.NetworkConditions.Where(one => one.Network == network).ToListAsync(cancellationToken);
        var stored = known.Find(one => one.Check == check);
        if (hearing.Condition is not { } condition)
        {
            if (hearing.HeardAnswers)
            {
                // Who answers one check is there for the others; whether our app's secret is right only the check knows that met it.
                round.Context.NetworkConditions.RemoveRange(known.Where(one => one == stored || (one.Reason != ReasonCodes.AppMisconfigured && !(one.Until > round.Now))));
            }

            return;
        }

        if (stored is null)
        {
            round.Context.NetworkConditions.Add(stored = new NetworkCondition { Network = network, Check = check, Since = round.Now });
        }

        (stored.Reason, stored.Detail, stored.Until) = (condition.Reason, condition.Detail, condition.Until);
    }

    /// <summary>Of networks that are asked no more nothing is known any more.</summary>
    public static Task<int> ForgetOthersAsync(Round round, IReadOnlyCollection<string> asked, CancellationToken cancellationToken) =>
        round.Context.NetworkConditions.Where(one => !asked.Contains(one.Network)).ExecuteDeleteAsync(cancellationToken);

    /// <summary>With other settings all is to be seen anew.</summary>
    public static Task<int> ForgetAsync(Round round, IReadOnlyCollection<string> networks, CancellationToken cancellationToken) =>
        round.Context.NetworkConditions.Where(one => networks.Contains(one.Network)).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Networks that want to be left alone for a while.</summary>
    public static Task<List<string>> RestingAsync(AccountHealthContext context, DateTimeOffset now, CancellationToken cancellationToken) =>
        context.NetworkConditions.Where(one => one.Until > now).Select(one => one.Network).ToListAsync(cancellationToken);
}

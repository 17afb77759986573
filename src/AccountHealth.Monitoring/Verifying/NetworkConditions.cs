using AccountHealth.Core.Networks;
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
        var stored = await round.Context.NetworkConditions.FindAsync([network, check], cancellationToken);
        if (hearing.Condition is not { } condition)
        {
            if (stored is not null && hearing.HeardAnswers)
            {
                round.Context.NetworkConditions.Remove(stored);
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

    /// <summary>Networks that want to be left alone for a while.</summary>
    public static Task<List<string>> RestingAsync(AccountHealthContext context, DateTimeOffset now, CancellationToken cancellationToken) =>
        context.NetworkConditions.Where(one => one.Until > now).Select(one => one.Network).ToListAsync(cancellationToken);
}

using AccountHealth.Core.Connecting;
using AccountHealth.Core.Networks;
using AccountHealth.Data.Storage;
using AccountHealth.Monitoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Verifying;

/// <summary>What is known of the networks' own state: a silence is theirs or ours, never an account's.</summary>
internal static class NetworkConditions
{
    /// <summary>An answer, of whatever kind, ends a silence; only silences begin or continue one.</summary>
    public static async Task KeepAsync(Round round, string network, IReadOnlyCollection<TokenAnswer> answers, CancellationToken cancellationToken)
    {
        var silences = answers.Select(answer => answer.Token).Where(problem => problem is { IsSilence: true }).ToList();
        var stored = await round.Context.NetworkConditions.FindAsync([network], cancellationToken);
        if (silences.Count < answers.Count || silences.Count == 0)
        {
            if (stored is not null)
            {
                round.Context.NetworkConditions.Remove(stored);
            }

            return;
        }

        if (stored is null)
        {
            round.Context.NetworkConditions.Add(stored = new NetworkCondition { Network = network, Since = round.Now });
        }

        (stored.Reason, stored.Detail) = (silences[0]!.Reason, silences[0]!.Detail);
        stored.Until = silences.Max(silence => silence!.Until);
    }

    /// <summary>Networks that want to be left alone for a while.</summary>
    public static Task<List<string>> RestingAsync(AccountHealthContext context, DateTimeOffset now, CancellationToken cancellationToken) =>
        context.NetworkConditions.Where(one => one.Until > now).Select(one => one.Network).ToListAsync(cancellationToken);
}

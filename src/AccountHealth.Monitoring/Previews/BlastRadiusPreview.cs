using AccountHealth.Core.Accounts;
using AccountHealth.Monitoring.Rounds;

namespace AccountHealth.Monitoring.Previews;

/// <summary>What would become of accounts if a person's tokens ended now: each of them by itself, and all of them at once.</summary>
public sealed class BlastRadiusPreview(RoundRunner rounds)
{
    public Task<PersonRadius> OfAsync(long person, CancellationToken cancellationToken) => rounds.ReadAsync(
        async round =>
        {
            var all = new List<AccountEffect>();
            var byToken = new Dictionary<long, List<AccountEffect>>();
            await PersonAccounts.ForEachChunkAsync(
                round,
                person,
                accounts =>
                {
                    foreach (var account in accounts)
                    {
                        Collect(round, account, PersonAccounts.TokensOf(account, person), all, byToken);
                    }
                },
                cancellationToken);
            return new PersonRadius(Radius.Of(all), byToken.ToDictionary(one => one.Key, one => Radius.Of(one.Value)));
        },
        cancellationToken);

    private static void Collect(
        Round round, Account account, HashSet<long> tokens, List<AccountEffect> all, Dictionary<long, List<AccountEffect>> byToken)
    {
        var together = Of(round, account, tokens);
        all.Add(together);
        foreach (var token in tokens)
        {
            if (!byToken.TryGetValue(token, out var effects))
            {
                byToken.Add(token, effects = []);
            }

            // Most people have one token on an account: then it is the same question.
            effects.Add(tokens.Count == 1 ? together : Of(round, account, [token]));
        }
    }

    private static AccountEffect Of(Round round, Account account, HashSet<long> tokens) =>
        AccountEffect.Of(BlastRadius.Of(account, tokens, round.Rules, round.Now, round.Now), tokens);
}

/// <param name="All">If all tokens of the person end.</param>
/// <param name="ByToken">If this one ends, by the token's id.</param>
public sealed record PersonRadius(Radius All, IReadOnlyDictionary<long, Radius> ByToken)
{
    public Radius Of(long? token) => token is { } id ? ByToken.GetValueOrDefault(id, Radius.Nothing) : All;
}

using AccountHealth.Core.Accounts;
using AccountHealth.Core.People;
using AccountHealth.Monitoring.Rounds;

namespace AccountHealth.Monitoring.Previews;

/// <summary>
/// What a person's leaving would do: their tokens are gone on that day, and of all others counts what they are worth
/// then. A standby that ends before is no cover.
/// </summary>
public sealed class LeaverDrill(RoundRunner rounds)
{
    /// <param name="at">When their tokens are gone: the end of their last day.</param>
    public Task<Drill> OfAsync(long person, DateTimeOffset at, CancellationToken cancellationToken) => rounds.ReadAsync(
        async round =>
        {
            var effects = new List<AccountEffect>();
            var orphans = new Dictionary<long, Orphan>();
            await PersonAccounts.ForEachChunkAsync(
                round,
                person,
                accounts =>
                {
                    foreach (var account in accounts)
                    {
                        Collect(round, account, person, at, effects, orphans);
                    }
                },
                cancellationToken);
            var radius = Radius.Of(effects);
            var lost = radius.Effects.Where(IsLost).ToList();
            var shown = lost.Select(effect => orphans[effect.AccountId]).ToList();
            var standIns = await StandInSource.LoadAsync(round.Context, person, shown, at, cancellationToken);
            return new Drill(
                radius,
                [.. lost.Select(effect => new LostAccount(effect, TakeOver.CandidatesFor(orphans[effect.AccountId], standIns)))]);
        },
        cancellationToken);

    /// <summary>Nobody is left who is known to be able to run it.</summary>
    public static bool IsLost(AccountEffect effect) => effect.Impact is Impact.Deactivates or Impact.Uncertain;

    private static void Collect(
        Round round, Account account, long person, DateTimeOffset at, List<AccountEffect> effects, Dictionary<long, Orphan> orphans)
    {
        var tokens = PersonAccounts.TokensOf(account, person);
        var effect = AccountEffect.Of(BlastRadius.Of(account, tokens, round.Rules, round.Now, at), tokens);
        effects.Add(effect);
        if (IsLost(effect))
        {
            orphans.Add(account.Id, new Orphan(
                account.Network,
                account.OwnerEmail,
                [.. account.Tags.Select(tag => tag.Tag)],
                [.. account.Authorizations.Where(one => tokens.Contains(one.UserTokenId) && one.WithdrawnAt is null)
                    .Select(one => (one.Token.Login.Network, one.Token.App)).Distinct()]));
        }
    }
}

/// <param name="Lost">Accounts that nobody is left for, with who could take over; not more than <see cref="Radius.Most"/>.</param>
public sealed record Drill(Radius Radius, IReadOnlyList<LostAccount> Lost)
{
    public int LostCount => Radius.Count(Impact.Deactivates) + Radius.Count(Impact.Uncertain);

    public int ReducedCount => Radius.Total - LostCount;

    public IEnumerable<AccountEffect> Reduced => Radius.Effects.Where(effect => !LeaverDrill.IsLost(effect));
}

/// <param name="Candidates">The likeliest first; empty for nobody known.</param>
public sealed record LostAccount(AccountEffect Effect, IReadOnlyList<Candidate> Candidates);

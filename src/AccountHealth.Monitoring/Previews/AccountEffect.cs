using AccountHealth.Core.Accounts;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Monitoring.Previews;

/// <summary>One account that the end of a person's tokens touches, without the graph it was judged from.</summary>
public sealed record AccountEffect
{
    public required long AccountId { get; init; }

    public required string Key { get; init; }

    public required string Name { get; init; }

    public required string Network { get; init; }

    public required string Kind { get; init; }

    public required Impact Impact { get; init; }

    public required AccountVerdict Before { get; init; }

    public required AccountVerdict After { get; init; }

    /// <summary>Whose token it runs on afterwards; null for nobody's.</summary>
    public Successor? TakesOver { get; init; }

    /// <summary>Somebody else's token that works now and will have ended by itself by then; null for none.</summary>
    public Successor? EndsSooner { get; init; }

    internal static AccountEffect Of(Effect effect, IReadOnlySet<long> tokens) => new()
    {
        AccountId = effect.Account.Id,
        Key = effect.Account.Key,
        Name = effect.Account.Name,
        Network = effect.Account.Network,
        Kind = effect.Account.Kind,
        Impact = effect.Impact,
        Before = effect.Before.Account,
        After = effect.After.Account,
        TakesOver = effect.TakesOver is { } one ? Successor.Of(one, effect.After) : null,
        EndsSooner = effect.Account.Authorizations
            .Where(other => !tokens.Contains(other.UserTokenId) && effect.Before.Of(other.Id).IsUsable && !effect.After.Of(other.Id).IsUsable)
            .Select(other => Successor.Of(other, effect.Before)).MaxBy(other => other.EndsAt),
    };
}

/// <summary>Somebody else's authorization: who, with which login, until when.</summary>
public sealed record Successor(
    long PersonId, string Person, string Network, string NativeId, End EndsAt, bool Estimated, bool OrLater)
{
    internal static Successor Of(Authorization one, Judgement judgement)
    {
        var (login, verdict) = (one.Token.Login, judgement.Of(one.Id));
        return new Successor(login.PersonId, login.Person.Name, login.Network, login.NativeId, verdict.EndsAt, verdict.Estimated, verdict.OrLater);
    }
}

/// <summary>What the end of some tokens does to all accounts that hang on them.</summary>
/// <param name="Counts">How many accounts, by what becomes of them. None is not counted.</param>
/// <param name="Effects">The worst first, not more than <see cref="Most"/>.</param>
public sealed record Radius(IReadOnlyDictionary<Impact, int> Counts, IReadOnlyList<AccountEffect> Effects)
{
    /// <summary>Nobody reads further down a list; the counts are of all.</summary>
    public const int Most = 500;

    public static Radius Nothing { get; } = Of([]);

    public int Total => Counts.Values.Sum();

    public int Count(Impact impact) => Counts.GetValueOrDefault(impact);

    internal static Radius Of(IReadOnlyCollection<AccountEffect> effects)
    {
        var touched = effects.Where(effect => effect.Impact != Impact.None).ToList();
        return new Radius(
            touched.CountBy(effect => effect.Impact).ToDictionary(),
            [.. touched.OrderBy(effect => effect.Impact).ThenBy(effect => effect.After.DeactivatesAt).ThenBy(effect => effect.Name, StringComparer.Ordinal).ThenBy(effect => effect.AccountId).Take(Most)]);
    }
}

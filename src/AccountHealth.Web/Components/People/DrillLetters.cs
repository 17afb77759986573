using AccountHealth.Core.Networks;
using AccountHealth.Core.People;
using AccountHealth.Monitoring.Previews;

namespace AccountHealth.Web.Components.People;

/// <summary>What to write to whoever leaves, and to each who is proposed first for an account.</summary>
internal static class DrillLetters
{
    /// <summary>More letters than that nobody writes by hand.</summary>
    private const int Candidates = 10;

    public static IReadOnlyList<Letter> Of(Person leaver, Drill drill, string day, NetworkCatalog networks)
    {
        if (drill.Lost.Count == 0)
        {
            return [];
        }

        var handOvers = drill.Lost.Select(lost => HandOver(lost, networks)).ToList();
        return
        [
            LeaverLetters.ToLeaver(leaver.Name, leaver.Email, day, handOvers),
            .. handOvers.Where(one => one.Candidate is not null).GroupBy(one => one.Candidate!.PersonId)
                .OrderByDescending(candidate => candidate.Count()).ThenBy(candidate => candidate.First().Candidate!.Name, StringComparer.Ordinal)
                .Take(Candidates)
                .Select(candidate => LeaverLetters.ToCandidate(candidate.First().Candidate!, leaver.Name, day, [.. candidate])),
        ];
    }

    private static HandOver HandOver(LostAccount lost, NetworkCatalog networks)
    {
        var network = networks[lost.Effect.Network].Name;
        var first = lost.Candidates.Count > 0 ? lost.Candidates[0] : null;
        return new HandOver(
            $"{lost.Effect.Name} ({network} {AccountKind.Word(lost.Effect.Kind)})",
            first?.Who,
            first is null ? "" : $"your sign-in {ImpactWords.Why(first, network)}");
    }
}

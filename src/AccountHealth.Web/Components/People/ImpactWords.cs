using AccountHealth.Core.Accounts;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Core.People;
using AccountHealth.Monitoring.Previews;
using AccountHealth.Web.Components.Live;
using AccountHealth.Web.Components.Shared;

namespace AccountHealth.Web.Components.People;

/// <summary>What the end of tokens does, in words.</summary>
internal static class ImpactWords
{
    /// <summary>"3 accounts deactivate, 12 fail over, 4 lose a standby".</summary>
    public static string Of(Radius radius)
    {
        var parts = new[]
        {
            (Count: radius.Count(Impact.Deactivates), One: "deactivates", Many: "deactivate"),
            (Count: radius.Count(Impact.Uncertain), One: "probably ends", Many: "probably end"),
            (Count: radius.Count(Impact.FailsOver), One: "fails over", Many: "fail over"),
            (Count: radius.Count(Impact.LosesStandby), One: "loses a standby", Many: "lose a standby"),
        }.Where(part => part.Count > 0).ToList();
        return parts.Count == 0
            ? "No account changes"
            : string.Join(", ", parts.Select((part, place) =>
                $"{(place == 0 ? Wording.Count(part.Count, "account") : $"{part.Count}")} {(part.Count == 1 ? part.One : part.Many)}"));
    }

    /// <summary>What comes after, for one account.</summary>
    public static string After(AccountEffect effect, NetworkCatalog networks, ViewerTime time) => effect.Impact switch
    {
        Impact.Deactivates or Impact.Uncertain when effect.EndsSooner is { } sooner =>
            $"{Wording.Possessive(sooner.Person)} token ends {time.Date(sooner.EndsAt, sooner.Estimated)}, too soon",
        Impact.Deactivates => "nobody else covers it",
        Impact.Uncertain => "what is left has probably ended",
        _ => $"{(effect.Impact == Impact.FailsOver ? "to" : "stays on")} {Who(effect.TakesOver, networks)}, {Until(effect.TakesOver, time)}",
    };

    /// <summary>"runs 3 accounts of lucia@agency.example".</summary>
    public static string Why(Candidate candidate, string network) => $"runs {Wording.Count(candidate.Accounts, "account")} " + candidate.Kinship switch
    {
        Kinship.SameOwner => $"of {candidate.What}",
        Kinship.SameTag => $"tagged {candidate.What}",
        _ => $"on {network}",
    };

    private static string Who(Successor? one, NetworkCatalog networks) =>
        one is null ? "nobody" : $"{one.Person} ({networks[one.Network].Name} {one.NativeId})";

    private static string Until(Successor? one, ViewerTime time) => one switch
    {
        null or { EndsAt.IsUnknown: true } => "end unknown",
        { EndsAt.IsNever: true } => "never ends",
        _ => $"until {time.Date(one.EndsAt, one.Estimated)}{(one.OrLater ? " or later" : "")}",
    };
}

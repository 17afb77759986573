using AccountHealth.Core.Time;

namespace AccountHealth.Core.Accounts;

/// <summary>The status and why: what a rule answers when it speaks.</summary>
/// <param name="Rule">The rule's name, for the log, the metric and the sentence on the screen.</param>
/// <param name="Reason">The code of the reason against a token where one is to blame, else empty.</param>
internal sealed record Ruling(AccountStatus Status, string Rule, string Reason = "");

/// <summary>From the most urgent to the least; the order is the policy, the first that speaks is the verdict.</summary>
internal static class StatusRules
{
    private static readonly Func<Situation, Moment, Ruling?>[] Policy =
    [
        NoneIsUsable,
        EndsWithinTheWindow,
        RunsOnAnotherThanTheFirst,
        HasNoAuthorization,
        HasProbablyEnded,
        NothingIsKnownOfItsTokens,
    ];

    public static Ruling Apply(Situation situation, Moment moment)
    {
        foreach (var rule in Policy)
        {
            if (rule(situation, moment) is { } ruling)
            {
                return ruling;
            }
        }

        return new Ruling(AccountStatus.Active, "all-well");
    }

    /// <summary>A person paused it and the pause has not run out.</summary>
    public static bool IsPaused(Account account, Moment moment) =>
        account.Pause is { } pause && (pause.Until is not { } until || !moment.HasPassed(until));

    private static Ruling? NoneIsUsable(Situation situation, Moment moment) =>
        situation.Ranked.Count > 0
        && situation.Ranked.All(one => one.Verdict.State is not (AuthorizationState.Usable or AuthorizationState.ProbablyEnded))
            ? new Ruling(AccountStatus.Deactivated, "no-usable-authorization", situation.LastLost!.Verdict.Reason)
            : null;

    private static Ruling? EndsWithinTheWindow(Situation situation, Moment moment) =>
        situation.Deactivation.At.Instant is { } date && moment.HasPassed(date - situation.Rules.WarningWindow)
            ? new Ruling(AccountStatus.Expiring, "ends-within-the-window", situation.ReasonNotPreferred)
            : null;

    private static Ruling? RunsOnAnotherThanTheFirst(Situation situation, Moment moment) =>
        situation.Active is { } active && active != situation.Preferred
            ? new Ruling(AccountStatus.OnStandby, "not-on-the-first-in-the-order", situation.ReasonNotPreferred)
            : null;

    private static Ruling? HasNoAuthorization(Situation situation, Moment moment) =>
        situation.Ranked.Count == 0 ? new Ruling(AccountStatus.Unverified, "no-authorization") : null;

    private static Ruling? HasProbablyEnded(Situation situation, Moment moment) =>
        situation.Usable.Count == 0
            ? new Ruling(
                AccountStatus.Unverified,
                "probably-ended",
                situation.Ranked.First(one => one.Verdict.State == AuthorizationState.ProbablyEnded).Verdict.Reason)
            : null;

    private static Ruling? NothingIsKnownOfItsTokens(Situation situation, Moment moment) =>
        situation.Usable.All(one => one.Verdict.EndsAt.IsUnknown && one.Authorization.Token.Health.AcceptedAt is null)
            ? new Ruling(AccountStatus.Unverified, "no-known-end-and-never-inspected")
            : null;
}

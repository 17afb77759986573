using AccountHealth.Core.Guidance;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Time;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Core.Accounts;

/// <summary>Computes an account's verdict from its authorizations. Pure: the same input gives the same verdict.</summary>
public static class Judge
{
    /// <param name="account">With its authorizations, their tokens and logins.</param>
    /// <param name="previous">The last judgement: which authorization was in use, which generation it is.</param>
    /// <param name="rules">The installation's settings and networks.</param>
    /// <param name="moment">The present; afterwards it also knows when the answer would change.</param>
    public static Judgement Account(Account account, Judgement previous, JudgingRules rules, Moment moment)
    {
        var situation = new Situation(account, previous, rules, moment);
        var ruling = StatusRules.Apply(situation, moment);
        var paused = StatusRules.IsPaused(account, moment);
        var deactivated = ruling.Status == AccountStatus.Deactivated;
        var verdict = new AccountVerdict
        {
            Status = paused ? AccountStatus.Paused : ruling.Status,
            Underlying = ruling.Status,
            Rule = ruling.Rule,
            Reason = ruling.Reason,
            DeactivatesAt = deactivated ? End.At(situation.LastLost!.Verdict.LostAt!.Value) : situation.Deactivation.At,
            OrLater = situation.Deactivation.OrLater,
            Estimated = situation.Deactivation.Estimated,
            ActiveId = situation.Active?.Authorization.Id,
            ActiveSince = ActiveSince(situation, previous.Account, moment),
            LastingId = (deactivated ? situation.LastLost : situation.Deactivation.Lasting)?.Authorization.Id,
            Usable = situation.Usable.Count,
            People = situation.Usable.Select(one => one.Authorization.Token.Login.PersonId).Distinct().Count(),
            Lost = situation.Ranked.Count(one => one.Verdict is { IsUsable: false, State: not AuthorizationState.Withdrawn }),
            WaitUntil = deactivated ? WaitingTime.Until(situation.LastLost!.Authorization, situation.LastLost.Verdict.Reason, rules.Guidance) : null,
            NetworkState = NetworkState(account),
            Generation = previous.Account.Generation,
            MovedOut = previous.Account.MovedOut,
            JudgedAt = moment.Now,
        };
        return new Judgement(verdict, situation.Ranked.ToDictionary(one => one.Authorization.Id, one => one.Verdict));
    }

    private static DateTimeOffset? ActiveSince(Situation situation, AccountVerdict previous, Moment moment) =>
        situation.Active is null ? null
        : situation.Active.Authorization.Id == previous.ActiveId ? previous.ActiveSince
        : moment.Now;

    private static string NetworkState(Account account) =>
        account.Authorizations.Select(one => one.Finding?.Reason)
            .FirstOrDefault(code => code is not null && ReasonVocabulary.Of(code).Reach == ReasonReach.AccountState) ?? "";
}

using AccountHealth.Core.Reasons;
using AccountHealth.Core.Time;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Core.Accounts;

/// <summary>What becomes of an account when tokens end: the same judge, asked about tokens that are not refused yet.</summary>
public static class BlastRadius
{
    /// <param name="account">With its authorizations, their tokens and logins, as it was last judged. It is not changed.</param>
    /// <param name="tokens">Ids of the user tokens that end.</param>
    /// <param name="at">When they end: now, or a day to come, with all that will have ended by itself until then.</param>
    public static Effect Of(Account account, IReadOnlySet<long> tokens, JudgingRules rules, DateTimeOffset now, DateTimeOffset at)
    {
        var before = Judge.Account(account, Judgement.StoredOn(account), rules, new Moment(now));
        var after = Judge.Account(Refused(account, tokens, at), before, rules, new Moment(at));
        return new Effect(account, ImpactOf(account, tokens, before, after), before, after);
    }

    /// <summary>The account as it would be had its networks refused these tokens.</summary>
    private static Account Refused(Account account, IReadOnlySet<long> tokens, DateTimeOffset at)
    {
        var refusal = new Inspection.Refused(at, new Finding(ReasonCodes.AccessRevoked, at, ""));
        return account.With(copy => account.Authorizations.Select(one => one.With(
            copy, tokens.Contains(one.UserTokenId) ? one.Token.With(one.Token.Health.After(refusal)) : one.Token)));
    }

    private static Impact ImpactOf(Account account, IReadOnlySet<long> tokens, Judgement before, Judgement after)
    {
        var states = account.Authorizations.Where(one => tokens.Contains(one.UserTokenId)).Select(one => before.Of(one.Id).State).ToList();
        if (before.Account.IsDeactivated || !states.Exists(state => state is AuthorizationState.Usable or AuthorizationState.ProbablyEnded))
        {
            return Impact.None;
        }

        return after.Account.IsDeactivated ? Impact.Deactivates
            : !states.Contains(AuthorizationState.Usable) ? Impact.None
            : after.Account.Usable == 0 ? Impact.Uncertain
            : after.Account.ActiveId != before.Account.ActiveId ? Impact.FailsOver
            : Impact.LosesStandby;
    }
}

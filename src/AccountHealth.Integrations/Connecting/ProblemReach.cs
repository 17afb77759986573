using AccountHealth.Core.Connecting;
using AccountHealth.Core.Reasons;

namespace AccountHealth.Integrations.Connecting;

/// <summary>Whom a problem is about: the token, or the accounts that hang on it.</summary>
internal static class ProblemReach
{
    /// <summary>The token does not work, or nobody may ask now: no other question would be answered better.</summary>
    public static bool EndsInspection(this Problem problem) =>
        problem.Reason == ReasonCodes.RateLimited || ReasonVocabulary.Of(problem.Reason).Reach == ReasonReach.Token;

    /// <summary>A refusal of the one request that all accounts depend on: a lost right is said of each of them, the rest of the token.</summary>
    public static TokenAnswer Refused(this TokenQuestion question, Problem problem) =>
        ReasonVocabulary.Of(problem.Reason).Reach is ReasonReach.Authorization or ReasonReach.AccountState
            ? new TokenAnswer((Problem?)null) { Accounts = question.Accounts.ToDictionary(one => one.AuthorizationId, _ => new AccountAnswer(problem)) }
            : new TokenAnswer(problem);
}

using AccountHealth.Core.Connecting;
using AccountHealth.Core.Reasons;

namespace AccountHealth.Integrations.Connecting;

/// <summary>The accounts that a network lists for a token.</summary>
/// <param name="IsWhole">Whether one that is absent from it is not the token's.</param>
internal sealed record AccountList(IReadOnlyList<OfferedAccount> Accounts, bool IsWhole)
{
    public OfferedAccount? Find(string nativeId) => Accounts.FirstOrDefault(one => one.NativeId == nativeId);
}

internal static class AccountByAccount
{
    /// <summary>The login does not have the account, though its token works.</summary>
    public static Problem NotListed { get; } = new(ReasonCodes.InsufficientAccess, "not among the accounts of this login");

    /// <summary>Whether it is about this login on this account only, so that other accounts may work.</summary>
    public static bool IsOfAccount(this Problem problem) =>
        ReasonVocabulary.Of(problem.Reason).Reach is ReasonReach.Authorization or ReasonReach.AccountState;

    /// <summary>A whole list that is not there is no account that is gone: we ask in the wrong place.</summary>
    public static Problem OfList(Problem problem) =>
        problem.Reason == ReasonCodes.ResourceGone ? problem with { Reason = ReasonCodes.AppMisconfigured } : problem;

    /// <summary>
    /// Asks about one account after the other. What is wrong with the token ends it. Where the network fell silent, the
    /// accounts that are left are not asked about: that silence stands for each of them.
    /// </summary>
    public static async Task<TokenAnswer> AskAsync(IEnumerable<AskedAccount> accounts, Func<AskedAccount, Task<AccountAnswer>> ask)
    {
        var answers = new Dictionary<long, AccountAnswer>();
        var hush = new Hush();
        foreach (var asked in accounts)
        {
            var answer = hush.Lasting is { } silence ? new AccountAnswer(silence) : await ask(asked);
            if (answer.Problem is { IsSilence: false } refused && !refused.IsOfAccount())
            {
                return new TokenAnswer(refused);
            }

            hush.Hear(answer.Problem);
            answers[asked.AuthorizationId] = answer;
        }

        return new TokenAnswer((Problem?)null) { Accounts = answers };
    }
}

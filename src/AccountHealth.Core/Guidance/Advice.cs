using AccountHealth.Core.Accounts;

namespace AccountHealth.Core.Guidance;

/// <summary>The guidance that fits an account as it is.</summary>
/// <param name="About">The authorization whose repair helps most; null where no token is to blame.</param>
/// <param name="WaitUntil">Until when nothing should be tried; null where nothing asks for it or the time has passed.</param>
public sealed record Advice(ReasonGuidance Guidance, Authorization? About, DateTimeOffset? WaitUntil)
{
    /// <summary>What to do about the account, most urgent first; empty where nothing has to be done.</summary>
    /// <param name="account">With its authorizations, their tokens and logins.</param>
    public static IReadOnlyList<Advice> On(Account account, GuidanceCatalog guidance, DateTimeOffset now)
    {
        var advice = new List<Advice>();
        if (ToRepair(account) is { } repair)
        {
            Add(TopicOf(account, repair), repair);
        }

        if (account.Verdict.NetworkState is { Length: > 0 } state)
        {
            Add(state, null);
        }

        return advice;

        void Add(string topic, Authorization? about)
        {
            if (guidance.Find(account.Network, account.Kind, topic) is { } found)
            {
                var until = about is null ? null : WaitingTime.Until(about, topic, guidance);
                advice.Add(new Advice(found, about, until > now ? until : null));
            }
        }
    }

    /// <summary>The one that ended last, the one that ends last, or the one that should be in use.</summary>
    private static Authorization? ToRepair(Account account) => account.Verdict.Underlying switch
    {
        AccountStatus.Deactivated or AccountStatus.Expiring => account.Authorizations.Find(one => one.Id == account.Verdict.LastingId),
        AccountStatus.OnStandby => account.Authorizations.Where(one => one.WithdrawnAt is null)
            .OrderBy(one => one.Order).ThenBy(one => one.Id).FirstOrDefault(one => !one.Verdict.IsUsable),
        AccountStatus.Unverified => account.Authorizations.Find(one => one.Verdict.State == AuthorizationState.ProbablyEnded),
        _ => null,
    };

    private static string TopicOf(Account account, Authorization repair) =>
        account.Verdict.Underlying == AccountStatus.Expiring || repair.Verdict.Reason.Length == 0
            ? ReasonGuidance.Renew
            : repair.Verdict.Reason;
}

using AccountHealth.Core.Accounts;

namespace AccountHealth.Core.Notices;

/// <summary>What has to be told about an account besides what its macros ask for. Each rule answers for one kind.</summary>
internal static class NoticeRules
{
    private static readonly TimeSpan Quiet = TimeSpan.FromHours(24);
    private static readonly string[] AdminsAndOwner = [RecipientWords.Admins, RecipientWords.Owner];

    /// <summary>In this order, because a reminder counts from the notice of the deactivation.</summary>
    public static readonly Func<NoticeSituation, IEnumerable<NoticePlan>>[] All =
    [
        Recovered,
        Deactivated,
        Reminder,
        FailedOver,
        CoverReduced,
    ];

    private static IEnumerable<NoticePlan> Deactivated(NoticeSituation situation)
    {
        if (!situation.Verdict.IsDeactivated)
        {
            yield break;
        }

        // At once, but an account that flaps does not ring twice a day.
        var last = situation.Told
            .Where(notice => notice.Kind == NoticeKind.Deactivated && notice.Generation != situation.Verdict.Generation)
            .SelectMany(notice => notice.Deliveries).Where(delivery => delivery.MessageId is not null)
            .Max(delivery => (DateTimeOffset?)delivery.DueAt);
        yield return new NoticePlan(NoticeKind.Deactivated, situation.Verdict.Generation, Everybody(situation))
        {
            AuthorizationId = situation.Verdict.LastingId,
            NotBefore = last + Quiet,
            // It is lead day 0 of the account's macros: who joins one later is caught up, too.
            CatchesUp = true,
        };
    }

    private static IEnumerable<NoticePlan> Reminder(NoticeSituation situation)
    {
        if (!situation.Verdict.IsDeactivated
            || situation.ToldNow(NoticeKind.Deactivated).FirstOrDefault() is not { } told
            || Reminders.LatestDue(told.CreatedAt, situation.Moment) is not { } day
            || IsSnoozed(situation)
            || IsToWait(situation))
        {
            yield break;
        }

        var recipients = Reminders.IsForAdminsOnly(day) ? [RecipientWords.Admins] : Everybody(situation);
        yield return new NoticePlan(NoticeKind.Reminder, situation.Verdict.Generation, recipients)
        {
            Occurrence = day,
            AuthorizationId = situation.Verdict.LastingId,
        };
    }

    private static IEnumerable<NoticePlan> FailedOver(NoticeSituation situation)
    {
        if (situation.Previous.Exists
            && situation.Previous.Account.ActiveId is { } before
            && situation.Verdict.ActiveId is { } now
            && now != before
            && !situation.Current.Of(before).IsUsable)
        {
            yield return new NoticePlan(NoticeKind.Failover, situation.Verdict.Generation, AdminsAndOwner)
            {
                Occurrence = situation.Moment.Now.ToUnixTimeMilliseconds(),
                AuthorizationId = before,
            };
        }
    }

    private static IEnumerable<NoticePlan> CoverReduced(NoticeSituation situation)
    {
        if (situation.Verdict.Usable == 0)
        {
            yield break;
        }

        foreach (var (id, now) in situation.Current.Authorizations)
        {
            // Asked also of those that are no news yet, because it says when to look again.
            var isNear = id != situation.Verdict.ActiveId && IsNear(situation, now);
            var before = situation.Previous.Of(id);
            if (situation.Previous.Exists
                && id != situation.Previous.Account.ActiveId
                && before.IsUsable
                && (!now.IsUsable || (isNear && !WasNear(situation, before))))
            {
                yield return new NoticePlan(NoticeKind.CoverReduced, situation.Verdict.Generation, AdminsAndOwner)
                {
                    Occurrence = id,
                    AuthorizationId = id,
                };
            }
        }
    }

    /// <summary>The first usable one again. In between it may have been neither deactivated nor usable: ended by an estimate only.</summary>
    private static IEnumerable<NoticePlan> Recovered(NoticeSituation situation)
    {
        if (situation.Previous.Account.Usable > 0 || situation.Verdict.Usable == 0)
        {
            yield break;
        }

        var ended = situation.Told
            .Where(notice => notice.Kind == NoticeKind.Deactivated && notice.Generation < situation.Verdict.Generation).ToList();
        foreach (var deactivated in ended)
        {
            var heard = deactivated.Deliveries
                .Where(delivery => delivery.MessageId is not null && delivery.State != DeliveryState.Refused)
                .Select(delivery => delivery.To).ToList();
            if (heard.Count > 0)
            {
                yield return new NoticePlan(NoticeKind.Recovered, deactivated.Generation, heard)
                {
                    AuthorizationId = situation.Verdict.ActiveId,
                };
            }
        }
    }

    private static string[] Everybody(NoticeSituation situation) =>
        [.. AdminsAndOwner.Concat(situation.MacroRecipients).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static bool IsSnoozed(NoticeSituation situation) =>
        situation.Account.Snooze is { } snooze
        && snooze.Generation == situation.Verdict.Generation
        && !situation.Moment.HasPassed(snooze.Until);

    /// <summary>Nobody is asked again to do what the network does not want to be done yet.</summary>
    private static bool IsToWait(NoticeSituation situation) =>
        situation.Verdict.WaitUntil is { } until && !situation.Moment.HasPassed(until);

    /// <summary>Its end is within the widest lead day, and another one outlasts it.</summary>
    private static bool IsNear(NoticeSituation situation, AuthorizationVerdict now) =>
        now is { IsUsable: true, EndsAt.Instant: { } end }
        && situation.WidestLead is { } widest
        && situation.Verdict.DeactivatesAt > now.EndsAt
        && situation.Moment.HasPassed(end - TimeSpan.FromDays(widest));

    /// <summary>Its end was within the widest lead day at the last look.</summary>
    private static bool WasNear(NoticeSituation situation, AuthorizationVerdict before) =>
        situation.WidestLead is { } widest
        && before.EndsAt.Instant - TimeSpan.FromDays(widest) <= situation.Previous.Account.JudgedAt;
}

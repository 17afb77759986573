using AccountHealth.Core.Accounts;
using AccountHealth.Core.Time;

namespace AccountHealth.Core.Notices;

/// <summary>
/// Decides what has to be told about an account after it was judged. The preview of a macro and the real plan come from
/// here, so that what is announced is what is sent.
/// </summary>
public static class NoticePlanner
{
    /// <summary>
    /// Adds to <see cref="NoticeSituation.Told"/> what is due now, and answers with the verdict brought up to date:
    /// its generation, and when to look again.
    /// </summary>
    public static PlannedNotices Plan(NoticeSituation situation, TimeZoneInfo zone)
    {
        var advanced = Advanced(situation);
        var changed = new List<Notice>();
        if (!advanced.IsPaused)
        {
            foreach (var plan in Plans(advanced))
            {
                if (Record(plan, advanced, zone) is { } notice && !changed.Contains(notice))
                {
                    changed.Add(notice);
                }
            }
        }

        var verdict = advanced.Verdict with { NextCheckAt = situation.Moment.NextChange };
        return new PlannedNotices(advanced.Current with { Account = verdict }, changed);
    }

    /// <summary>
    /// The situation with its generation brought up to date. The generation is asked once more of the outcome, because
    /// the next look is when the answer from what is stored would change, not the answer from what was stored before. Where
    /// that takes a generation back, nobody ever hears of it: a deactivation that was told to nobody is over.
    /// </summary>
    private static NoticeSituation Advanced(NoticeSituation situation)
    {
        var verdict = Generation.Advance(With(situation, situation.Previous, situation.Verdict, new Moment(situation.Moment.Now)));
        while (true)
        {
            var advanced = With(situation, situation.Previous, verdict, situation.Moment);
            var again = Generation.Advance(With(advanced, advanced.Current, verdict, situation.Moment));
            if (again.Generation >= verdict.Generation)
            {
                return advanced;
            }

            verdict = again;
        }
    }

    private static NoticeSituation With(NoticeSituation situation, Judgement previous, AccountVerdict verdict, Moment moment) =>
        new(situation.Account, previous, situation.Current with { Account = verdict }, situation.Audience, moment) { Told = situation.Told };

    /// <summary>Lazily, because a later rule looks at what an earlier one has just planned.</summary>
    private static IEnumerable<NoticePlan> Plans(NoticeSituation situation) =>
        NoticeRules.All.SelectMany(rule => rule(situation))
            .Concat(situation.Audience.Macros.SelectMany(macro =>
                situation.Audience.Actions.Find(macro.Action)?.Run(macro, situation) ?? []));

    /// <summary>The notice with whatever deliveries the plan adds, or null where it adds nothing.</summary>
    private static Notice? Record(NoticePlan plan, NoticeSituation situation, TimeZoneInfo zone)
    {
        var occasion = Notice.OccasionOf(situation.Account.Id, plan);
        var notice = situation.Told.Find(told => told.Occasion == occasion);
        if (notice is { Counts: true } && !plan.CatchesUp)
        {
            return null;
        }

        if (notice is null)
        {
            situation.Told.Add(notice = NewNotice(plan, occasion, situation.Account.Id));
        }

        if (!notice.Counts)
        {
            // New, or closed before anybody heard it: what it says is what holds now.
            notice.DeactivatesAt = situation.Verdict.DeactivatesAt;
            notice.Reason = situation.Current.Of(plan.AuthorizationId ?? 0).Reason;
            notice.AuthorizationId = plan.AuthorizationId;
            notice.CreatedAt = situation.Moment.Now;
        }

        return AddDeliveries(notice, plan, situation, zone) ? notice : null;
    }

    private static Notice NewNotice(NoticePlan plan, string occasion, long accountId) => new()
    {
        AccountId = accountId,
        Kind = plan.Kind,
        MacroId = plan.Macro?.Id,
        MacroName = plan.Macro?.Name ?? "",
        LeadDay = plan.LeadDay,
        Generation = plan.Generation,
        Occurrence = plan.Occurrence,
        Occasion = occasion,
    };

    private static bool AddDeliveries(Notice notice, NoticePlan plan, NoticeSituation situation, TimeZoneInfo zone)
    {
        var resolved = RecipientWords.Resolve(plan.Recipients, situation.Account.OwnerEmail, situation.Audience.Admins);
        var now = situation.Moment.Now;
        var release = ReleaseTime.Of(plan.Kind, now, zone, situation.Verdict.DeactivatesAt.Instant);
        var notBefore = plan.NotBefore > now ? plan.NotBefore : null;
        var added = false;
        foreach (var to in resolved.Addresses.Concat(resolved.Nobody))
        {
            var delivery = notice.Deliveries.Find(one => one.To == to);
            if (delivery is { State: not DeliveryState.Superseded })
            {
                continue;
            }

            if (delivery is null)
            {
                notice.Deliveries.Add(delivery = new Delivery { NoticeId = notice.Id, Notice = notice, To = to });
            }

            delivery.State = resolved.Nobody.Contains(to) ? DeliveryState.Undeliverable : DeliveryState.Planned;
            delivery.Error = delivery.State == DeliveryState.Undeliverable ? "nobody" : "";
            delivery.MessageId = null;
            delivery.ReleaseAt = release;
            delivery.NotBefore = notBefore;
            added = true;
        }

        return added;
    }
}

/// <param name="Judgement">The judgement to store: generation and next look are filled in.</param>
/// <param name="Changed">New notices, and told ones that got new deliveries.</param>
public sealed record PlannedNotices(Judgement Judgement, IReadOnlyList<Notice> Changed);

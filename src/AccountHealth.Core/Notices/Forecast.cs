using AccountHealth.Core.Accounts;
using AccountHealth.Core.Time;

namespace AccountHealth.Core.Notices;

/// <summary>What would be told about an account from now on if nobody did anything: the judge and the planner, run ahead.</summary>
public static class Forecast
{
    /// <summary>
    /// The deliveries that would be sent, in order of time, until the span is over. Works on copies: neither
    /// the account nor the notices in <paramref name="told"/> are touched.
    /// </summary>
    /// <param name="beyondDeactivation">
    /// Whether to go on once the account is deactivated: from then on there are only reminders, many of them, and no macro speaks.
    /// </param>
    public static IReadOnlyList<ForecastDelivery> Of(
        Account account, IReadOnlyList<Notice> told, Audience audience, JudgingRules rules, Span span, bool beyondDeactivation = true)
    {
        var zone = rules.ZoneOf(account);
        var notices = told.Select(Copy).ToList();
        var judgement = Judgement.StoredOn(account);
        var sent = new List<ForecastDelivery>();
        DateTimeOffset? next = span.From;
        while (next is { } now && now <= span.Until)
        {
            var moment = new Moment(now);
            var situation = new NoticeSituation(
                account, judgement, Judge.Account(account, judgement, rules, moment), audience, moment)
            { Told = notices };
            judgement = NoticePlanner.Plan(situation, zone).Judgement;
            Release(new NoticeSituation(account, judgement, judgement, audience, moment) { Told = notices }, sent);
            var waiting = notices.SelectMany(notice => notice.Deliveries).Where(one => one.IsWaiting).Select(one => one.DueAt);
            if (!beyondDeactivation && judgement.Account.IsDeactivated)
            {
                break;
            }

            next = waiting.Append(judgement.Account.NextCheckAt ?? DateTimeOffset.MaxValue).Min();
        }

        return sent;
    }

    private static void Release(NoticeSituation situation, List<ForecastDelivery> sent)
    {
        var now = situation.Moment.Now;
        foreach (var delivery in situation.Told.SelectMany(notice => notice.Deliveries).Where(one => one.IsWaiting && one.DueAt <= now))
        {
            if (Occasions.Superseded(delivery, situation) is not null)
            {
                delivery.State = DeliveryState.Superseded;
                continue;
            }

            delivery.State = DeliveryState.Sent;
            delivery.SentAt = now;
            delivery.MessageId = 0;
            sent.Add(new ForecastDelivery(now, situation.Account, delivery.Notice, delivery.To, situation.Verdict));
        }
    }

    private static Notice Copy(Notice notice)
    {
        var copy = new Notice
        {
            Id = notice.Id,
            AccountId = notice.AccountId,
            Kind = notice.Kind,
            MacroId = notice.MacroId,
            MacroName = notice.MacroName,
            LeadDay = notice.LeadDay,
            Generation = notice.Generation,
            Occurrence = notice.Occurrence,
            Occasion = notice.Occasion,
            DeactivatesAt = notice.DeactivatesAt,
            Reason = notice.Reason,
            AuthorizationId = notice.AuthorizationId,
            CreatedAt = notice.CreatedAt,
        };
        copy.Deliveries.AddRange(notice.Deliveries.Select(delivery => new Delivery
        {
            Notice = copy,
            To = delivery.To,
            State = delivery.State,
            ReleaseAt = delivery.ReleaseAt,
            NotBefore = delivery.NotBefore,
            MessageId = delivery.MessageId,
            SentAt = delivery.SentAt,
        }));
        return copy;
    }
}

/// <summary>A stretch of time.</summary>
public sealed record Span(DateTimeOffset From, DateTimeOffset Until);

/// <summary>A delivery that would be sent at <paramref name="At"/>.</summary>
/// <param name="Verdict">The account's verdict at that time.</param>
public sealed record ForecastDelivery(DateTimeOffset At, Account Account, Notice Notice, string To, AccountVerdict Verdict);

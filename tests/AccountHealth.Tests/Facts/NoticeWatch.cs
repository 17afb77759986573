using AccountHealth.Core.Accounts;
using AccountHealth.Core.Guidance;
using AccountHealth.Core.Macros;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Time;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Tests.Facts;

/// <summary>
/// One account under watch, without a database: it is judged only when its next look is due or something was changed,
/// and what waits is sent when its time has come, as the two checks do it.
/// </summary>
internal sealed class NoticeWatch(string network = "x", string kind = AccountHealth.Core.Networks.AccountKind.Profile)
{
    public const string Admin = "admin@example.com";
    public const string Owner = "owner@example.com";
    public const string Ops = "ops@example.com";

    private readonly AccountFacts _facts = new(network, kind);
    private bool _seen;

    public Account Account => _facts.Account;

    public AccountVerdict Verdict => _facts.Verdict;

    public DateTimeOffset Now { get; private set; } = Times.Now;

    /// <summary>What is known of waiting times.</summary>
    public GuidanceCatalog Guidance
    {
        init => _facts.Rules = _facts.Rules with { Guidance = value };
    }

    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    public List<string> Admins { get; } = [Admin];

    public List<Macro> Macros { get; } = [];

    public List<Notice> Told { get; } = [];

    /// <summary>What was sent, in order.</summary>
    public List<Heard> Heard { get; } = [];

    public IEnumerable<Delivery> Waiting => Told.SelectMany(notice => notice.Deliveries).Where(one => one.IsWaiting);

    public Audience Audience => new(Macros, MacroFacts.Actions, Admins);

    /// <summary>Adds a person's token that ends so many days after the beginning; null for an unknown end.</summary>
    public Authorization Add(string person, double? endsInDays) =>
        _facts.Add(person, token => token.AccessEnd = endsInDays is { } days ? Times.EndsInDays(days) : End.Unknown);

    public Authorization AddNeverEnding(string person) => _facts.Add(person, token => token.AccessEnd = End.Never);

    public Macro Apply(int[] leadDays, params string[] recipients)
    {
        var macro = MacroFacts.Macro(Macros.Count + 1, leadDays, recipients);
        Macros.Add(macro);
        return macro;
    }

    /// <summary>08:00 UTC so many days after the beginning, which is a noon.</summary>
    public static DateTimeOffset MorningOf(int day) => Times.InDays(day) - TimeSpan.FromHours(4);

    /// <summary>What was sent of a kind, to whoever.</summary>
    public IReadOnlyList<DateTimeOffset> TimesOf(NoticeKind kind) => [.. Heard.Where(one => one.Kind == kind).Select(one => one.At).Distinct()];

    /// <summary>Looks at the account for the first time.</summary>
    public NoticeWatch Begin() => Change(() => { });

    /// <summary>Something changes now: the account is judged, and what is due is sent.</summary>
    public NoticeWatch Change(Action change)
    {
        change();
        Judge();
        Send(atOnce: false);
        return this;
    }

    /// <summary>Lets the days go by with both checks running.</summary>
    public NoticeWatch RunUntil(double day)
    {
        if (!_seen)
        {
            Begin();
        }

        for (var rounds = 0; NextDue() is { } due && due <= Times.InDays(day); rounds++)
        {
            Assert.True(rounds < 10_000, "It is looked at again and again.");
            // What waits may have been overdue when the last change came.
            Now = due > Now ? due : Now;
            Look();
        }

        Now = Times.InDays(day).ToMilliseconds();
        return this;
    }

    /// <summary>Lets the days go by with no check running, then runs both.</summary>
    public NoticeWatch MissUntil(double day)
    {
        Now = Times.InDays(day).ToMilliseconds();
        Look();
        return this;
    }

    public void Look()
    {
        if (Verdict.NextCheckAt <= Now)
        {
            Judge();
        }

        Send(atOnce: false);
    }

    /// <param name="atOnce">As on the command line: without waiting for the morning.</param>
    public void Send(bool atOnce)
    {
        var situation = Situation(_facts.Judgement, _facts.Judgement, new Moment(Now));
        foreach (var delivery in Waiting.Where(one => (atOnce || one.ReleaseAt <= Now) && !(one.NotBefore > Now)).ToList())
        {
            if (Occasions.Superseded(delivery, situation) is { } why)
            {
                (delivery.State, delivery.Error) = (DeliveryState.Superseded, why);
                continue;
            }

            (delivery.State, delivery.SentAt, delivery.MessageId) = (DeliveryState.Sent, Now, 1);
            Heard.Add(new Heard(Now, delivery.Notice.Kind, delivery.Notice.LeadDay, delivery.To));
        }
    }

    public IReadOnlyList<ForecastDelivery> Forecast(double days) => AccountHealth.Core.Notices.Forecast.Of(
        Account, Told, Audience, _facts.Rules with { DefaultZone = Zone }, new Span(Now, Now + TimeSpan.FromDays(days)));

    private void Judge()
    {
        var moment = new Moment(Now);
        var before = _facts.Judgement;
        var after = AccountHealth.Core.Accounts.Judge.Account(Account, before, _facts.Rules, moment);
        _facts.Keep(NoticePlanner.Plan(Situation(before, after, moment), Zone).Judgement);
        _seen = true;
    }

    private DateTimeOffset? NextDue() => Waiting.Select(one => (DateTimeOffset?)one.DueAt).Append(Verdict.NextCheckAt).Min();

    private NoticeSituation Situation(Judgement before, Judgement after, Moment moment) =>
        new(Account, before, after, Audience, moment) { Told = Told };
}

internal sealed record Heard(DateTimeOffset At, NoticeKind Kind, int? LeadDay, string To);

using AccountHealth.Core.Accounts;
using AccountHealth.Core.Macros;
using AccountHealth.Core.Time;

namespace AccountHealth.Core.Notices;

/// <summary>Everything a notice rule looks at: one account before and after, its macros, and what was already told.</summary>
public sealed class NoticeSituation(
    Account account, Judgement previous, Judgement current, Audience audience, Moment moment)
{
    public Account Account { get; } = account;

    public Judgement Previous { get; } = previous;

    public Judgement Current { get; } = current;

    /// <summary>Who could be told, and of what.</summary>
    public Audience Audience { get; } = audience;

    public Moment Moment { get; } = moment;

    /// <summary>What was told or planned already: this generation's notices, and recent ones of the one before.</summary>
    public required List<Notice> Told { get; init; }

    public AccountVerdict Verdict => Current.Account;

    public bool IsPaused => Verdict.Status == AccountStatus.Paused;

    /// <summary>Told ones of a kind in the current generation that somebody heard or will hear.</summary>
    public IEnumerable<Notice> ToldNow(NoticeKind kind) =>
        Told.Where(notice => notice.Kind == kind && notice.Generation == Verdict.Generation && notice.Counts && !HasMovedAway(notice));

    /// <summary>Everybody who hears of the account through its macros.</summary>
    public IEnumerable<string> MacroRecipients => Audience.Macros.SelectMany(Audience.Actions.RecipientsOf);

    /// <summary>The earliest of the account's lead days in time, i.e. the largest number; null without any.</summary>
    public int? WidestLead => Audience.Macros.SelectMany(Audience.Actions.LeadDaysOf).Cast<int?>().Max();

    /// <summary>A warning that nobody has heard yet, and whose lead day is to come again: it will be closed when its time comes.</summary>
    private bool HasMovedAway(Notice notice) =>
        notice is { Kind: NoticeKind.PreDeactivation, IsOut: false, LeadDay: { } lead }
        && !(Verdict.DeactivatesAt.Instant - TimeSpan.FromDays(lead) <= Moment.Now);
}

/// <summary>Who could be told about an account.</summary>
/// <param name="Macros">The macros applied to it.</param>
/// <param name="Actions">The actions they run.</param>
/// <param name="Admins">The addresses of the admins.</param>
public sealed record Audience(IReadOnlyList<Macro> Macros, MacroActionCatalog Actions, IReadOnlyList<string> Admins);

using AccountHealth.Core.Notices;

namespace AccountHealth.Core.Macros;

/// <summary>Tells chosen people, chosen numbers of days before, that an account will deactivate.</summary>
public sealed class SetPreDeactivationNotification : IMacroAction
{
    public const string Id = "set-pre-deactivation-notification";
    public const string RecipientsField = "recipients";
    public const string LeadDaysField = "leadDays";

    /// <summary>At least this long between two mails about one account and macro.</summary>
    internal static readonly TimeSpan Quiet = TimeSpan.FromHours(24);

    public MacroActionDescriptor Descriptor { get; } = new(
        Id,
        "Set Pre-Deactivation Notification",
        "Tells people by mail, days ahead, that an account will deactivate, why, and how to renew it.",
        [
            new MacroField(LeadDaysField, "Lead days", MacroFieldKind.LeadDays, "Days before the account deactivates"),
            new MacroField(RecipientsField, "Recipients", MacroFieldKind.Recipients, "Addresses, the account's owner, or all admins"),
        ]);

    public IReadOnlyList<int> LeadDays(MacroFields fields) => fields.Numbers(LeadDaysField);

    public IReadOnlyList<string> Recipients(MacroFields fields) => fields[RecipientsField];

    public IEnumerable<NoticePlan> Run(Macro macro, NoticeSituation situation)
    {
        if (LeadDayToTell(macro, situation) is not { } lead)
        {
            return [];
        }

        // Wider lead days count as done; so does this one where a tighter one was told.
        var tightestTold = situation.ToldNow(NoticeKind.PreDeactivation).Where(notice => notice.MacroId == macro.Id)
            .Min(notice => notice.LeadDay);
        var isNew = tightestTold is null || lead < tightestTold;
        return
        [
            new NoticePlan(NoticeKind.PreDeactivation, situation.Verdict.Generation, Recipients(macro.Fields))
            {
                Macro = macro,
                LeadDay = isNew ? lead : tightestTold,
                AuthorizationId = situation.Verdict.LastingId,
                NotBefore = isNew ? LastMail(macro, situation) + Quiet : null,
                CatchesUp = true,
            },
        ];
    }

    /// <summary>The tightest lead day that has been crossed. Lead day 0 is the deactivation itself, which has its own notice.</summary>
    private int? LeadDayToTell(Macro macro, NoticeSituation situation)
    {
        if (situation.IsPaused || situation.Verdict.IsDeactivated || situation.Verdict.DeactivatesAt.Instant is not { } date)
        {
            return null;
        }

        int? tightest = null;
        foreach (var lead in LeadDays(macro.Fields).Where(lead => lead > 0).OrderDescending())
        {
            if (situation.Moment.HasPassed(date - TimeSpan.FromDays(lead)))
            {
                tightest = lead;
            }
        }

        return tightest;
    }

    /// <summary>One that still waits is no mail yet: the tighter lead day takes its place.</summary>
    private static DateTimeOffset? LastMail(Macro macro, NoticeSituation situation) =>
        situation.Told.Where(notice => notice.Kind == NoticeKind.PreDeactivation && notice.MacroId == macro.Id && notice.Counts)
            .SelectMany(notice => notice.Deliveries)
            .Where(delivery => !delivery.IsWaiting && delivery.State != DeliveryState.Undeliverable)
            .Max(delivery => (DateTimeOffset?)delivery.DueAt);
}

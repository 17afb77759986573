namespace AccountHealth.Core.Notices;

/// <summary>Whether what a planned notice says is still so when its time to be sent has come.</summary>
public static class Occasions
{
    /// <summary>Why the delivery is not worth sending any more, in a few words; null while it is.</summary>
    public static string? Superseded(Delivery delivery, NoticeSituation situation)
    {
        var notice = delivery.Notice;
        return situation.IsPaused ? "the account is paused" : notice.Kind switch
        {
            NoticeKind.Recovered => situation.Verdict.IsDeactivated ? "deactivated again" : null,
            NoticeKind.Deactivated => Repaired(notice, situation),
            NoticeKind.Reminder => Repaired(notice, situation) ?? Reminded(notice, situation),
            NoticeKind.PreDeactivation => Warned(delivery, situation),
            _ => CoverBack(notice, situation),
        };
    }

    private static string? Repaired(Notice notice, NoticeSituation situation) =>
        situation.Verdict.IsDeactivated && situation.Verdict.Generation == notice.Generation ? null : "works again";

    private static string? Reminded(Notice notice, NoticeSituation situation) =>
        situation.Account.Snooze is { } snooze
        && snooze.Generation == notice.Generation
        && snooze.Until > situation.Moment.Now ? "snoozed"
        : situation.ToldNow(NoticeKind.Reminder).Any(other => other.Occurrence > notice.Occurrence) ? "a later reminder took its place"
        : null;

    private static string? Warned(Delivery delivery, NoticeSituation situation)
    {
        var notice = delivery.Notice;
        var verdict = situation.Verdict;
        if (verdict.IsDeactivated)
        {
            return "already deactivated";
        }

        if (verdict.Generation != notice.Generation
            || verdict.DeactivatesAt.Instant is not { } date
            || situation.Moment.Now < date - TimeSpan.FromDays(notice.LeadDay ?? 0))
        {
            return "the date moved";
        }

        if (situation.ToldNow(notice.Kind).Any(other => other.MacroId == notice.MacroId && other.LeadDay < notice.LeadDay))
        {
            return "a tighter lead day took its place";
        }

        var macro = situation.Audience.Macros.FirstOrDefault(one => one.Id == notice.MacroId);
        return macro is null ? "the macro was removed"
            : Hears(delivery.To, situation.Audience.Actions.RecipientsOf(macro), situation) ? null
            : "no longer a recipient";
    }

    private static bool Hears(string address, IReadOnlyList<string> recipients, NoticeSituation situation) =>
        RecipientWords.Resolve(recipients, situation.Account.OwnerEmail, situation.Audience.Admins)
            .Addresses.Contains(address);

    private static string? CoverBack(Notice notice, NoticeSituation situation)
    {
        var verdict = situation.Current.Of(notice.AuthorizationId ?? 0);
        if (situation.Verdict.Usable == 0)
        {
            return "deactivated since";
        }

        var endsSoon = notice.Kind == NoticeKind.CoverReduced
            && situation.WidestLead is { } widest
            && verdict.EndsAt.Instant <= situation.Moment.Now + TimeSpan.FromDays(widest);
        return verdict.IsUsable && !endsSoon ? "works again" : null;
    }
}

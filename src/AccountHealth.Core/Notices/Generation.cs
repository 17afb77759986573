using AccountHealth.Core.Accounts;

namespace AccountHealth.Core.Notices;

/// <summary>
/// Counts how often an account's date is told anew. A generation begins when a deactivation ends, or when the date has
/// moved so far that days left exceed the tightest lead day already told.
/// </summary>
/// <remarks>
/// That the date moved out is remembered at once, but the new generation begins only when a lead day is due again and
/// the date differs by a day or more from the one that was told. So an hour's shift across a lead day, and a date that
/// moves out and comes back, begin none and nobody hears the same thing twice. One that moves out to where a wider lead
/// day is due begins one at once, and takes it back if it returns before anybody heard of it.
/// </remarks>
internal static class Generation
{
    private static readonly TimeSpan Shift = TimeSpan.FromDays(1);

    /// <summary>The verdict with its generation brought up to date.</summary>
    public static AccountVerdict Advance(NoticeSituation situation)
    {
        var verdict = situation.Verdict;
        if (situation.Previous.Account.IsDeactivated && !verdict.IsDeactivated)
        {
            return Next(verdict);
        }

        if (ToldBeforeAFlap(situation) is { LeadDay: { } before })
        {
            var isOut = !situation.Moment.HasPassed(verdict.DeactivatesAt.Instant!.Value - TimeSpan.FromDays(before));
            return verdict with { Generation = verdict.Generation - 1, MovedOut = isOut };
        }

        var tightest = situation.ToldNow(NoticeKind.PreDeactivation).MinBy(notice => notice.LeadDay);
        if (tightest?.LeadDay is not { } told || verdict.IsDeactivated)
        {
            return verdict;
        }

        if (verdict.DeactivatesAt.Instant is not { } date)
        {
            return verdict with { MovedOut = true };
        }

        var movedOut = verdict.MovedOut || !situation.Moment.HasPassed(date - TimeSpan.FromDays(told));
        return movedOut && date - tightest.DeactivatesAt.Instant >= Shift && SomeLeadDayIsDue(situation, date)
            ? Next(verdict)
            : verdict with { MovedOut = movedOut && !HasComeBack(situation, date, told) };
    }

    private static AccountVerdict Next(AccountVerdict verdict) =>
        verdict with { Generation = verdict.Generation + 1, MovedOut = false };

    /// <summary>
    /// The tightest warning of the generation before, if the date is back at what it told, nobody has heard of another
    /// date since, and no deactivation lies in between; else null.
    /// </summary>
    private static Notice? ToldBeforeAFlap(NoticeSituation situation)
    {
        var generation = situation.Verdict.Generation;
        var before = situation.Told.Where(notice => notice.Generation == generation - 1 && notice.Counts).ToList();
        var tightest = before.Where(notice => notice.Kind == NoticeKind.PreDeactivation).MinBy(notice => notice.LeadDay);
        return !situation.Verdict.IsDeactivated
            && (situation.Verdict.DeactivatesAt.Instant - tightest?.DeactivatesAt.Instant)?.Duration() < Shift
            && before.TrueForAll(notice => notice.Kind != NoticeKind.Deactivated)
            && !situation.Told.Exists(notice => notice.Kind == NoticeKind.PreDeactivation && notice.Generation == generation && notice.IsOut)
            ? tightest
            : null;
    }

    private static bool HasComeBack(NoticeSituation situation, DateTimeOffset date, int told) =>
        situation.Moment.HasPassed(date - TimeSpan.FromDays(told));

    private static bool SomeLeadDayIsDue(NoticeSituation situation, DateTimeOffset date) =>
        situation.WidestLead is { } widest && situation.Moment.HasPassed(date - TimeSpan.FromDays(widest));
}

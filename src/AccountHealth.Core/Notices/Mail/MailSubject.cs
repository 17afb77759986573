using static AccountHealth.Core.Notices.Mail.Wording;

namespace AccountHealth.Core.Notices.Mail;

/// <summary>The subject: the most urgent thing first, with the account's name when it is about one.</summary>
internal static class MailSubject
{
    public static string Of(IReadOnlyList<MailItem> items, DateTimeOffset now) =>
        OneLine(items.Count == 1 ? OfOne(items[0], now) : OfMany(items, now));

    private static string OfOne(MailItem item, DateTimeOffset now) => item.Kind switch
    {
        NoticeKind.PreDeactivation when item.DeactivatesAt.Instant is { } date =>
            $"{item.AccountName} deactivates in {DaysLeft(date, now)} ({Day(date, now, item.Zone, "MMM")})",
        NoticeKind.PreDeactivation => $"{item.AccountName} deactivates soon",
        NoticeKind.Deactivated => $"{item.AccountName} is deactivated",
        NoticeKind.Reminder => $"{item.AccountName} is still deactivated",
        NoticeKind.Failover => $"{item.AccountName} now runs on {Possessive(item.ActiveName)} token",
        NoticeKind.CoverReduced => $"{item.AccountName} has lost cover: {Count(item.People, "person", "people")} left",
        _ => $"{item.AccountName} works again",
    };

    private static string OfMany(IReadOnlyList<MailItem> items, DateTimeOffset now)
    {
        var parts = new List<string>();
        Add(NoticeKind.Deactivated, "deactivated");
        Add(NoticeKind.Reminder, "still deactivated");
        var next = items.Where(item => item.Kind == NoticeKind.PreDeactivation).Min(item => item.DeactivatesAt.Instant);
        Add(NoticeKind.PreDeactivation, next is { } date ? $"deactivating, the first in {DaysLeft(date, now)}" : "deactivating soon");
        Add(NoticeKind.Failover, "moved to a standby token");
        Add(NoticeKind.CoverReduced, "with less cover");
        Add(NoticeKind.Recovered, "working again");
        return string.Join(", ", parts);

        void Add(NoticeKind kind, string what)
        {
            var number = items.Count(item => item.Kind == kind);
            if (number > 0)
            {
                parts.Add(parts.Count == 0 ? $"{Count(number, "account")} {what}" : $"{number} {what}");
            }
        }
    }
}

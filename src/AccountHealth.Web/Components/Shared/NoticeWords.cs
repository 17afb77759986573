using AccountHealth.Core.Notices;
using AccountHealth.Core.Notices.Mail;

namespace AccountHealth.Web.Components.Shared;

/// <summary>What a notice is, in a few words.</summary>
internal static class NoticeWords
{
    /// <summary>A mail that is no notice: it is about all accounts.</summary>
    public const string Weekly = "Weekly summary";

    public static string Of(Notice notice) => notice.Kind switch
    {
        NoticeKind.PreDeactivation => $"{Wording.Count(notice.LeadDay ?? 0, "day")} before",
        NoticeKind.Deactivated => "Deactivated",
        NoticeKind.Reminder => $"Reminder, day {notice.Occurrence}",
        NoticeKind.Failover => "Moved to another token",
        NoticeKind.CoverReduced => "Cover reduced",
        _ => "Works again",
    };

    public static string Of(NoticeKind kind) => kind switch
    {
        NoticeKind.PreDeactivation => "Pre-deactivation",
        NoticeKind.Deactivated => "Deactivated",
        NoticeKind.Reminder => "Reminder",
        NoticeKind.Failover => "Failover",
        NoticeKind.CoverReduced => "Cover reduced",
        _ => "Recovered",
    };
}

namespace AccountHealth.Core.Notices;

public enum NoticeKind
{
    PreDeactivation,
    Deactivated,
    Reminder,
    Failover,
    CoverReduced,
    Recovered,
}

public static class NoticeKinds
{
    /// <summary>The kind in JSON and URLs.</summary>
    public static string Id(this NoticeKind kind) => kind switch
    {
        NoticeKind.PreDeactivation => "pre-deactivation",
        NoticeKind.Deactivated => "deactivated",
        NoticeKind.Reminder => "reminder",
        NoticeKind.Failover => "failover",
        NoticeKind.CoverReduced => "cover-reduced",
        _ => "recovered",
    };

    /// <summary>Whether it waits for the morning in the account's zone; all others go out at once.</summary>
    public static bool WaitsForMorning(this NoticeKind kind) => kind is NoticeKind.PreDeactivation or NoticeKind.Reminder;
}

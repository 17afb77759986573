namespace AccountHealth.Core.Notices;

/// <summary>How long to wait before a deferred message is tried again.</summary>
public static class Retry
{
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1),
        TimeSpan.FromHours(4), TimeSpan.FromHours(8), TimeSpan.FromHours(12), TimeSpan.FromHours(24),
    ];

    /// <summary>The wait after so many attempts, or null once it is not worth another.</summary>
    public static TimeSpan? WaitAfter(int attempts) => attempts <= Waits.Length ? Waits[attempts - 1] : null;
}

using AccountHealth.Core.Time;

namespace AccountHealth.Core.Notices;

/// <summary>Days after the notice of a deactivation on which it is repeated: 2, then every 5.</summary>
internal static class Reminders
{
    private const int First = 2;
    private const int Step = 5;
    private const int LastForEverybody = First + (4 * Step);

    public static bool IsForAdminsOnly(int day) => day > LastForEverybody;

    /// <summary>The latest reminder day that has come, or null before the first. Missed ones before it are not made up for.</summary>
    public static int? LatestDue(DateTimeOffset told, Moment moment)
    {
        int? latest = null;
        var elapsed = (int)((moment.Now - told) / TimeSpan.FromDays(1));
        var day = elapsed < First ? First : First + ((elapsed - First) / Step * Step);
        while (moment.HasPassed(told + TimeSpan.FromDays(day)))
        {
            latest = day;
            day += Step;
        }

        return latest;
    }
}

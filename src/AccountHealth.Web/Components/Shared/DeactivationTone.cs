using AccountHealth.Core.Time;

namespace AccountHealth.Web.Components.Shared;

/// <summary>The colour of a deactivation date: 7 days or fewer, 30 or fewer, further.</summary>
internal static class DeactivationTone
{
    public static string? Of(DateTimeOffset date, DateTimeOffset now) => Instants.DaysLeft(date, now) switch
    {
        <= 7 => "stop",
        <= 30 => "warn",
        _ => null,
    };
}

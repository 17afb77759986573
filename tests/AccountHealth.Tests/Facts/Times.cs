using AccountHealth.Core.Tokens;

namespace AccountHealth.Tests.Facts;

/// <summary>Named instants, all relative to one present.</summary>
internal static class Times
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset InDays(double days) => Now + TimeSpan.FromDays(days);

    public static DateTimeOffset DaysAgo(double days) => Now - TimeSpan.FromDays(days);

    public static End EndsInDays(double days) => End.At(InDays(days));

    public static End EndedDaysAgo(double days) => End.At(DaysAgo(days));
}

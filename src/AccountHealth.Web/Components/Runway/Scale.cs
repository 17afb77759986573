using System.Globalization;

namespace AccountHealth.Web.Components.Runway;

/// <summary>Time to the right, from now to a horizon, as percentages of the width.</summary>
public sealed record Scale(DateTimeOffset Now, double Days)
{
    public bool Contains(DateTimeOffset instant) => instant >= Now && Fraction(instant) <= 1;

    /// <summary>Where the instant is; the past is at the left edge, what lies beyond at the right.</summary>
    public string Percent(DateTimeOffset instant) => Css(Math.Clamp(Fraction(instant), 0, 1) * 100);

    public double Fraction(DateTimeOffset instant) => (instant - Now).TotalDays / Days;

    public static string Css(double percent) => percent.ToString("0.##", CultureInfo.InvariantCulture) + "%";
}

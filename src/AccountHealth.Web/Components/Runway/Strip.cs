using AccountHealth.Core.Accounts;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Queries;
using AccountHealth.Web.Components.Live;
using AccountHealth.Web.Components.Shared;

namespace AccountHealth.Web.Components.Runway;

/// <summary>The runway at the height of a line of text: always 90 days, so that rows compare.</summary>
internal sealed class Strip
{
    private const int MostBars = 3;

    /// <summary>Top and height of one, two and three bars, in pixels of 20.</summary>
    private static readonly (double Y, double Height)[][] Places =
    [
        [(7, 6)],
        [(4, 6), (12.5, 4)],
        [(1, 6), (9.5, 3), (15.5, 3)],
    ];

    private Strip(IReadOnlyList<StripBar> bars, string text)
    {
        Bars = bars;
        Text = text;
    }

    public IReadOnlyList<StripBar> Bars { get; }

    /// <summary>The same in words.</summary>
    public string Text { get; }

    public static Strip Of(AccountRow row, ViewerTime time)
    {
        var usable = row.Bars.Where(bar => bar.State == AuthorizationState.Usable)
            .OrderByDescending(bar => bar.AuthorizationId == row.Verdict.ActiveId)
            .ThenByDescending(bar => bar.EndsAt == End.Unknown ? 0 : bar.EndsAt.SortKey).ToList();
        var shown = usable.Take(MostBars).ToList();
        var bars = shown.Select((bar, index) => new StripBar(
            new RunwayBar(bar.Name, bar.EndsAt, bar.AuthorizationId == row.Verdict.ActiveId, bar.Estimated),
            Places[shown.Count - 1][index].Y,
            Places[shown.Count - 1][index].Height)).ToList();
        return new Strip(bars, Describe(row, usable, time));
    }

    private static string Describe(AccountRow row, List<BarRow> usable, ViewerTime time)
    {
        if (usable.Count == 0)
        {
            return row.Verdict is { IsDeactivated: true, DeactivatesAt.Instant: { } since } ? $"No usable token since {time.Day(since)}" : "No usable token";
        }

        var tokens = string.Join(", ", usable.Select(bar => bar.EndsAt switch
        {
            { IsNever: true } => $"{Name(bar)} never ends",
            { Instant: { } end } => $"{Name(bar)} until {(bar.Estimated ? "about " : "")}{time.Day(end)}",
            _ => $"{Name(bar)}, end unknown",
        }));
        var paused = row.Verdict.Status == AccountStatus.Paused ? "; paused" : "";
        return row.Verdict.DeactivatesAt.Instant is { } date
            ? $"{tokens}; deactivates {time.Day(date)}{(row.Verdict.OrLater ? " or later" : "")}{paused}"
            : tokens + paused;

        // One token alone is the one in use.
        string Name(BarRow bar) => usable.Count == 1 ? bar.Name : $"{bar.Name} ({(bar.AuthorizationId == row.Verdict.ActiveId ? "in use" : "standby")})";
    }
}

internal sealed record StripBar(RunwayBar Bar, double Y, double Height)
{
    public double Middle => Y + (Height / 2);
}

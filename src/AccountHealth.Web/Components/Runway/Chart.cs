using AccountHealth.Core.Accounts;
using AccountHealth.Core.Tokens;
using AccountHealth.Monitoring.Previews;
using AccountHealth.Web.Components.Live;
using AccountHealth.Web.Components.Shared;

namespace AccountHealth.Web.Components.Runway;

/// <summary>The runway of one account: a lane per token in the order people chose, to its binding clock.</summary>
internal sealed class Chart
{
    /// <summary>The first horizon that puts the mark at 35 to 75 % of the width.</summary>
    private static readonly int[] Horizons = [30, 60, 90, 180, 400];

    private Chart(Scale scale, DateTimeOffset? date, IReadOnlyList<Lane> lanes)
    {
        Scale = scale;
        Date = date;
        Lanes = lanes;
    }

    public Scale Scale { get; }

    /// <summary>When the account deactivates, where that is still ahead and in sight.</summary>
    public DateTimeOffset? Date { get; }

    public IReadOnlyList<Lane> Lanes { get; }

    public static Chart Of(Outlook outlook, ViewerTime time)
    {
        var verdict = outlook.Account.Verdict;
        var date = verdict.IsDeactivated ? null : verdict.DeactivatesAt.Instant;
        var scale = new Scale(time.Now, Horizon(date, outlook, time.Now));
        var lanes = outlook.Account.Authorizations
            .Where(one => one.Verdict.State != AuthorizationState.Withdrawn)
            .OrderBy(one => one.Order).ThenBy(one => one.Id)
            .Select(one => Lane.Of(one, outlook.Clocks[one.Id], one.Id == verdict.ActiveId, scale, time)).ToList();
        return new Chart(scale, date is { } at && scale.Contains(at) ? at : null, lanes);
    }

    /// <summary>Weekly lines for a month or two, wider ones for longer.</summary>
    public IEnumerable<DateTimeOffset> Ticks()
    {
        var step = Scale.Days switch { <= 30 => 7, <= 60 => 14, <= 90 => 30, <= 180 => 30, _ => 90 };
        for (var day = step; day < Scale.Days; day += step)
        {
            yield return Scale.Now + TimeSpan.FromDays(day);
        }
    }

    private static int Horizon(DateTimeOffset? date, Outlook outlook, DateTimeOffset now)
    {
        // Without a date of its own the farthest known end decides.
        var far = date ?? outlook.Account.Authorizations.Where(one => one.Verdict.IsUsable).Max(one => one.Verdict.EndsAt.Instant) ?? now;
        var days = (far - now).TotalDays;
        return Horizons.FirstOrDefault(horizon => days <= horizon * .75, Horizons[^1]);
    }
}

/// <summary>One token's lane.</summary>
/// <param name="Second">What ends when.</param>
/// <param name="Problem">Why it has no bar; empty where it has one.</param>
/// <param name="Ticks">Its other clocks within sight.</param>
/// <param name="Beyond">Its other clocks beyond the edge, in words.</param>
/// <param name="Text">The lane in words.</param>
internal sealed record Lane(
    RunwayBar Bar, string Second, string Problem, IReadOnlyList<LaneTick> Ticks, string Beyond, string Text)
{
    public static Lane Of(Authorization authorization, TokenClocks clocks, bool isActive, Scale scale, ViewerTime time)
    {
        var verdict = authorization.Verdict;
        var name = authorization.Token.Login.DisplayName;
        var problem = verdict.IsUsable ? "" : Core.Reasons.ReasonVocabulary.Of(verdict.Reason).Label.ToLowerInvariant();
        var lost = verdict.LostAt is { } at ? " " + time.Day(at) : "";
        var others = new[] { clocks.Access, clocks.Refresh, clocks.Inactivity, clocks.DataAccess }
            .OfType<Clock>().Where(clock => clock.Kind != clocks.Binding.Kind && clock.End.IsDated && verdict.IsUsable).ToList();
        var second = verdict.IsUsable
            ? $"{(isActive ? "in use" : "standby")} · {verdict.BindingClock.Word()} {Ends(verdict, time)}"
            : problem + lost;
        return new Lane(
            new RunwayBar(name, verdict.EndsAt, isActive, verdict.Estimated),
            second,
            problem,
            [.. others.Where(clock => scale.Contains(clock.End.Instant!.Value))
                .Select(clock => new LaneTick(clock.End.Instant!.Value, $"{clock.Kind.Word()} {time.Day(clock.End.Instant!.Value)}"))],
            string.Join(", ", others.Where(clock => !scale.Contains(clock.End.Instant!.Value) && clock.End.Instant > scale.Now)
                .Select(clock => $"{clock.Kind.Word()} {time.Day(clock.End.Instant!.Value)}")),
            $"{name}, {second}");
    }

    private static string Ends(AuthorizationVerdict verdict, ViewerTime time) => verdict.EndsAt switch
    {
        { IsNever: true } => "never ends",
        { Instant: { } end } => $"ends {(verdict.Estimated ? "≈ " : "")}{time.Day(end)}{(verdict.OrLater ? " or later" : "")}",
        _ => "end unknown",
    };
}

internal sealed record LaneTick(DateTimeOffset At, string Text);

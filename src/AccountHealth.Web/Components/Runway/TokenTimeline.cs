using AccountHealth.Core.Networks;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Web.Components.Runway;

/// <summary>How a network's tokens end, from the consent rightwards: a lane per clock.</summary>
internal sealed class TokenTimeline
{
    private const double Margin = 1.08;
    private const int MostPieces = 12;
    private static readonly ClockKind[] Order = [ClockKind.Refresh, ClockKind.Access, ClockKind.Inactivity, ClockKind.DataAccess];

    private TokenTimeline(double days, Lifespan? ends, IReadOnlyList<TimelineLane> lanes)
    {
        Days = days;
        Ends = ends;
        Lanes = lanes;
    }

    /// <summary>The horizon.</summary>
    public double Days { get; }

    /// <summary>The clock that ends a token whatever is done; null where none is known to.</summary>
    public Lifespan? Ends { get; }

    public IReadOnlyList<TimelineLane> Lanes { get; }

    public static TokenTimeline Of(NetworkDescriptor network)
    {
        var grant = network.Lifespan(ClockKind.Refresh);
        var ends = grant is null ? network.Lifespan(ClockKind.Access) : grant is { Slides: false } ? grant : null;
        ends = ends is { Length: null } ? null : ends;
        var longest = network.Lifespans.Max(lifespan => lifespan.Length) ?? TimeSpan.FromDays(90);
        var days = Math.Max(longest.TotalDays * Margin, 30);
        return new TokenTimeline(days, ends, [.. Order.Select(network.Lifespan).OfType<Lifespan>().Select(one => Lane(one, one == ends, grant is not null, days))]);
    }

    public string Percent(TimeSpan since) => Scale.Css(Math.Clamp(since.TotalDays / Days, 0, 1) * 100);

    /// <summary>What is left of the width after that.</summary>
    public string Rest(TimeSpan since) => Scale.Css((1 - Math.Clamp(since.TotalDays / Days, 0, 1)) * 100);

    /// <summary>"60 days", "1 hour".</summary>
    public static string Length(TimeSpan? length) => length switch
    {
        null => "no length published",
        { TotalDays: >= 1 } days => Wording.Count((int)Math.Round(days.TotalDays), "day"),
        { } hours => Wording.Count((int)Math.Round(hours.TotalHours), "hour"),
    };

    private static TimelineLane Lane(Lifespan lifespan, bool ends, bool hasGrant, double days)
    {
        var how = lifespan.Clock switch
        {
            _ when lifespan.Length is null => lifespan.Clock == ClockKind.Access ? "depends on the token" : "no timer known",
            ClockKind.Refresh => lifespan.Slides ? "anew at each renewal" : "from the first consent",
            ClockKind.Access => hasGrant ? "renewed on the grant" : "renewed by the person",
            ClockKind.Inactivity => "anew at each use",
            _ => "from the last consent",
        };
        var renewed = lifespan.Clock == ClockKind.Access && hasGrant;
        var pieces = new List<(double From, double Length)>();
        if (lifespan.Length is { } length)
        {
            var one = length.TotalDays / days * 100;
            var number = renewed ? Math.Min(MostPieces, (int)Math.Ceiling(100 / Margin / one)) : 1;
            // A token of hours would be a fence of hairlines: it is drawn as one bar that goes on.
            pieces.AddRange(one < 1 ? [(0, 100 / Margin)] : Enumerable.Range(0, number).Select(place => (place * one, Math.Min(one, (100 / Margin) - (place * one)) - (renewed ? .5 : 0))));
        }

        return new TimelineLane(lifespan, ends, [.. pieces.Where(piece => piece.Length > 0)], lifespan.Length is null ? how : $"{Length(lifespan.Length)}, {how}");
    }
}

/// <param name="Ends">This clock ends the token whatever is done.</param>
/// <param name="Pieces">Its bars, in percent of the width; none where no length is known.</param>
/// <param name="Second">How long and how counted, in words.</param>
internal sealed record TimelineLane(Lifespan Lifespan, bool Ends, IReadOnlyList<(double From, double Length)> Pieces, string Second)
{
    public string Name => Lifespan.Clock.Word() is { Length: > 0 } word ? char.ToUpperInvariant(word[0]) + word[1..] : "";

    /// <summary>The lane in words.</summary>
    public string Text => $"{Name}: {Second}";
}

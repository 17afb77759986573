using AccountHealth.Core.Tokens;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Accounts;
using Bunit;

namespace AccountHealth.Tests.Web.Components.Accounts;

public class ClockCellTests
{
    private const string Source = "LinkedIn documents: 60 days";

    [Fact]
    public void A_date_never_unknown_none_given_and_no_such_clock_are_five_different_things()
    {
        Assert.Equal("7 Dec", Shown(At(16)));
        Assert.Equal("Never", Shown(new Clock(ClockKind.Access, End.Never)));
        Assert.Equal("Unknown", Shown(new Clock(ClockKind.Access, End.Unknown)));
        Assert.Equal("none given", Shown(null, ("Missing", "none given")));
        Assert.Equal("–", Shown(null));
    }

    [Fact]
    public void A_told_date_has_its_exact_instant_on_hover()
    {
        Assert.Equal("7 Dec 2026, 12:00 (UTC)", Hint(At(16)));
    }

    [Fact]
    public void An_estimated_date_is_marked_and_has_its_source_on_hover()
    {
        Assert.Equal("≈ 7 Dec", Shown(At(16) with { Estimated = true }));
        Assert.Equal($"7 Dec 2026, 12:00 (UTC), estimated: {Source}", Hint(At(16) with { Estimated = true }));
    }

    [Fact]
    public void Never_and_unknown_have_nothing_on_hover()
    {
        Assert.Null(Hint(new Clock(ClockKind.Access, End.Never)));
        Assert.Null(Hint(new Clock(ClockKind.Access, End.Unknown)));
    }

    [Fact]
    public void The_clock_that_ends_the_token_says_how_long_it_still_runs()
    {
        Assert.Equal("7 Dec 16 days", Shown(At(16), ("Binds", true)));
        Assert.Equal("7 Dec 16 days or later", Shown(At(16), ("Binds", true), ("OrLater", true)));
    }

    [Fact]
    public void A_clock_that_ends_nothing_says_only_its_date()
    {
        Assert.Equal("7 Dec", Shown(At(16), ("OrLater", true)));
    }

    [Fact]
    public void A_passed_clock_says_since_when()
    {
        Assert.Equal("18 Nov 3 days ago", Shown(At(-3), ("Binds", true)));
    }

    [Fact]
    public void A_clock_that_never_ends_the_token_says_no_days()
    {
        Assert.Equal("Never", Shown(new Clock(ClockKind.Access, End.Never), ("Binds", true)));
        Assert.Equal("Unknown", Shown(new Clock(ClockKind.Access, End.Unknown), ("Binds", true)));
    }

    [Fact]
    public void The_clocks_of_a_token_that_is_not_usable_are_struck_out()
    {
        using var screen = new Screen();

        Assert.Equal("7 Dec", Render(screen, At(16), ("Dead", true)).Find("s").TextContent);
        Assert.Empty(Render(screen, At(16)).FindAll("s"));
    }

    private static Clock At(double days) => new(ClockKind.Access, Times.EndsInDays(days));

    private static string Shown(Clock? clock, params (string Name, object Value)[] more)
    {
        using var screen = new Screen();
        return Render(screen, clock, more).Text();
    }

    private static string? Hint(Clock clock)
    {
        using var screen = new Screen();
        return Render(screen, clock).Find("span").GetAttribute("title");
    }

    private static IRenderedComponent<ClockCell> Render(Screen screen, Clock? clock, params (string Name, object Value)[] more) =>
        screen.Render<ClockCell>(parameters =>
        {
            parameters.Add(cell => cell.Clock, clock).Add(cell => cell.Source, Source);
            Array.ForEach(more, one => parameters.TryAdd(one.Name, one.Value));
        });
}

using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Queries;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Runway;
using Bunit;
using static AccountHealth.Tests.Facts.TokenThat;

namespace AccountHealth.Tests.Web.Components.Runway;

/// <summary>A strip shows the next 90 days.</summary>
public class RunwayStripTests
{
    private const string Never = "use[href^='#never']";
    private const string Mark = "use[href='#ending']";

    [Fact]
    public void A_bar_runs_to_the_clock_that_ends_the_token()
    {
        using var strip = Shown(("Ann", EndsIn(1) + HasGrantFor(45)));

        Assert.Equal("50%", strip.Picture.Find("rect").GetAttribute("width"));
        Assert.Equal("50%", strip.Picture.Find(Mark).GetAttribute("x"));
        Assert.Equal("Ann until 5 Jan; deactivates 5 Jan", strip.Picture.Said());
    }

    [Fact]
    public void The_mark_stands_where_the_last_bar_ends()
    {
        using var strip = Shown(("Ann", EndsIn(9)), ("Bo", EndsIn(18)));

        Assert.Equal(["10%", "20%"], strip.Widths);
        Assert.Equal("20%", strip.Picture.Find(Mark).GetAttribute("x"));
        Assert.Equal("Ann (in use) until 30 Nov, Bo (standby) until 9 Dec; deactivates 9 Dec", strip.Picture.Said());
    }

    [Fact]
    public void The_token_in_use_comes_first_and_the_one_that_lasts_longest_next()
    {
        using var strip = Shown(("Ann", EndedAgo(3)), ("Bo", EndsIn(9)), ("Cy", EndsIn(18)), ("Di", EndsIn(45)));

        Assert.Equal(["10%", "50%", "20%"], strip.Widths);
        Assert.Equal("Bo (in use) until 30 Nov, Di (standby) until 5 Jan, Cy (standby) until 9 Dec; deactivates 5 Jan", strip.Picture.Said());
    }

    [Fact]
    public void An_end_beyond_the_edge_has_no_mark()
    {
        using var strip = Shown(("Ann", EndsIn(91)));

        Assert.Equal(["100%"], strip.Widths);
        Assert.Empty(strip.Picture.FindAll(Mark));
        Assert.Equal("Ann until 20 Feb; deactivates 20 Feb", strip.Picture.Said());
    }

    [Fact]
    public void A_token_that_never_ends_runs_off_with_an_arrow()
    {
        using var strip = Shown(("Ann", NeverEnds));

        Assert.Equal("100%", strip.Picture.Find(Never).GetAttribute("x"));
        Assert.Empty(strip.Picture.FindAll(Mark));
        Assert.Equal("Ann never ends", strip.Picture.Said());
    }

    [Fact]
    public void An_unknown_end_is_a_question_without_an_arrow_or_a_mark()
    {
        using var strip = Shown(("Ann", _ => { }));

        Assert.Equal("?", strip.Picture.Find("text").TextContent);
        Assert.Empty(strip.Picture.FindAll(Never));
        Assert.Empty(strip.Picture.FindAll(Mark));
        Assert.Equal("Ann, end unknown", strip.Picture.Said());
    }

    [Fact]
    public void An_unknown_end_beside_a_known_one_makes_the_date_or_later()
    {
        using var strip = Shown(("Ann", EndsIn(9)), ("Bo", _ => { }));

        Assert.Equal("Ann (in use) until 30 Nov, Bo (standby), end unknown; deactivates 30 Nov or later", strip.Picture.Said());
    }

    [Fact]
    public void An_estimated_end_is_told_as_about_then()
    {
        using var strip = Shown(("Ann", WasConsentedTo(40)));

        Assert.Equal("Ann until about 11 Dec; deactivates 11 Dec", strip.Picture.Said());
    }

    [Fact]
    public void Nothing_holds_up_a_deactivated_account()
    {
        using var strip = Shown(("Ann", EndedAgo(3)));

        Assert.Empty(strip.Picture.FindAll("rect"));
        Assert.Equal("0%", strip.Picture.Find(Mark).GetAttribute("x"));
        Assert.Equal("No usable token since 18 Nov", strip.Picture.Said());
    }

    [Fact]
    public void A_refused_token_has_no_bar()
    {
        using var strip = Shown(("Ann", EndsIn(45) + WasRefused(ReasonCodes.AccessRevoked)), ("Bo", EndsIn(9)));

        Assert.Equal(["10%"], strip.Widths);
        Assert.Equal("Bo until 30 Nov; deactivates 30 Nov", strip.Picture.Said());
    }

    [Fact]
    public void An_account_without_a_token_has_no_bar_and_no_mark()
    {
        using var strip = Shown();

        Assert.Empty(strip.Picture.FindAll("rect, " + Mark));
        Assert.Equal("No usable token", strip.Picture.Said());
    }

    [Fact]
    public void Three_bars_are_drawn_and_all_tokens_are_told()
    {
        using var strip = Shown(("Ann", EndsIn(9)), ("Bo", EndsIn(18)), ("Cy", EndsIn(27)), ("Di", EndsIn(36)));

        Assert.Equal(3, strip.Widths.Count);
        Assert.Contains("Bo (standby) until 9 Dec", strip.Picture.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_paused_account_is_told_as_such()
    {
        using var screen = new Screen();
        var facts = new AccountFacts("linkedin").Paused();
        facts.Add("Ann", NeverEnds);

        var strip = screen.Render<RunwayStrip>(parameters => parameters.Add(one => one.Row, facts.Row()));

        Assert.Equal("Ann never ends; paused", strip.Said());
    }

    [Fact]
    public void What_a_screen_reader_says_is_shown_on_hover()
    {
        using var strip = Shown(("Ann", NeverEnds));

        Assert.Equal(strip.Picture.Said(), strip.Picture.Find("title").TextContent);
    }

    private static ShownStrip Shown(params (string Person, Action<UserToken> Token)[] tokens)
    {
        var facts = new AccountFacts("linkedin");
        Array.ForEach(tokens, one => facts.Add(one.Person, one.Token));
        return new ShownStrip(facts.Row());
    }

    private sealed class ShownStrip : IDisposable
    {
        private readonly Screen _screen = new();

        public ShownStrip(AccountRow row) =>
            Picture = _screen.Render<RunwayStrip>(parameters => parameters.Add(strip => strip.Row, row));

        public IRenderedComponent<RunwayStrip> Picture { get; }

        public IReadOnlyList<string?> Widths => [.. Picture.FindAll("rect").Select(bar => bar.GetAttribute("width"))];

        public void Dispose() => _screen.Dispose();
    }
}

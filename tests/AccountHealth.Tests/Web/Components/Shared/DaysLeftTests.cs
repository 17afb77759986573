using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Shared;
using Bunit;
using static AccountHealth.Tests.Facts.TokenThat;

namespace AccountHealth.Tests.Web.Components.Shared;

public class DaysLeftTests
{
    private readonly AccountFacts _facts = new("linkedin");

    [Theory]
    [InlineData(16, "16 days 7 Dec")]
    [InlineData(1, "1 day 22 Nov")]
    [InlineData(0.01, "1 day 21 Nov")]
    [InlineData(400, "400 days 26 Dec 2027")]
    public void Days_come_first_then_the_date(double days, string shown)
    {
        _facts.Add("Ann", EndsIn(days));

        Assert.Equal(shown, Shown());
    }

    [Fact]
    public void A_date_that_has_passed_and_was_not_judged_yet_is_0_days()
    {
        using var screen = new Screen();
        _facts.Add("Ann", EndsIn(1));
        _facts.JudgeNow();
        screen.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal("0 days 22 Nov", Text(screen));
    }

    [Fact]
    public void Another_unknown_end_makes_it_or_later()
    {
        _facts.Add("Ann", EndsIn(16));
        _facts.Add("Bo");

        Assert.Equal("16 days 7 Dec or later", Shown());
        Assert.Equal("Another token’s end is unknown", Hint());
    }

    [Fact]
    public void An_estimate_is_marked_and_says_where_it_comes_from()
    {
        _facts.Add("Ann", WasConsentedTo(44));

        Assert.Equal("16 days ≈ 7 Dec", Shown());
        Assert.Equal("Estimated from the network’s published lifespan", Hint());
    }

    [Fact]
    public void An_estimate_beside_an_unknown_end_says_both()
    {
        _facts.Add("Ann", WasConsentedTo(44));
        _facts.Add("Bo");

        Assert.Equal("16 days ≈ 7 Dec or later", Shown());
        Assert.Equal("Estimated; another token’s end is unknown", Hint());
    }

    [Fact]
    public void A_date_that_was_told_needs_no_hint()
    {
        _facts.Add("Ann", EndsIn(16));

        Assert.Null(Hint());
    }

    [Fact]
    public void Never_unknown_and_no_token_are_three_different_things()
    {
        Assert.Equal("–", Shown());
        _facts.Add("Ann");
        Assert.Equal("Unknown not recorded", Shown());
        _facts.Add("Bo", NeverEnds);
        Assert.Equal("Never", Shown());
    }

    [Fact]
    public void A_passed_estimate_is_unknown_because_it_probably_ended()
    {
        _facts.Add("Ann", WasConsentedTo(70));

        Assert.Equal("Unknown probably ended", Shown());
    }

    [Theory]
    [InlineData(0.001, "1 min ago 21 Nov")]
    [InlineData(0.5, "12 h ago 21 Nov")]
    [InlineData(1, "Yesterday 20 Nov")]
    [InlineData(48, "48 days ago 4 Oct")]
    public void A_deactivated_account_says_since_when(double days, string shown)
    {
        _facts.Add("Ann", EndedAgo(days));

        Assert.Equal(shown, Shown());
    }

    [Fact]
    public void A_paused_account_shows_its_date_all_the_same()
    {
        _facts.Paused().Add("Ann", EndsIn(16));

        Assert.Equal("16 days 7 Dec", Shown());
    }

    private string Shown()
    {
        using var screen = new Screen();
        _facts.JudgeNow();
        return Text(screen);
    }

    private string? Hint()
    {
        using var screen = new Screen();
        _facts.JudgeNow();
        return Render(screen).Find("small").GetAttribute("title");
    }

    private string Text(Screen screen) => Render(screen).Text();

    private IRenderedComponent<DaysLeft> Render(Screen screen) =>
        screen.Render<DaysLeft>(parameters => parameters.Add(days => days.Verdict, _facts.Verdict));
}

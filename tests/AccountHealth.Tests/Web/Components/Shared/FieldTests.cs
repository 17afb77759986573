using AccountHealth.Core.Notices.Mail;
using AccountHealth.Core.Tokens;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Shared;
using Bunit;

namespace AccountHealth.Tests.Web.Components.Shared;

public class FieldTests
{
    [Fact]
    public void An_end_is_chosen_as_a_date_in_the_viewer_s_zone()
    {
        using var screen = new Screen();
        screen.Time.Use("Asia/Tokyo");
        End? chosen = null;
        var field = screen.Render<EndField>(parameters => parameters.Bind(one => one.Value, Times.EndsInDays(16), value => chosen = value).Add(one => one.Label, "Access ends"));
        Assert.Equal("2026-12-07T21:00", field.Find("input").GetAttribute("value"));

        field.Find("input").Change("2026-12-08T09:00");

        Assert.Equal(End.At(new DateTimeOffset(2026, 12, 8, 0, 0, 0, TimeSpan.Zero)), chosen);
    }

    [Theory]
    [InlineData("Never", "never")]
    [InlineData("Unknown", "unknown")]
    [InlineData("Date", null)]
    public void Never_and_unknown_are_chosen_in_place_of_a_date(string kind, string? end)
    {
        using var screen = new Screen();
        End? chosen = Times.EndsInDays(1);
        var field = screen.Render<EndField>(parameters => parameters.Bind(one => one.Value, Times.EndsInDays(16), value => chosen = value).Add(one => one.Label, "Access ends"));

        field.Find("select").Change(kind);

        Assert.Equal(end, chosen?.ToString());
        Assert.Equal(end is not null, field.Find("input").HasAttribute("disabled"));
    }

    [Fact]
    public void Where_nothing_has_to_be_said_that_is_the_first_choice()
    {
        using var screen = new Screen();

        Assert.Equal("Grant leave as it is on a date never unknown", screen.Render<EndField>(parameters => parameters.Add(one => one.Label, "Grant").Add(one => one.Optional, true)).Text());
        Assert.Equal("Grant on a date never unknown", screen.Render<EndField>(parameters => parameters.Add(one => one.Label, "Grant")).Text());
    }

    [Fact]
    public void A_filter_offers_its_values_until_one_is_chosen_which_can_be_taken_back()
    {
        using var screen = new Screen();
        var chosen = "";
        var filter = screen.Render<FilterSelect>(parameters => parameters
            .Add(one => one.Label, "Network").Add(one => one.Options, [new Choice("x", "X"), new Choice("linkedin", "LinkedIn")])
            .Bind(one => one.Value, "", value => chosen = value));

        filter.Find("select").Change("linkedin");
        Assert.Equal("linkedin", chosen);
        filter.Render(parameters => parameters.Add(one => one.Value, chosen));
        Assert.Equal("Network: LinkedIn", filter.Text());

        filter.Find("button[aria-label='Clear Network']").Click();
        Assert.Equal("", chosen);
    }

    [Fact]
    public void A_filter_by_something_that_no_longer_exists_shows_what_it_filters_by()
    {
        using var screen = new Screen();

        Assert.Equal("Tag: gone", screen.Render<FilterSelect>(parameters => parameters
            .Add(one => one.Label, "Tag").Add(one => one.Value, "gone").Add(one => one.Options, [])).Text());
    }

    [Fact]
    public void A_page_that_failed_tells_an_id_and_nothing_of_the_error()
    {
        using var screen = new Screen();
        var again = 0;

        var page = screen.Render<PageError>(parameters => parameters
            .Add(one => one.Error, new InvalidOperationException("token sekret")).Add(one => one.Retry, () => again++));
        page.Find("button").Click();

        Assert.DoesNotContain("sekret", page.Markup, StringComparison.Ordinal);
        Assert.Equal(8, page.Find("code").TextContent.Length);
        Assert.Equal(1, again);
    }

    [Fact]
    public void A_mail_is_shown_in_a_frame_that_may_run_nothing_or_as_plain_text()
    {
        using var screen = new Screen();
        var dialog = screen.Render<MailDialog>(parameters => parameters.Add(one => one.Mail, new MailContent("Subject", "plain words", "<p>words</p>")));
        Assert.Equal("", dialog.Find("iframe").GetAttribute("sandbox"));

        dialog.FindAll("[role=tab]")[1].Click();

        Assert.Equal("plain words", dialog.Find("pre").TextContent);
        Assert.Empty(dialog.FindAll("iframe"));
        Assert.Equal(["false", "true"], dialog.FindAll("[role=tab]").Select(tab => tab.GetAttribute("aria-selected")));
    }
}

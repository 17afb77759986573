using AccountHealth.Web.Components.Shared;
using Bunit;

namespace AccountHealth.Tests.Web.Components.Shared;

public class PagerTests
{
    [Theory]
    [InlineData(1, 0, "")]
    [InlineData(1, 1, "1–1 of 1")]
    [InlineData(1, 50, "1–50 of 50")]
    [InlineData(1, 51, "1–50 of 51", "Next")]
    [InlineData(2, 51, "51–51 of 51", "Previous")]
    [InlineData(2, 1234, "51–100 of 1,234", "Previous", "Next")]
    [InlineData(2, 10_001, "51–100 of 10,000+", "Previous", "Next")]
    public void It_says_which_part_is_shown_and_leads_to_the_next(int page, int total, string shown, params string[] links)
    {
        var pager = Render(page, total);

        Assert.Equal(shown, pager.Find("span").Text());
        Assert.Equal(links, pager.FindAll("a").Select(Rendered.Text));
    }

    [Fact]
    public void Its_links_are_addresses_of_pages()
    {
        Assert.Equal(["p1", "p3"], Render(2, 200).FindAll("a").Select(link => link.GetAttribute("href")));
    }

    private static IRenderedComponent<Pager> Render(int page, int total) => new Screen().Render<Pager>(parameters => parameters
        .Add(pager => pager.Page, page).Add(pager => pager.PageSize, 50).Add(pager => pager.Total, total)
        .Add(pager => pager.Cap, 10_000).Add(pager => pager.Href, number => $"p{number}"));
}

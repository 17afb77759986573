using AccountHealth.Data.Queries;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Accounts;
using AccountHealth.Web.Hosting;
using AngleSharp.Dom;
using Bunit;

namespace AccountHealth.Tests.Web.Components.Accounts;

public class FilterBarTests
{
    [Fact]
    public async Task A_second_filter_keeps_the_first_that_the_page_has_not_followed_yet()
    {
        await using var screen = await PageScreen.CreateAsync([Policies.Admin]);
        await screen.ImportAsync(CsvRow.Ann);
        var asked = new List<AccountQuery>();
        var bar = screen.Screen.Render<FilterBar>(parameters => parameters
            .Add(one => one.Query, new AccountQuery()).Add(one => one.QueryChanged, asked.Add));

        await Choice(bar, "Network").ChangeAsync("linkedin");
        await Choice(bar, "Expiry").ChangeAsync("30d");

        Assert.Equal(("linkedin", 30), (asked[^1].Network, asked[^1].Days));
    }

    private static IElement Choice(IRenderedComponent<FilterBar> bar, string label) =>
        bar.Find($"select[aria-label='{label}']");
}

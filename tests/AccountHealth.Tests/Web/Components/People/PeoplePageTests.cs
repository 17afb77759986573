using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Pages;
using AccountHealth.Web.Components.People;
using AccountHealth.Web.Hosting;
using AccountHealth.Data.Queries;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AccountHealth.Tests.Web.Components.People;

public class PeoplePageTests
{
    private static readonly CsvRow Ann = CsvRow.Ann with { Expires = CsvFile.In(20) };
    private static readonly CsvRow Bo = CsvRow.Bo with { Expires = CsvFile.In(60) };

    [Fact]
    public async Task Each_person_shows_what_they_hold_what_rests_on_them_and_when_their_next_token_ends()
    {
        await using var screen = await InstalledScreen.CreateAsync([Policies.Ops], Ann, Bo, Ann with { Id = "2" });

        var rows = screen.Screen.Render<PeoplePage>().FindAll("tbody tr").Select(Rendered.Text).ToList();

        Assert.Equal(["Ann ann@example.com X 2 1 20 days 11 Dec", "Bo bo@example.com X 1 None 60 days 20 Jan"], rows);
    }

    [Fact]
    public async Task The_address_says_what_is_searched_and_filtered()
    {
        await using var screen = await InstalledScreen.CreateAsync([Policies.Ops], Ann, Bo, Ann with { Id = "2" });
        screen.Screen.Services.GetRequiredService<NavigationManager>().NavigateTo("people?cover=sole");
        var page = screen.Screen.Render<PeoplePage>();
        Assert.Single(page.FindAll("tbody tr"));

        await page.Find("input[type=search]").InputAsync("bo");

        Assert.EndsWith("people?q=bo&cover=sole", screen.Screen.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        await page.WaitForAssertionAsync(() => Assert.Contains("Nobody matches", page.Text(), StringComparison.Ordinal));
        Assert.Contains("“bo” finds nobody on whom alone an account rests.", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_first_import_the_page_says_what_belongs_here()
    {
        await using var screen = await InstalledScreen.CreateAsync([Policies.Ops], CsvRow.NoToken);

        Assert.Contains("Nobody yet People appear here with the tokens they granted", screen.Screen.Render<PeoplePage>().Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_nobody_is_a_sole_cover_is_good_news()
    {
        await using var screen = await InstalledScreen.CreateAsync([Policies.Ops], Ann, Bo);
        screen.Screen.Services.GetRequiredService<NavigationManager>().NavigateTo("people?cover=sole");

        Assert.Contains("No account rests on one person alone", screen.Screen.Render<PeoplePage>().Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("people")]
    [InlineData("people?q=%C3%A9toile&cover=sole&sort=-name&page=3")]
    [InlineData("people?sort=-")]
    public void What_is_shown_goes_into_the_address_and_comes_back(string address)
    {
        Assert.Equal(address, PeopleQueryUrl.Of(PeopleQueryUrl.Read("http://localhost/" + address)));
    }

    [Theory]
    [InlineData("people?page=-4&sort=nonsense&cover=x")]
    [InlineData("people?page=99999999999&sort=7")]
    public void What_makes_no_sense_in_an_address_is_passed_over(string address)
    {
        Assert.Equal(new PeopleQuery(), PeopleQueryUrl.Read("http://localhost/" + address));
    }
}

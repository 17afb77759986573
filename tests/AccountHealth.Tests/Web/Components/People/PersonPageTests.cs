using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Pages;
using AccountHealth.Web.Hosting;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AccountHealth.Tests.Web.Components.People;

/// <summary>Account 1 runs on Ann with Bo behind her until day 20, 2 on Ann alone, 3 on Cy with Ann behind him; Dee runs others.</summary>
public class PersonPageTests
{
    private static readonly CsvRow Ann = CsvRow.Ann with { Expires = CsvFile.In(90) };
    private static readonly CsvRow Bo = CsvRow.Bo with { Expires = CsvFile.In(20) };
    private static readonly CsvRow Cy = Bo with { Id = "3", Order = "1", User = "cy", UserName = "Cy", UserEmail = "cy@example.com", AccessToken = "tok-cy", Expires = CsvFile.In(200) };

    private static readonly CsvRow[] Rows =
    [
        Ann, Bo, Ann with { Id = "2", Name = "Bakery", Owner = "o@example.com" }, Ann with { Id = "3", Name = "Cotton", Order = "2" }, Cy with { Name = "Cotton" },
        Cy with { Id = "4", Name = "Dunes", User = "dee", UserName = "Dee", UserEmail = "dee@example.com", AccessToken = "tok-dee", Owner = "o@example.com" },
    ];

    [Fact]
    public async Task It_says_what_rests_on_them_and_lists_every_login_with_what_its_end_would_do()
    {
        await using var screen = await ScreenAsync();

        var page = await PageAsync(screen);

        Assert.Equal("1 account rests on Ann alone.", page.Find(".say").Text());
        Assert.Equal("Ann X ann ann@example.com default 3 of 3 accounts 90 days 19 Feb, access ends 1 account deactivates, 1 fails over, 1 loses a standby", page.Find("tbody tr").Text());
        Assert.Equal("1 account deactivates, 1 fails over, 1 loses a standby.", page.Find(".radius-sum").Text());
        Assert.Equal(
            [
                "Bakery X profile Deactivates nobody else covers it Nobody –",
                "Acme X profile Fails over to Bo (X bo), until 11 Dec 1 person 11 Dec",
                "Cotton X profile Loses a standby stays on Cy (X cy), until 9 Jun 1 person 9 Jun",
            ],
            page.FindAll("#radius tbody tr").Select(Rendered.Text));
    }

    [Fact]
    public async Task Their_accounts_show_their_place_in_the_order_and_can_be_narrowed_to_those_on_them_alone()
    {
        await using var screen = await ScreenAsync();

        Assert.Equal(["1 of 1 In use", "1 of 2 In use", "2 of 2 Standby"], (await PageAsync(screen)).FindAll("#accounts td[data-label=Place]").Select(Rendered.Text).Order(StringComparer.Ordinal));
        Assert.Equal(["Bakery"], (await PageAsync(screen, "?cover=one")).FindAll("#accounts tbody a").Select(Rendered.Text));
    }

    [Fact]
    public async Task A_drill_lists_what_is_lost_who_could_take_over_and_why_and_prepares_what_to_write()
    {
        await using var screen = await ScreenAsync();

        var page = await PageAsync(screen, "?leaves=2026-12-15");

        Assert.Equal("2 accounts are lost, 1 goes on with less cover.", page.Find(".drill-sum").Text());
        var rows = page.FindAll("#drill tbody tr").Select(Rendered.Text).ToList();
        Assert.Contains(rows, row => row.StartsWith("Acme X profile Deactivates Bo’s token ends 11 Dec, too soon Cy runs 1 account on X", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.StartsWith("Bakery X profile Deactivates nobody else covers it Dee runs 1 account of o@example.com Cy", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.StartsWith("Cotton X profile Loses a standby", StringComparison.Ordinal));
        Assert.Equal(["To Ann ann@example.com", "To Cy cy@example.com", "To Dee dee@example.com"], page.FindAll(".letter summary").Select(Rendered.Text));
        var link = page.Find(".letter a").GetAttribute("href")!;
        Assert.StartsWith("mailto:ann%40example.com?subject=Before%20your%20last%20day%2C%2015%20December%3A%202%20accounts%20to%20hand%20over&body=Hello%20Ann%2C%0D%0A", link, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choosing_a_day_puts_it_into_the_address()
    {
        await using var screen = await ScreenAsync();
        var page = await PageAsync(screen);

        await page.Find("input[type=date]").ChangeAsync("2026-12-15");

        Assert.EndsWith("?leaves=2026-12-15", screen.Screen.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-20")]
    [InlineData("9999-12-31")]
    public async Task A_last_day_that_is_over_or_out_of_sight_is_refused_in_words(string day)
    {
        await using var screen = await ScreenAsync();

        var page = await PageAsync(screen, "?leaves=" + day);

        Assert.Equal("Choose today or a day to come, within five years.", page.Find("#drill .problem").Text());
        Assert.Empty(page.FindAll(".drill-sum"));
    }

    [Theory]
    [InlineData("?leaves=nonsense&token=x&page=-1&cover=7")]
    [InlineData("?token=987654")]
    public async Task What_makes_no_sense_in_the_address_does_no_harm(string query)
    {
        await using var screen = await ScreenAsync();

        Assert.Contains("1 account rests on Ann alone.", (await PageAsync(screen, query)).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_is_not_there_is_said_to_be_merged_perhaps()
    {
        await using var screen = await ScreenAsync();

        var page = screen.Screen.Render<PersonPage>(parameters => parameters.Add(one => one.Id, 4711));

        Assert.Contains("There is no such person", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ops_sees_all_of_it_but_is_not_offered_to_merge()
    {
        await using var screen = await InstalledScreen.CreateAsync([Policies.Ops], Rows);

        var page = await PageAsync(screen);

        Assert.DoesNotContain("Merge", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Leaver drill", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_names_stay_text()
    {
        await using var screen = await InstalledScreen.CreateAsync([Policies.Admin], Ann with { UserName = "<script>alert(1)</script>", Name = "<img src=x>" });

        var page = await PageAsync(screen, "?leaves=2026-12-15");

        Assert.Empty(page.FindAll("script, img"));
    }

    private static Task<InstalledScreen> ScreenAsync() => InstalledScreen.CreateAsync([Policies.Admin, Policies.Ops], Rows);

    private static async Task<IRenderedComponent<PersonPage>> PageAsync(InstalledScreen screen, string query = "")
    {
        var person = (await screen.Installation.TokenAsync()).Login.PersonId;
        screen.Screen.Services.GetRequiredService<NavigationManager>().NavigateTo($"people/{person}{query}");
        var page = screen.Screen.Render<PersonPage>(parameters => parameters.Add(one => one.Id, person));
        await page.WaitForAssertionAsync(() => Assert.Empty(page.FindAll(".busy")));
        return page;
    }
}

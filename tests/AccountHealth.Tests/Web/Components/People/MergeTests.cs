using AccountHealth.Data.Queries;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Pages;
using AccountHealth.Web.Components.People;
using AccountHealth.Web.Hosting;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Radzen;

namespace AccountHealth.Tests.Web.Components.People;

public class MergeTests
{
    private static readonly CsvRow Ann = CsvRow.Ann with { Expires = CsvFile.In(90) };
    private static readonly CsvRow Bo = CsvRow.Bo with { Expires = CsvFile.In(60) };

    [Fact]
    public async Task The_dialog_finds_the_other_and_says_what_merging_means()
    {
        await using var screen = await InstalledScreen.CreateAsync([Policies.Admin], Ann, Bo, Bo with { Id = "2" });
        var view = await ViewAsync(screen);
        var dialog = screen.Screen.Render<MergeDialog>(parameters => parameters.Add(one => one.View, view));
        Assert.True(dialog.Find("button[type=submit]").HasAttribute("disabled"));
        Assert.Equal(["Bo bo@example.com, 2 accounts"], dialog.FindAll("label.check").Select(Rendered.Text));

        await dialog.Find("input[type=radio]").ChangeAsync("on");

        Assert.Equal(
            [
                "1 login and 2 accounts of Bo go to Ann; Bo is no person of their own any more.",
                "1 account that both cover counts one person less from then on.",
                "Whoever is imported as bo@example.com is Ann.",
            ],
            dialog.FindAll(".effects li").Select(Rendered.Text));
        Assert.Equal("Merge Bo", dialog.Find("button[type=submit]").TextContent);
    }

    [Fact]
    public async Task A_search_that_finds_nobody_says_so_and_forgets_who_was_chosen()
    {
        await using var screen = await InstalledScreen.CreateAsync([Policies.Admin], Ann, Bo);
        var view = await ViewAsync(screen);
        var dialog = screen.Screen.Render<MergeDialog>(parameters => parameters.Add(one => one.View, view));
        await dialog.Find("input[type=radio]").ChangeAsync("on");

        await dialog.Find("input[type=search]").InputAsync("zeppelin");

        Assert.Contains("Nobody matches.", dialog.Text(), StringComparison.Ordinal);
        Assert.True(dialog.Find("button[type=submit]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Confirmed_it_is_done_and_the_page_shows_one_person_with_both_logins()
    {
        await using var screen = await InstalledScreen.CreateAsync([Policies.Admin], Ann, Bo);
        var page = await ConfirmAsync(screen);

        Assert.Equal(1, await screen.Installation.QueryAsync(context => context.People.CountAsync()));
        await page.WaitForAssertionAsync(() => Assert.Contains("ann@example.com · bo@example.com", page.Text(), StringComparison.Ordinal));
        Assert.Equal("1 account rests on Ann alone.", page.Find(".say").Text());
    }

    [Fact]
    public async Task Whoever_gets_at_it_without_the_right_is_refused_and_nothing_changes()
    {
        await using var screen = await InstalledScreen.CreateAsync([Policies.Admin], Ann, Bo);
        var before = await screen.Installation.ContentsAsync();

        // The right was taken away after the page was shown.
        await ConfirmAsync(screen, () => screen.Screen.As(Policies.Ops));

        Assert.IsType<UnauthorizedAccessException>(await screen.Screen.Renderer.UnhandledException.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal(before, await screen.Installation.ContentsAsync());
    }

    private static async Task<PersonView> ViewAsync(InstalledScreen screen) => (await screen.Installation.Get<PersonDetails>()
        .FindAsync((await screen.Installation.TokenAsync()).Login.PersonId, CancellationToken.None))!;

    /// <summary>Opens the dialog on Ann's page, chooses Bo, and confirms.</summary>
    private static async Task<IRenderedComponent<PersonPage>> ConfirmAsync(InstalledScreen screen, Action? meanwhile = null)
    {
        var view = await ViewAsync(screen);
        var bo = (await screen.Installation.Get<PeopleList>().PageAsync(new PeopleQuery { Search = "bo@" }, CancellationToken.None)).Rows.Single();
        var page = screen.Screen.Render<PersonPage>(parameters => parameters.Add(one => one.Id, view.Person.Id));
        var merged = page.FindAll("button").Single(button => button.Text() == "Merge…").ClickAsync();
        meanwhile?.Invoke();
        await page.InvokeAsync(() => screen.Screen.Services.GetRequiredService<DialogService>().Close(bo));
        await merged;
        return page;
    }
}

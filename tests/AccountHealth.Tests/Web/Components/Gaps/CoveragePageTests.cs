using AccountHealth.Core.Installation;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Pages;
using AccountHealth.Web.Hosting;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AccountHealth.Tests.Web.Components.Gaps;

public class CoveragePageTests
{
    private static readonly CsvRow Told = CsvRow.Ann with { Owner = "owner@example.com", Expires = CsvFile.In(60) };
    private static readonly CsvRow ByTwo = CsvRow.Bo with { Owner = "owner@example.com", Expires = CsvFile.In(90) };

    [Fact]
    public async Task Where_everybody_is_told_it_says_so()
    {
        await using var page = await PageScreen.CreateAsync([Policies.Admin, Policies.Ops], (SettingDefinitions.SendingEnabled, "true"));
        await page.Installation.SaveMacroAsync("Early", macro => macro with { NewAccounts = true });
        await page.ImportAsync(Told, ByTwo);

        var shown = page.Open<CoveragePage>("coverage");

        Assert.Equal("Every account has somebody who would be told.", shown.Find("h1").Text());
        Assert.Contains("1 account is watched.", shown.Text(), StringComparison.Ordinal);
        Assert.Empty(shown.FindAll("table"));
    }

    [Fact]
    public async Task Without_accounts_it_offers_to_import_some()
    {
        await using var page = await PageScreen.CreateAsync([Policies.Admin, Policies.Ops]);

        var shown = page.Open<CoveragePage>("coverage");

        Assert.Equal("No accounts yet.", shown.Find("h1").Text());
        Assert.Equal("import", shown.Find("a.primary").GetAttribute("href"));
    }

    [Fact]
    public async Task Reasons_are_totalled_and_lead_to_their_accounts()
    {
        await using var page = await PageScreen.CreateAsync([Policies.Ops]);
        await page.ImportAsync(Told, ByTwo, Told with { Id = "2", Name = "Bakery" }, CsvRow.NoToken with { Id = "3", Name = "Empty" });

        var shown = page.Open<CoveragePage>("coverage");

        Assert.Equal("3 accounts nobody would be told about in time.", shown.Find("h1").Text());
        Assert.Equal(
            ["coverage", "coverage?why=no-macro", "coverage?why=one-person"],
            shown.FindAll(".gaps a").Select(link => link.GetAttribute("href")));
        Assert.Equal("true", shown.Find(".gaps a").GetAttribute("aria-current"));
        Assert.Equal(3, shown.FindAll("tbody tr").Count);
    }

    [Fact]
    public async Task The_address_says_which_reason_is_shown_and_each_row_what_to_do_about_it()
    {
        await using var page = await PageScreen.CreateAsync([Policies.Ops]);
        await page.ImportAsync(Told, ByTwo, Told with { Id = "2", Name = "Bakery" });

        var shown = page.Open<CoveragePage>("coverage?why=one-person");

        var row = Assert.Single(shown.FindAll("tbody tr"));
        Assert.Contains("Bakery X profile owner@example.com 60 days", row.Text(), StringComparison.Ordinal);
        Assert.Contains("No macro One person only Apply a macro (Bakery) Add a second person (Bakery)", row.Text(), StringComparison.Ordinal);
        Assert.Equal(["accounts/x/profile/2", "accounts?q=2&without=macro", "accounts/x/profile/2"], row.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Another_address_shows_another_reason_without_loading_the_page_anew()
    {
        await using var page = await PageScreen.CreateAsync([Policies.Ops]);
        await page.ImportAsync(Told, ByTwo, Told with { Id = "2", Name = "Bakery" });
        var shown = page.Open<CoveragePage>("coverage");

        page.Screen.Services.GetRequiredService<NavigationManager>().NavigateTo("coverage?why=paused");

        shown.WaitForAssertion(() => Assert.Contains("No account: paused", shown.Text(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_keeps_every_mail_from_arriving_stands_above_all_reasons()
    {
        await using var page = await PageScreen.CreateAsync([Policies.Admin, Policies.Ops], ("Mail:Host", "smtp.example.com"));
        await page.ImportAsync(Told);

        var text = page.Open<CoveragePage>("coverage").Text();

        Assert.Contains("There is no admin", text, StringComparison.Ordinal);
        Assert.Contains("Sending is off", text, StringComparison.Ordinal);
        Assert.Contains("The public address is missing", text, StringComparison.Ordinal);
        Assert.DoesNotContain("pick-up folder", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ticked_accounts_can_be_mended_together()
    {
        await using var page = await PageScreen.CreateAsync([Policies.Ops]);
        await page.ImportAsync(Told, Told with { Id = "2", Name = "Bakery" });
        var shown = page.Open<CoveragePage>("coverage?why=no-macro");

        shown.Find("thead input").Change(true);

        Assert.Contains("2 selected", shown.Find(".bulk").Text(), StringComparison.Ordinal);
        Assert.Contains("Apply macro", shown.Find(".bulk").Text(), StringComparison.Ordinal);
    }
}

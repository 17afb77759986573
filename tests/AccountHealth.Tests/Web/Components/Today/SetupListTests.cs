using AccountHealth.Core.Installation;
using AccountHealth.Core.Notices;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Monitoring.Mailing;
using AccountHealth.Monitoring.Previews;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Today;
using AccountHealth.Web.Hosting;
using Bunit;

namespace AccountHealth.Tests.Web.Components.Today;

public class SetupListTests
{
    private static readonly CsvRow Owned = CsvRow.Ann with { Owner = "owner@example.com", Expires = CsvFile.In(60) };

    [Fact]
    public async Task A_new_installation_has_everything_before_it_and_a_place_to_do_it()
    {
        await using var page = await PageScreen.CreateAsync([Policies.Admin]);

        var list = page.Screen.Render<SetupList>();

        Assert.Contains("0 of 7", list.Text(), StringComparison.Ordinal);
        Assert.Equal(
            ["settings#mail-title", "settings#general-title", "import", "import", "macros/new", "settings#mail-title", "settings#sending-title"],
            list.FindAll("li a").Select(link => link.GetAttribute("href")));
        Assert.All(list.FindAll("li"), step => Assert.NotEmpty(step.QuerySelector("small")!.TextContent));
    }

    [Fact]
    public async Task Steps_are_checked_off_by_what_is_so()
    {
        await using var page = await PageScreen.CreateAsync([Policies.Admin], ("Mail:Host", "smtp.example.com"), ("PublicUrl", "https://health.example.com"));
        await page.ImportAsync(Owned, Owned with { Id = "2", Owner = "" });

        var list = page.Screen.Render<SetupList>();

        Assert.Contains("3 of 7", list.Text(), StringComparison.Ordinal);
        Assert.Contains("1 of 2 accounts has none", list.Text(), StringComparison.Ordinal);
        Assert.Equal(["accounts?without=owner", "macros/new", "settings#mail-title", "settings#sending-title"], list.FindAll("li a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task It_goes_away_with_the_last_step()
    {
        await using var page = await PageScreen.CreateAsync(
            [Policies.Admin], ("Mail:Host", "smtp.example.com"), ("PublicUrl", "https://health.example.com"), (SettingDefinitions.SendingEnabled, "true"));
        await page.Installation.SaveMacroAsync("Early", macro => macro with { NewAccounts = true });
        await page.ImportAsync(Owned);
        Assert.Contains("6 of 7", page.Screen.Render<SetupList>().Text(), StringComparison.Ordinal);

        await page.Installation.Get<TestMail>().SendGreetingAsync("ann@example.com", CancellationToken.None);

        Assert.Equal("", page.Screen.Render<SetupList>().Text());
    }

    [Fact]
    public async Task Keeping_the_folder_is_a_decision_that_shows_in_the_settings()
    {
        await using var page = await PageScreen.CreateAsync([Policies.Admin]);
        var list = page.Screen.Render<SetupList>();

        await list.Find("li button").ClickAsync(new());

        Assert.Contains("1 of 7", list.Text(), StringComparison.Ordinal);
        Assert.True((await FactsAsync(page)).IsMailDecided);
    }

    [Fact]
    public async Task Saving_other_settings_decides_nothing_about_mail()
    {
        await using var page = await PageScreen.CreateAsync([Policies.Admin]);

        await page.Installation.Get<SettingsChanges>().SaveAsync(new Dictionary<string, string> { [SettingDefinitions.WarningDays] = "14" }, CancellationToken.None);

        Assert.False((await FactsAsync(page)).IsMailDecided);
    }

    [Fact]
    public async Task A_test_that_was_not_accepted_does_not_count()
    {
        await using var page = await PageScreen.CreateAsync([Policies.Admin]);
        page.Installation.Channel.Answer = _ => new SendResult.Deferred("no such host");

        await page.Installation.Get<TestMail>().SendGreetingAsync("ann@example.com", CancellationToken.None);

        Assert.False((await FactsAsync(page)).IsTestAccepted);
    }

    [Fact]
    public async Task Another_mail_server_has_to_be_tested_anew()
    {
        await using var page = await PageScreen.CreateAsync([Policies.Admin]);
        await page.Installation.Get<TestMail>().SendGreetingAsync("ann@example.com", CancellationToken.None);
        Assert.True((await FactsAsync(page)).IsTestAccepted);

        await page.Installation.Get<SettingsChanges>().SaveAsync(new Dictionary<string, string> { [SettingDefinitions.MailHost] = "smtp.example.com" }, CancellationToken.None);

        Assert.False((await FactsAsync(page)).IsTestAccepted);
    }

    [Fact]
    public async Task Folded_away_it_stays_away_while_the_viewer_stays()
    {
        await using var page = await PageScreen.CreateAsync([Policies.Admin]);
        var list = page.Screen.Render<SetupList>();

        await list.Find(".head button").ClickAsync(new());

        Assert.Empty(list.FindAll("li"));
        Assert.Empty(page.Screen.Render<SetupList>().FindAll("li"));
        Assert.Contains("0 of 7", list.Text(), StringComparison.Ordinal);
    }

    private static Task<SetupFacts> FactsAsync(PageScreen page) => page.Installation.Get<InstallationProgress>().ReadAsync(CancellationToken.None);
}

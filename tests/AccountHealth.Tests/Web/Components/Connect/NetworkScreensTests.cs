using AccountHealth.Core.Networks;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Settings;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Connect;
using AccountHealth.Web.Components.Pages;
using AccountHealth.Web.Hosting;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Radzen;

namespace AccountHealth.Tests.Web.Components.Connect;

/// <summary>What is said of the networks themselves.</summary>
public class NetworkScreensTests
{
    [Fact]
    public async Task A_network_that_gives_no_answer_is_said_of_the_network_and_of_no_account()
    {
        await using var installation = await ConnectingInstallation.CreateAsync(new HarbourConnector());
        await StoreAsync(
            installation,
            new NetworkCondition { Network = HarbourConnector.Id, Reason = ReasonCodes.NetworkOutage, Since = Times.Now - TimeSpan.FromMinutes(20) },
            new NetworkCondition { Network = "x", Reason = ReasonCodes.RateLimited, Since = Times.Now, Until = Times.Now + TimeSpan.FromMinutes(15) },
            new NetworkCondition { Network = "linkedin", Reason = ReasonCodes.AppMisconfigured, Detail = "invalid_client", Since = Times.Now });
        await using var admin = PageScreen.On(installation, Policies.Admin, Policies.Ops);
        await using var owner = PageScreen.On(installation, Policies.Owner);

        var notes = admin.Open<NetworkStateNotes>().FindAll(".note").Select(Rendered.Text).ToList();

        Assert.Equal($"Harbour: not answering since {Times.Now - TimeSpan.FromMinutes(20):HH:mm}. No account’s state is changed by that.", notes[0]);
        Assert.Contains($"X asks us to wait until {Times.Now + TimeSpan.FromMinutes(15):HH:mm}. No account’s state is changed by that.", notes);
        Assert.Contains("LinkedIn refuses our app: invalid_client. See its settings No account’s state is changed by that.", notes);
        Assert.DoesNotContain("invalid_client", owner.Open<NetworkStateNotes>().Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lifespans_say_what_tokens_really_said_and_mark_what_is_not_as_assumed()
    {
        await using var installation = await ConnectingInstallation.CreateAsync(new HarbourConnector());
        var seen = new ObservedLifespan { Network = HarbourConnector.Id, Clock = ClockKind.Access };
        seen.Add(TimeSpan.FromDays(60), Times.Now);
        await StoreAsync(installation, seen);
        await using var screen = PageScreen.On(installation, Policies.Admin, Policies.Ops);
        Assert.StartsWith("60 days from 1 token, last 60 days on", Cell(screen), StringComparison.Ordinal);
        Assert.DoesNotContain("Not what is assumed", Cell(screen), StringComparison.Ordinal);

        await installation.QueryAsync(async context =>
        {
            (await context.ObservedLifespans.FindAsync(HarbourConnector.Id, ClockKind.Access))!.Add(TimeSpan.FromDays(30), Times.Now);
            return await context.SaveChangesAsync();
        });

        Assert.StartsWith("30 days to 60 days from 2 tokens, last 30 days on", Cell(screen), StringComparison.Ordinal);
        Assert.EndsWith("Not what is assumed", Cell(screen), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60, false)]
    [InlineData(55, false)]
    [InlineData(66, false)]
    [InlineData(53, true)]
    [InlineData(67, true)]
    public void A_tenth_more_or_less_is_the_same(int days, bool differs)
    {
        var seen = new ObservedLifespan();
        seen.Add(TimeSpan.FromDays(days), Times.Now);

        Assert.Equal(differs, seen.DiffersFrom(TimeSpan.FromDays(60)));
        Assert.False(seen.DiffersFrom(null));
    }

    [Fact]
    public async Task A_network_is_set_up_on_its_page_and_its_secret_is_never_shown_again()
    {
        await using var installation = await ConnectingInstallation.CreateAsync(new HarbourConnector(), isSetUp: false);
        await using var screen = PageScreen.On(installation, Policies.Admin);
        var page = screen.Screen.Render<NetworkSettingsPage>(parameters => parameters.Add(one => one.Network, HarbourConnector.Id));
        Assert.Contains("Not set up", page.Find(".top").Text(), StringComparison.Ordinal);
        Assert.Equal("http://localhost/connect/return", page.Find("input[readonly]").GetAttribute("value"));

        await Field(page, "Requests per second at most").ChangeAsync("many");
        await page.Find("form").SubmitAsync();
        Assert.StartsWith("It has to be a number from 0.01 to 10000", page.Find("[role=alert]").Text(), StringComparison.Ordinal);
        await Field(page, "Requests per second at most").ChangeAsync("2");
        await Field(page, "Client id").ChangeAsync("my-app");
        await Field(page, "Client secret").ChangeAsync("my-sekret");
        await page.Find("form").SubmitAsync();

        Assert.EndsWith("Set up", page.Find(".top").Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("my-sekret", page.Markup, StringComparison.Ordinal);
        Assert.Equal("stored; type to replace", Field(page, "Client secret").GetAttribute("placeholder"));
        var settings = await installation.QueryAsync(context => installation.Get<SettingsStore>().LoadAsync(context, CancellationToken.None));
        Assert.Equal("my-sekret", settings.Networks.AccessTo(new HarbourConnector(), "default")!.ClientSecret.Reveal());
    }

    [Fact]
    public async Task A_stored_secret_can_be_removed_and_who_depends_on_it_is_said_first()
    {
        await using var installation = await StoredAsync();
        Assert.Empty((await installation.ImportAsync(CsvFile.Of(ConnectingInstallation.Row))).Problems);
        await using var screen = PageScreen.On(installation, Policies.Admin);
        var page = screen.Screen.Render<NetworkSettingsPage>(parameters => parameters.Add(one => one.Network, HarbourConnector.Id));

        await RemoveAsync(screen, page, answer: false);
        Assert.Equal("stored; type to replace", Field(page, "Client secret").GetAttribute("placeholder"));
        await RemoveAsync(screen, page, answer: true);

        Assert.Equal("none", Field(page, "Client secret").GetAttribute("placeholder"));
        Assert.Contains("The secret is removed.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Not set up", page.Find(".top").Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Remove the stored secret", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_asked_where_no_token_depends_on_the_secret()
    {
        await using var installation = await StoredAsync();
        await using var screen = PageScreen.On(installation, Policies.Admin);
        var page = screen.Screen.Render<NetworkSettingsPage>(parameters => parameters.Add(one => one.Network, HarbourConnector.Id));

        await page.FindAll("button").Single(one => one.Text() == "Remove the stored secret").ClickAsync();

        Assert.Equal("none", Field(page, "Client secret").GetAttribute("placeholder"));
    }

    [Fact]
    public async Task What_configuration_sets_is_locked()
    {
        await using var installation = await ConnectingInstallation.CreateAsync(new HarbourConnector());
        await using var screen = PageScreen.On(installation, Policies.Admin);

        var page = screen.Screen.Render<NetworkSettingsPage>(parameters => parameters.Add(one => one.Network, HarbourConnector.Id));

        Assert.True(Field(page, "Client id").HasAttribute("disabled"));
        Assert.Contains("Set by configuration: AccountHealth__Networks__harbour__ClientId", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Remove the stored secret", page.Text(), StringComparison.Ordinal);
    }

    /// <summary>Our app at Harbour is set up on its page.</summary>
    private static async Task<TestInstallation> StoredAsync()
    {
        var installation = await ConnectingInstallation.CreateAsync(new HarbourConnector(), isSetUp: false);
        Assert.Empty(await installation.Get<SettingsChanges>().SaveAsync(
            new Dictionary<string, string> { ["Networks:harbour:ClientId"] = "my-app", ["Networks:harbour:ClientSecret"] = "my-sekret" }, CancellationToken.None));
        return installation;
    }

    /// <summary>Clicks, and answers the question that comes.</summary>
    private static async Task RemoveAsync(PageScreen screen, IRenderedComponent<NetworkSettingsPage> page, bool answer)
    {
        var dialogs = screen.Screen.Services.GetRequiredService<DialogService>();
        var opened = new TaskCompletionSource();
        dialogs.OnOpen += (_, _, _, _) => opened.TrySetResult();
        var clicked = page.FindAll("button").Single(one => one.Text() == "Remove the stored secret").ClickAsync();
        await opened.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await page.InvokeAsync(() => dialogs.Close(answer));
        await clicked;
    }

    private static string Cell(PageScreen screen) => screen.Open<LifespansPage>().Find("section[aria-labelledby=clocks-harbour] td[data-label='Tokens really said']").Text();

    private static AngleSharp.Dom.IElement Field(IRenderedComponent<NetworkSettingsPage> page, string label) =>
        page.FindAll("label.field").Single(one => one.Text().StartsWith(label, StringComparison.Ordinal)).QuerySelector("input")!;

    private static Task<int> StoreAsync(TestInstallation installation, params object[] rows) => installation.QueryAsync(context =>
    {
        context.AddRange(rows);
        return context.SaveChangesAsync();
    });
}

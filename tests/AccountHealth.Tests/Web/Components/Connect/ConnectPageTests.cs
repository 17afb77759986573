using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Pages;
using AccountHealth.Web.Hosting;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AccountHealth.Tests.Web.Components.Connect;

public class ConnectPageTests
{
    [Fact]
    public async Task Each_way_to_sign_in_says_what_it_offers_and_whether_it_is_set_up()
    {
        await using var installation = await ConnectingInstallation.CreateAsync(new HarbourConnector());
        await using var screen = PageScreen.On(installation, Policies.Admin, Policies.Ops);

        var page = screen.Open<ConnectPage>();

        var ways = page.FindAll(".ways li").Select(Rendered.Text).ToList();
        Assert.Contains("Harbour Harbour pages and ad accounts Sign in at Harbour", ways);
        var x = page.FindAll(".ways li").Single(one => one.Text().StartsWith("X ", StringComparison.Ordinal));
        Assert.Equal("X X profiles Not set up Set up", x.Text());
        Assert.Equal("settings/networks/x", x.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Choosing_one_leads_to_the_networks_own_sign_in()
    {
        await using var installation = await ConnectingInstallation.CreateAsync(new HarbourConnector());
        await using var screen = PageScreen.On(installation, Policies.Admin, Policies.Ops);
        var page = screen.Open<ConnectPage>();

        await page.FindAll("button").Single(one => one.Text() == "Sign in at Harbour").ClickAsync();

        var navigation = (BunitNavigationManager)screen.Screen.Services.GetRequiredService<NavigationManager>();
        var went = navigation.History.First();
        Assert.StartsWith("https://harbour.test/consent?state=", went.Uri, StringComparison.Ordinal);
        Assert.True(went.Options.ForceLoad);
    }
}

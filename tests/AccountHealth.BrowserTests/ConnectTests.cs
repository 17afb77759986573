using AccountHealth.BrowserTests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AccountHealth.BrowserTests;

/// <summary>Accounts come from a network's own sign-in, whoever does it and whatever they leave out there.</summary>
[Collection(WithNetworks.Name)]
public class ConnectTests(Networks networks)
{
    private readonly Sandbox _sandbox = networks.Sandbox;
    private readonly IPage _admin = networks.Admin;

    [Fact]
    public async Task An_account_is_added_by_signing_in_at_its_network_and_choosing_from_what_it_offers()
    {
        await _sandbox.AddPersonAsync("Rosa Silva");
        await _sandbox.AddAccountAsync("linkedin", "page", "101", "Kestrel Air", "Rosa Silva");
        await _sandbox.AddAccountAsync("linkedin", "ad-account", "102", "Kestrel campaigns", "Rosa Silva");

        await _admin.OpenAsync("/accounts");
        await _admin.GetByRole(AriaRole.Link, new() { Name = "Add account" }).First.ClickAsync();
        await _admin.ChooseAsync("Sign in at LinkedIn");
        await _admin.SignInAtNetworkAsync("Rosa Silva");
        await Expect(_admin.Title()).ToHaveTextAsync("Rosa Silva signed in at LinkedIn.");
        await Expect(_admin.Row("Kestrel Air")).ToContainTextAsync("LinkedIn page");
        await Expect(_admin.Row("Kestrel Air")).ToContainTextAsync("New");
        await Expect(_admin.Row("Kestrel campaigns")).ToContainTextAsync("LinkedIn ad account");
        await _admin.WatchAsync("", "Kestrel Air", "Kestrel campaigns");

        await Expect(_admin.Title()).ToHaveTextAsync("2 accounts added.");
        await _admin.GetByRole(AriaRole.Link, new() { Name = "Kestrel Air" }).ClickAsync();
        await Expect(_admin.Title()).ToHaveAccessibleNameAsync("Kestrel Air Active");
        await Expect(_admin.Row("Rosa Silva").First).ToContainTextAsync("In use");
        await Expect(_admin.GetByText("Rosa Silva: connected")).ToBeVisibleAsync();
        // Her profile was offered, too, but not chosen.
        Assert.Equal(2, (await networks.StoredAsync()).Split('\n').Count(row => row.Contains("Rosa Silva", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_second_person_connects_the_same_account_in_the_same_flow_and_stands_by()
    {
        await _sandbox.AddPersonAsync("Omar Haddad");
        await _sandbox.AddPersonAsync("Ines Jansen");
        await _sandbox.AddAccountAsync("facebook", "page", "111", "Maple Bank", "Omar Haddad", "Ines Jansen");
        await _sandbox.AddAccountAsync("facebook", "page", "112", "Maple Loans", "Ines Jansen");
        await networks.ConnectAsync("Facebook", "Omar Haddad", "", "Maple Bank");

        await _admin.OpenAsync("/connect");
        await _admin.ChooseAsync("Sign in at Facebook");
        await _admin.SignInAtNetworkAsync("Ines Jansen");
        await Expect(_admin.Row("Maple Bank")).ToContainTextAsync("Watched");
        await Expect(_admin.Row("Maple Bank")).ToContainTextAsync("Gets Ines Jansen’s token beside its others");
        await Expect(_admin.Row("Maple Loans")).ToContainTextAsync("New");
        await _admin.WatchAsync("", "Maple Bank", "Maple Loans");

        await Expect(_admin.Title()).ToHaveTextAsync("1 account added, 1 got Ines Jansen’s token as standby.");
        await _admin.GetByRole(AriaRole.Link, new() { Name = "Maple Bank" }).ClickAsync();
        await Expect(_admin.Row("Omar Haddad").First).ToContainTextAsync("In use");
        await Expect(_admin.Row("Ines Jansen").First).ToContainTextAsync("Standby");
        await _admin.OpenAsync("/accounts?q=maple+bank");
        await Expect(_admin.Row("Maple Bank")).ToContainTextAsync("2 people");
    }

    [Fact]
    public async Task What_was_left_out_at_the_network_is_named_and_asked_for_again_and_nothing_stored_changes()
    {
        await _sandbox.AddPersonAsync("Tess Ueda");
        await _sandbox.AddAccountAsync("facebook", "page", "121", "Corner Deli", "Tess Ueda");
        await _sandbox.AddAccountAsync("facebook", "page", "122", "Corner Kiosk", "Tess Ueda");
        await networks.ConnectAsync("Facebook", "Tess Ueda", "", "Corner Deli", "Corner Kiosk");
        var before = await networks.StoredAsync();

        await _admin.OpenAsync("/connect");
        await _admin.ChooseAsync("Sign in at Facebook");
        await _admin.SignInAtNetworkAsync("Tess Ueda", "Read content posted on the Page", "Corner Kiosk");

        await Expect(_admin.GetByText("Missing: see what pages post (pages_read_engagement).")).ToBeVisibleAsync();
        await Expect(_admin.GetByText("1 account of this login was not offered this time: Corner Kiosk")).ToBeVisibleAsync();
        await Expect(_admin.Row("Corner Kiosk")).ToHaveCountAsync(0);
        Assert.Equal(before, await networks.StoredAsync());
        await _admin.ChooseAsync("Ask again");
        await _admin.SignInAtNetworkAsync("Tess Ueda");
        await Expect(_admin.Row("Corner Kiosk")).ToContainTextAsync("already on it");
        await Expect(_admin.GetByText("Missing:")).ToHaveCountAsync(0);
        await Expect(_admin.GetByText("not offered")).ToHaveCountAsync(0);
        Assert.Equal(before, await networks.StoredAsync());
    }

    [Theory]
    [InlineData("LinkedIn")]
    [InlineData("Facebook")]
    public async Task Whoever_says_no_at_the_network_is_told_what_happened_and_nothing_is_stored(string network)
    {
        var before = await networks.StoredAsync();
        await _admin.OpenAsync("/connect");
        await _admin.ChooseAsync($"Sign in at {network}");
        await _admin.ToConsentAsync("Ann Berg");

        await _admin.ChooseAsync("Cancel");

        await Expect(_admin.Title()).ToHaveTextAsync($"{network} was told no.");
        await Expect(_admin.GetByText("Nothing stored was changed.")).ToBeVisibleAsync();
        await Expect(_admin.GetByRole(AriaRole.Button, new() { Name = "Try again" })).ToBeVisibleAsync();
        Assert.Equal(before, await networks.StoredAsync());
    }

    [Fact]
    public async Task What_a_browser_brings_back_works_once_for_whoever_began_it()
    {
        await _sandbox.AddPersonAsync("Wen Zhou");
        await _sandbox.AddAccountAsync("facebook", "page", "131", "Lumen Optics", "Wen Zhou");
        await _admin.OpenAsync("/connect");
        await _admin.ChooseAsync("Sign in at Facebook");
        var used = await _admin.SignInAtNetworkAsync("Wen Zhou");
        await _admin.WatchAsync("", "Lumen Optics");
        var before = await networks.StoredAsync();

        await _admin.GotoAsync(used);
        await Expect(_admin.Title()).ToHaveTextAsync("This is done already.");

        // The code of one sign-in in the address of another.
        await _admin.OpenAsync("/connect");
        await _admin.ChooseAsync("Sign in at Facebook");
        await _admin.WaitForURLAsync("**/consent/**");
        await _admin.GotoAsync($"/connect/return?code={Parameter(used, "code")}&state={Parameter(_admin.Url, "state")}");
        await Expect(_admin.Title()).ToHaveTextAsync("Facebook refused what it had just sent.");
        await Expect(_admin.GetByText("Nothing stored was changed.")).ToBeVisibleAsync();

        await _admin.GotoAsync($"/connect/return?code={Parameter(used, "code")}&state=of-somebody-else");
        await Expect(_admin.Title()).ToHaveTextAsync("Nothing was begun here for you.");
        Assert.Equal(before, await networks.StoredAsync());
    }

    private static string Parameter(string url, string name) =>
        url.Split('?', '&').Single(one => one.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..];
}

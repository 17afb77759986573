using AccountHealth.BrowserTests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AccountHealth.BrowserTests;

/// <summary>A login signs in again: the one that is expected repairs what it serves, another one takes nobody's place.</summary>
[Collection(WithNetworks.Name)]
public class ReconnectTests(Networks networks)
{
    private readonly Sandbox _sandbox = networks.Sandbox;
    private readonly IPage _admin = networks.Admin;

    [Fact]
    public async Task One_sign_in_by_the_expected_login_repairs_all_its_accounts_and_says_how_many()
    {
        await _sandbox.AddPersonAsync("Bo Singh");
        await _sandbox.AddAccountAsync("linkedin", "page", "201", "Delta Cycles", "Bo Singh");
        await _sandbox.AddAccountAsync("linkedin", "ad-account", "202", "Delta campaigns", "Bo Singh");
        await networks.ConnectAsync("LinkedIn", "Bo Singh", "", "Delta Cycles", "Delta campaigns");
        await _sandbox.OrderAsync("revoke", new { network = "linkedin", person = "Bo Singh" });
        await _admin.RunCheckAsync("Verify");
        await _admin.OpenAsync("/accounts/linkedin/page/201");
        await Expect(_admin.Title()).ToHaveAccessibleNameAsync("Delta Cycles Deactivated");

        await _admin.ChooseAsync("Reconnect Bo Singh…");
        var dialog = _admin.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("Sign in as Bo Singh (bosingh@agency.example) at LinkedIn.");
        await Expect(dialog).ToContainTextAsync("Signing in repairs the 2 accounts that use it.");
        await _admin.ChooseAsync("Go to LinkedIn");
        await _admin.SignInAtNetworkAsync("Bo Singh");

        await Expect(_admin.Title()).ToHaveTextAsync("Bo Singh’s LinkedIn sign-in is renewed: 2 accounts repaired.");
        await _admin.GetByRole(AriaRole.Link, new() { Name = "Back to the account" }).ClickAsync();
        await Expect(_admin.Title()).ToHaveAccessibleNameAsync("Delta Cycles Active");
        await _admin.OpenAsync("/accounts/linkedin/ad-account/202");
        await Expect(_admin.Title()).ToHaveAccessibleNameAsync("Delta campaigns Active");
        // The same authorization is used again, not a second one.
        await Expect(_admin.GetByLabel("Actions for Bo Singh")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Another_login_is_not_stored_over_the_expected_one_but_can_be_added_beside_it()
    {
        await _sandbox.AddPersonAsync("Keiko Eriksen");
        await _sandbox.AddPersonAsync("Quang Tran");
        await _sandbox.AddAccountAsync("facebook", "page", "211", "Casa Verde", "Keiko Eriksen", "Quang Tran");
        await networks.ConnectAsync("Facebook", "Keiko Eriksen", "", "Casa Verde");
        var before = await networks.StoredAsync();
        await _admin.OpenAsync("/accounts/facebook/page/211");
        await _admin.GetByLabel("Actions for Keiko Eriksen").ClickAsync();
        await _admin.ChooseAsync("Reconnect…");
        await _admin.ChooseAsync("Go to Facebook");

        await _admin.SignInAtNetworkAsync("Quang Tran");

        await Expect(_admin.Title()).ToHaveTextAsync("Quang Tran signed in, Keiko Eriksen was expected.");
        await Expect(_admin.GetByText("Nothing stored was changed")).ToBeVisibleAsync();
        Assert.Equal(before, await networks.StoredAsync());
        await _admin.ChooseAsync("Add Quang Tran as another authorization");
        await Expect(_admin.GetByRole(AriaRole.Checkbox, new() { Name = "Casa Verde" })).ToBeCheckedAsync();
        await _admin.WatchAsync("", "Casa Verde");
        await Expect(_admin.Title()).ToHaveTextAsync("1 account got Quang Tran’s token as standby.");
        await _admin.OpenAsync("/accounts/facebook/page/211");
        await Expect(_admin.Row("Keiko Eriksen").First).ToContainTextAsync("In use");
        await Expect(_admin.Row("Quang Tran").First).ToContainTextAsync("Standby");
    }

    [Theory]
    [InlineData("Read content posted on the Page", "Missing: see what pages post (pages_read_engagement).", "221", "Ida Holm")]
    [InlineData("Tea House", "1 account of this login was not offered this time: Tea House", "222", "Udo Kern")]
    public async Task A_login_that_leaves_something_out_this_time_changes_nothing_unasked(string leftOut, string says, string id, string person)
    {
        await _sandbox.AddPersonAsync(person);
        await _sandbox.AddAccountAsync("facebook", "page", id, "Tea House", person);
        await _sandbox.AddAccountAsync("facebook", "page", id + "0", "Coffee House", person);
        await networks.ConnectAsync("Facebook", person, "", "Tea House", "Coffee House");
        var before = await networks.StoredAsync();
        await _admin.OpenAsync("/accounts/facebook/page/" + id);
        await _admin.GetByLabel($"Actions for {person}").ClickAsync();
        await _admin.ChooseAsync("Reconnect…");
        await _admin.ChooseAsync("Go to Facebook");

        await _admin.SignInAtNetworkAsync(person, leftOut);

        await Expect(_admin.Title()).ToHaveTextAsync($"{person} signed in, and something is missing.");
        await Expect(_admin.GetByText(says)).ToBeVisibleAsync();
        await Expect(_admin.GetByText("Nothing stored was changed.")).ToBeVisibleAsync();
        Assert.Equal(before, await networks.StoredAsync());
        await _admin.ChooseAsync("Ask again");
        await _admin.SignInAtNetworkAsync(person);
        await Expect(_admin.Title()).ToHaveTextAsync($"{person}’s Facebook sign-in is renewed: 2 accounts repaired.");
    }
}

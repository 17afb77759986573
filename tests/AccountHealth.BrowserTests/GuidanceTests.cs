using AccountHealth.BrowserTests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AccountHealth.BrowserTests;

/// <summary>What a mail says about a reason is tested with the mails.</summary>
[Collection(WithDemo.Name)]
public class GuidanceTests(Browser browser, Demo demo)
{
    private const string Checkpoint = "Clear the cookies and the history of the browser";
    private const string Revoked = "Look at the other accounts of this login in Account Health";

    [Fact]
    public async Task From_the_overview_to_a_network_to_a_reason_whose_own_link_opens_it_again()
    {
        var page = await demo.PageAsync(browser);
        await page.OpenAsync("/guidance");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Facebook" }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("A Facebook token ends 60 days after consent.");
        await Expect(page.GetByText(Checkpoint)).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Security check pending" }).ClickAsync();
        await Expect(page.GetByText(Checkpoint)).ToBeVisibleAsync();

        var own = page.GetByRole(AriaRole.Link, new() { Name = "Link to this reason" });
        await Expect(own).ToHaveCountAsync(1);
        await own.ClickAsync();
        await page.WaitForURLAsync("**/guidance/facebook#security-checkpoint");

        var reader = await page.Context.NewPageAsync();
        await reader.GotoAsync(page.Url);
        await Expect(reader.GetByText(Checkpoint)).ToBeVisibleAsync();
        await Expect(reader.GetByRole(AriaRole.Heading, new() { Name = "Security check pending" })).ToBeInViewportAsync();
        await Expect(reader.GetByText(Revoked)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_search_finds_a_reason_and_leads_to_it()
    {
        var page = await demo.PageAsync(browser);
        await page.OpenAsync("/guidance");

        await page.GetByRole(AriaRole.Searchbox).FillAsync("cookies history");
        await page.GetByRole(AriaRole.Link, new() { Name = "Facebook: Security check pending" }).ClickAsync();

        await page.WaitForURLAsync("**/guidance/facebook#security-checkpoint");
        await Expect(page.GetByText(Checkpoint)).ToBeVisibleAsync();
        await Expect(page.GetByText(Revoked)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_search_for_what_no_text_holds_says_so()
    {
        var page = await demo.PageAsync(browser);
        await page.OpenAsync("/guidance");

        await page.GetByRole(AriaRole.Searchbox).FillAsync("zeppelin");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Nothing found" })).ToBeVisibleAsync();
        await Expect(page.GetByText("No text holds “zeppelin”.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Every_network_s_page_links_to_the_settings_page_of_that_network()
    {
        (string Network, string Link, string Address)[] all =
        [
            ("Facebook", "Business Integrations", "https://www.facebook.com/settings?tab=business_tools"),
            ("Instagram", "Apps and websites", "https://www.instagram.com/accounts/manage_access/"),
            ("LinkedIn", "Permitted services", "https://www.linkedin.com/psettings/permitted-services"),
            ("X", "Connected apps", "https://x.com/settings/connected_apps"),
            ("Pinterest", "Security", "https://www.pinterest.com/settings/security"),
            ("YouTube", "Third-party apps & services", "https://myaccount.google.com/connections"),
            ("TikTok", "Apps and services permissions", "https://www.tiktok.com/setting"),
            ("Snapchat", "Connected apps", "https://accounts.snapchat.com/"),
            ("Google Business", "Third-party apps & services", "https://myaccount.google.com/connections"),
        ];
        var page = await demo.PageAsync(browser);
        await page.OpenAsync("/guidance");
        var tabs = page.GetByRole(AriaRole.Navigation, new() { Name = "Network" });
        await Expect(tabs.GetByRole(AriaRole.Link)).ToHaveCountAsync(all.Length + 2);

        foreach (var (network, link, address) in all)
        {
            await tabs.GetByRole(AriaRole.Link, new() { Name = network, Exact = true }).ClickAsync();
            await Expect(tabs.GetByRole(AriaRole.Link, new() { Name = network, Exact = true })).ToHaveAttributeAsync("aria-current", "true");
            var settings = page.GetByRole(AriaRole.Region, new() { Name = "Token timeline" }).GetByRole(AriaRole.Link, new() { Name = link, Exact = true });
            await Expect(settings).ToHaveAttributeAsync("href", address);
            await Expect(settings).ToHaveAttributeAsync("rel", "noopener noreferrer");
        }
    }
}

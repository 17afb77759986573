using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AccountHealth.BrowserTests.Running;

/// <summary>What people do at a network's own sign-in, and when they come back from it.</summary>
internal static class NetworkVisit
{
    /// <summary>Signs in there and agrees to all but what is left out; answers the address that the browser came back to.</summary>
    public static async Task<string> SignInAtNetworkAsync(this IPage page, string person, params string[] leftOut)
    {
        await page.ToConsentAsync(person);
        foreach (var one in leftOut)
        {
            await page.GetByLabel(one, new() { Exact = true }).UncheckAsync();
        }

        var back = await page.RunAndWaitForRequestAsync(() => page.ChooseAsync("Agree"), request => request.Url.Contains("/connect/return?", StringComparison.Ordinal));
        await page.LiveAsync();
        return back.Url;
    }

    /// <summary>Signs in there, up to the question what to agree to.</summary>
    public static async Task ToConsentAsync(this IPage page, string person)
    {
        await page.GetByLabel(person, new() { Exact = true }).CheckAsync();
        await page.ChooseAsync("Sign in");
    }

    /// <summary>Chooses from what is offered, and only these.</summary>
    /// <param name="owner">Of accounts that are new; empty for nobody.</param>
    public static async Task WatchAsync(this IPage page, string owner, params string[] accounts)
    {
        foreach (var account in accounts)
        {
            await page.GetByRole(AriaRole.Checkbox, new() { Name = account, Exact = true }).CheckAsync();
        }

        await page.GetByLabel("Owner of new accounts").FillAsync(owner);
        await page.ChooseAsync(accounts.Length == 1 ? "Watch 1 account" : $"Watch {accounts.Length} accounts");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = accounts[0], Exact = true })).ToBeVisibleAsync();
    }

    /// <summary>The page's own first words.</summary>
    public static ILocator Title(this IPage page) => page.GetByRole(AriaRole.Heading, new() { Level = 1 });
}

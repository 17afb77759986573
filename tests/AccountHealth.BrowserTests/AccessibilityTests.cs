using AccountHealth.BrowserTests.Running;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AccountHealth.BrowserTests;

/// <summary>axe on every page of the demo, dark and wide, and light and narrow.</summary>
[Collection(WithDemo.Name)]
public class AccessibilityTests(Browser browser, Demo demo)
{
    private const int Narrow = 390;
    private const int Wide = 1280;

    private static readonly string LastDay = TimeProvider.System.GetUtcNow().AddDays(25).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static readonly string[] Pages =
    [
        "/", "/accounts", "/accounts?q=nothing-matches-this", "/accounts/linkedin/ad-account/508213977", "/accounts/facebook/page/508219839",
        "/accounts/none/page/1", "/people", "/people?q=nothing-matches-this", "/people/9", "/people/9?leaves=" + LastDay, "/people/999999",
        "/guidance", "/guidance?q=password", "/guidance/facebook#security-checkpoint", "/guidance/general", "/guidance/nowhere", "/lifespans",
        "/macros", "/macros/new", "/macros/1", "/coverage", "/coverage?why=one-person", "/coverage?why=no-recipient",
        "/notices", "/checks", "/import", "/users", "/settings", "/settings/networks/linkedin", "/settings/networks/tiktok", "/settings/networks/nowhere",
        "/connect", "/connect/unknown", "/change-password", "/sign-in/ask", "/sign-in/link", "/nowhere",
    ];

    /// <summary>Loaded, and alive where it comes alive: while the circuit takes the page over, its title is away for a moment.</summary>
    private const string Settled =
        """
        () => document.title && document.querySelector('h1') && !document.querySelector('.busy')
          && document.querySelector('[data-live]')?.dataset.live !== 'no'
        """;

    [Theory]
    // Each page in both themes and at both widths; all four pairs would take twice as long and find the same.
    [InlineData(true, Wide)]
    [InlineData(false, Narrow)]
    public async Task No_page_shuts_anybody_out(bool dark, int width)
    {
        var page = await demo.PageAsync(browser, dark, width);
        var found = new List<string>();

        foreach (var path in Pages.Append(await OpenChoiceAsync(page, dark ? "Ann Berg" : "Bo Lind")))
        {
            await page.GotoAsync(path);
            await page.WaitForFunctionAsync(Settled);
            var result = await page.RunAxe();
            found.AddRange(result.Violations.Select(violation => $"{path}: {violation.Id} ({violation.Impact}) {violation.Help}: {violation.Nodes[0].Html}"));
            var overflow = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            found.AddRange(overflow > 0 ? [$"{path}: scrolls {overflow} px sideways"] : []);
        }

        Assert.Empty(found);
    }

    /// <summary>Comes back from a network with something to choose from, and with something left out there. Facebook asks each person only once.</summary>
    private static async Task<string> OpenChoiceAsync(IPage page, string person)
    {
        await page.OpenAsync("/connect");
        await page.ChooseAsync("Sign in at Facebook");
        await page.SignInAtNetworkAsync(person, "Read content posted on the Page");
        return new Uri(page.Url).AbsolutePath;
    }

    [Theory]
    [InlineData(false, Wide)]
    [InlineData(true, Narrow)]
    public async Task Nor_do_the_pages_before_signing_in(bool dark, int width)
    {
        await using var product = Product.New();
        await product.StartAsync();
        var page = await browser.PageAsync(product.Url, dark, width);

        await page.GotoAsync("/");
        var setUp = await page.RunAxe();
        await page.SetUpAsync(product);
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/sign-in");
        var signIn = await page.RunAxe();

        Assert.Empty(setUp.Violations.Concat(signIn.Violations).Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}"));
    }
}

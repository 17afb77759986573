using System.Globalization;
using System.Text.Json;
using AccountHealth.BrowserTests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AccountHealth.BrowserTests;

/// <summary>Three pages whose tokens do not tell their end, so that 60 days are assumed of them, and one whose token does.</summary>
[Collection(WithBrowser.Name)]
public class LifespanTests(Browser browser)
{
    private const string Longest = "Kestrel Air";
    private const string Middle = "Maple Bank";
    private const string Over = "Corner Bakery";
    private const string Told = "Quill Books";

    private static readonly (string Account, int IssuedDaysAgo)[] Estimated = [(Longest, 5), (Middle, 20), (Over, 40)];

    [Fact]
    public async Task A_clock_set_moves_the_dates_it_showed_and_those_only_until_the_published_value_counts_again()
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var product = await Installed.WithAsync(
            [],
            AccountFile.Page("1", Longest, "", "Rosa Silva", null, issuedDaysAgo: 5),
            AccountFile.Page("2", Middle, "", "Omar Haddad", null, issuedDaysAgo: 20),
            AccountFile.Page("3", Over, "", "Tess Ueda", null, issuedDaysAgo: 40),
            AccountFile.Page("4", Told, "", "Ines Jansen", TimeSpan.FromDays(50)));
        await product.StartAsync();
        var page = await browser.PageAsync(product.Url);
        await page.SetUpAsync(product);
        var before = await AccountsAsync(product);
        Assert.All(Estimated, one => Assert.Equal(Madrid(now.AddDays(60 - one.IssuedDaysAgo)), before[one.Account].Day));
        await ShownAsync(page, (Longest, "55 days"), (Middle, "40 days"), (Over, "20 days"), (Told, "50 days"));

        await page.OpenAsync("/lifespans");
        await page.ChooseAsync("Set Facebook access");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Number").FillAsync("30");
        await page.ChooseAsync("Show what moves");
        await Expect(dialog.GetByRole(AriaRole.Heading, new() { Name = "3 dates move" })).ToBeVisibleAsync();
        await Expect(dialog.GetByText("4 accounts hang on tokens of this network")).ToBeVisibleAsync();
        await Expect(dialog.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(3);
        var shown = await dialog.GetByRole(AriaRole.Listitem).AllInnerTextsAsync();

        await page.ChooseAsync("Save");
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("why, and where it is written");
        Assert.Equal(before, await AccountsAsync(product));
        await dialog.GetByLabel("Note").FillAsync("Their letter of 3 March says thirty days.");
        await page.ChooseAsync("Save");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(page.Row("30 days").Filter(new() { HasText = "Their letter of 3 March says thirty days." })).ToContainTextAsync("published: 60 days");

        var after = await AccountsAsync(product);
        var moved = before.Keys.Where(name => after[name] != before[name]).ToList();
        Assert.Equal([Over, Longest, Middle], moved.Order(StringComparer.Ordinal));
        Assert.All(moved, name => Assert.Contains($"{name}{before[name].Said} → {after[name].Said}", shown.Select(OneLine)));
        Assert.Equal(Madrid(now.AddDays(25)), after[Longest].Day);
        Assert.Equal(Madrid(now.AddDays(10)), after[Middle].Day);
        Assert.Equal("unverified", after[Over].Status);
        await ShownAsync(page, (Longest, "25 days"), (Middle, "10 days"), (Over, "probably ended"), (Told, "50 days"));

        await page.OpenAsync("/lifespans");
        await page.ChooseAsync("Use the published value of Facebook access");
        await page.ChooseAsync("Show what moves");
        await Expect(dialog.GetByRole(AriaRole.Heading, new() { Name = "3 dates move" })).ToBeVisibleAsync();
        await page.ChooseAsync("Use the published value");
        await Expect(page.GetByText("published: 60 days")).ToHaveCountAsync(0);
        Assert.Equal(before, await AccountsAsync(product));
        await ShownAsync(page, (Longest, "55 days"), (Middle, "40 days"), (Over, "20 days"), (Told, "50 days"));
    }

    private static async Task ShownAsync(IPage page, params (string Account, string Says)[] rows)
    {
        await page.OpenAsync("/accounts");
        foreach (var (account, says) in rows)
        {
            await Expect(page.Row(account)).ToContainTextAsync(says);
        }
    }

    private static string OneLine(string text) => string.Concat(text.Split('\n', '\r', '\t')).Trim();

    private static DateOnly Madrid(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeBySystemTimeZoneId(instant, "Europe/Madrid").DateTime);

    private static async Task<Dictionary<string, Listed>> AccountsAsync(Product product)
    {
        using var json = JsonDocument.Parse(await product.RunAsync("accounts", "--json"));
        return json.RootElement.EnumerateArray().ToDictionary(account => account.GetProperty("name").GetString()!, Listed.Of);
    }

    /// <summary>An account as the command line lists it.</summary>
    /// <param name="Ends">An instant, or "unknown".</param>
    private sealed record Listed(string Status, string Ends, bool IsEstimated)
    {
        public DateOnly? Day => DateTimeOffset.TryParse(Ends, CultureInfo.InvariantCulture, out var at) ? Madrid(at) : null;

        /// <summary>The date as the reader of the page has it.</summary>
        public string Said => Day is { } day ? (IsEstimated ? "≈ " : "") + day.ToString("d MMM", CultureInfo.InvariantCulture) : "probably ended";

        public static Listed Of(JsonElement account) => new(
            account.GetProperty("status").GetString()!,
            account.GetProperty("deactivatesAt").GetString()!,
            account.GetProperty("estimated").GetBoolean());
    }
}

using System.Text.Json;
using AccountHealth.BrowserTests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AccountHealth.BrowserTests;

/// <summary>Sixty pages that Rosa, Omar, Ines and Tess authorized in all mixtures. Tess's token is dead, Omar's ends in 20 days.</summary>
[Collection(WithBrowser.Name)]
public class PeopleTests(Browser browser)
{
    private const string Rosa = "Rosa Silva";
    private const string Omar = "Omar Haddad";

    private static readonly (string Name, int Days)[] People = [(Rosa, 50), (Omar, 20), ("Ines Jansen", 80), ("Tess Ueda", -5)];

    [Fact]
    public async Task The_blast_radius_on_the_page_is_what_counting_the_command_line_s_list_gives()
    {
        await using var product = await AgencyAsync();
        var page = await SignedInAsync(product);
        var accounts = await AccountsAsync(product);

        foreach (var (name, _) in People)
        {
            await page.OpenAsync("/people");
            await page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = name })).ToBeVisibleAsync();

            var theirs = accounts.Where(account => account.Works(name)).ToList();
            var alone = theirs.Count(account => account.Others(name) == 0);
            var failsOver = theirs.Count(account => account.Others(name) > 0 && account.Active == name);
            var said = theirs.Count == 0
                ? "No account changes: nothing runs on these tokens any more."
                : $"{alone} accounts deactivate, {failsOver} fail over, {theirs.Count - alone - failsOver} lose a standby.";
            await Expect(page.Locator("#radius .then")).ToHaveTextAsync(said);
            await Expect(page.Locator(".say")).ToContainTextAsync(alone == 0 ? "No account rests" : $"{alone} accounts rest");
        }
    }

    [Fact]
    public async Task A_leaver_drill_says_what_is_lost_on_the_last_day_and_its_letter_can_be_copied()
    {
        await using var product = await AgencyAsync();
        var page = await SignedInAsync(product);
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.OpenAsync("/people?q=rosa");
        await page.GetByRole(AriaRole.Link, new() { Name = Rosa }).ClickAsync();

        var day = TimeProvider.System.GetUtcNow().AddDays(30);
        await page.GetByLabel("Last day").FillAsync(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await page.GetByLabel("Last day").BlurAsync();

        var theirs = (await AccountsAsync(product)).Where(account => account.Works(Rosa)).ToList();
        var lost = theirs.Where(account => account.Others(Rosa, day.AddDays(1)) == 0).ToList();
        Assert.True(lost.Count > theirs.Count(account => account.Others(Rosa) == 0), "No standby ends too soon");
        await Expect(page.Locator(".drill-sum")).ToHaveTextAsync($"{lost.Count} accounts are lost, {theirs.Count - lost.Count} go on with less cover.");
        await Expect(page.Locator("#drill tbody").First).ToContainTextAsync("Omar Haddad’s token ends");
        await Expect(page.Locator("#drill tbody").First).ToContainTextAsync("Ines Jansen");
        Assert.StartsWith("mailto:rosasilva%40agency.example?", await page.GetByRole(AriaRole.Link, new() { Name = "Open in your mail" }).First.GetAttributeAsync("href"), StringComparison.Ordinal);
        await page.ChooseAsync("Copy");
        await Expect(page.GetByText("Copied")).ToBeVisibleAsync();
        var copied = await page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
        Assert.All(lost, account => Assert.Contains(account.Name + " (", copied, StringComparison.Ordinal));
        await page.ReloadAsync();
        await Expect(page.Locator(".drill-sum")).ToContainTextAsync($"{lost.Count} accounts are lost");
    }

    [Fact]
    public async Task Merged_people_stay_one_person_through_the_next_import()
    {
        await using var product = Product.New();
        await product.RunAsync("import", AccountFile.Write(
            product,
            AccountFile.Page("1", "Kestrel Air", "", Rosa, TimeSpan.FromDays(50)),
            AccountFile.Page("1", "Kestrel Air", "", Omar, TimeSpan.FromDays(40), order: 2)));
        var page = await SignedInAsync(product);
        Assert.Equal(2, Assert.Single(await AccountsAsync(product)).People);
        await page.OpenAsync("/people");
        await page.GetByRole(AriaRole.Link, new() { Name = Rosa }).ClickAsync();

        await page.ChooseAsync("Merge…");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Searchbox).FillAsync("omar");
        await dialog.GetByRole(AriaRole.Radio).CheckAsync();
        await Expect(dialog.GetByText("1 account that both cover counts one person less from then on.")).ToBeVisibleAsync();
        await page.ChooseAsync("Merge Omar Haddad");

        await Expect(page.GetByText("omarhaddad@agency.example").First).ToBeVisibleAsync();
        await Expect(page.Locator(".say")).ToContainTextAsync("1 account rests on Rosa alone.");
        await product.RunAsync("import", AccountFile.Write(product, AccountFile.Page("2", "Maple Bank", "", Omar, TimeSpan.FromDays(45))));
        Assert.All(await AccountsAsync(product), account => Assert.Equal(1, account.People));
        await page.OpenAsync("/people");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
    }

    private static Task<Product> AgencyAsync()
    {
        var random = new Random(7);
        // Written once a person: a second later the same token would end a second later.
        var rows = People.Select(person => AccountFile.Page("#id", "#name", "", person.Name, TimeSpan.FromDays(person.Days), order: 99)).ToList();
        return Installed.WithAsync([], [.. Enumerable.Range(1, 60).SelectMany(number => rows.OrderBy(_ => random.Next()).Take(random.Next(1, 4))
            .Select((row, place) => row.Replace("#id", $"{number}").Replace("#name", $"Shop {number:00}").Replace(",99,", $",{place + 1},")))]);
    }

    private static async Task<List<Listed>> AccountsAsync(Product product)
    {
        using var json = JsonDocument.Parse(await product.RunAsync("accounts", "--json"));
        return [.. json.RootElement.EnumerateArray().Select(Listed.Of)];
    }

    private async Task<IPage> SignedInAsync(Product product)
    {
        await product.StartAsync();
        var page = await browser.PageAsync(product.Url);
        await page.SetUpAsync(product);
        return page;
    }

    /// <summary>An account as the command line lists it.</summary>
    private sealed record Listed(string Name, string Active, int People, IReadOnlyList<(string User, bool Usable, DateTimeOffset Ends)> Authorizations)
    {
        public static Listed Of(JsonElement account) => new(
            account.GetProperty("name").GetString()!,
            account.GetProperty("activeUser").GetString() ?? "",
            account.GetProperty("people").GetInt32(),
            [.. account.GetProperty("authorizations").EnumerateArray().Select(one =>
                (one.GetProperty("user").GetString()!, one.GetProperty("usable").GetBoolean(), one.GetProperty("endsAt").GetDateTimeOffset()))]);

        public bool Works(string user) => Authorizations.Any(one => one.User == user && one.Usable);

        /// <summary>How many of other people's tokens work, and still do then.</summary>
        public int Others(string user, DateTimeOffset then = default) => Authorizations.Count(one => one.User != user && one.Usable && one.Ends > then);
    }
}

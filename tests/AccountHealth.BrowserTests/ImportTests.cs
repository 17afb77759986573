using AccountHealth.BrowserTests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AccountHealth.BrowserTests;

[Collection(WithBrowser.Name)]
public class ImportTests(Browser browser)
{
    private static readonly string Good = AccountFile.Page("1", "Kestrel Air", "", "Rosa Silva", TimeSpan.FromDays(50));
    private static readonly string Bad = AccountFile.Page("2", "Maple Bank", "not-an-address", "Omar Haddad", TimeSpan.FromDays(50));

    [Fact]
    public async Task A_refused_line_is_named_with_its_remedy_and_the_others_may_go_in_without_it()
    {
        await using var product = Product.New();
        var page = await ChosenAsync(product, Good, Bad);

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("1 line is refused");
        await Expect(page.Row("owner_email")).ToContainTextAsync("3");
        await Expect(page.Row("owner_email")).ToContainTextAsync("no e-mail address");
        await page.ChooseAsync("Import the other lines");

        await Expect(page.GetByText("Imported.")).ToBeVisibleAsync();
        await page.OpenAsync("/accounts");
        await Expect(page.Row("Kestrel Air")).ToBeVisibleAsync();
        await Expect(page.Row("Maple Bank")).ToHaveCountAsync(0);
        Assert.Empty(StagedFiles(product));
    }

    [Fact]
    public async Task A_file_that_is_cancelled_changes_nothing_and_is_not_kept()
    {
        await using var product = Product.New();
        var page = await ChosenAsync(product, Good);
        await Expect(page.GetByText("1 account new")).ToBeVisibleAsync();
        var staged = Assert.Single(StagedFiles(product));
        Assert.DoesNotContain("Kestrel", await File.ReadAllTextAsync(staged), StringComparison.Ordinal);

        await page.ChooseAsync("Cancel");

        await Expect(page.GetByText("Choose a CSV file")).ToBeVisibleAsync();
        Assert.Empty(StagedFiles(product));
        await page.OpenAsync("/accounts");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "No accounts yet" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_file_that_is_no_import_file_says_what_it_lacks()
    {
        await using var product = Product.New();
        await product.StartAsync();
        var page = await browser.PageAsync(product.Url);
        await page.SetUpAsync(product);
        var file = Path.Combine(product.Data, "other.csv");
        await File.WriteAllTextAsync(file, "name;amount\nKestrel;3\n");

        await page.OpenAsync("/import");
        await page.ChooseFileAsync(file);

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("network");
        await Expect(page.GetByText("Choose a CSV file")).ToBeVisibleAsync();
    }

    private static string[] StagedFiles(Product product) =>
        Directory.Exists(Path.Combine(product.Data, "staged")) ? Directory.GetFiles(Path.Combine(product.Data, "staged")) : [];

    private async Task<IPage> ChosenAsync(Product product, params string[] rows)
    {
        await product.StartAsync();
        var page = await browser.PageAsync(product.Url);
        await page.SetUpAsync(product);
        await page.OpenAsync("/import");
        await page.ChooseFileAsync(AccountFile.Write(product, rows));
        return page;
    }
}

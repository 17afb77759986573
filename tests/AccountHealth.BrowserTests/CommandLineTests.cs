using System.Text.Json;
using AccountHealth.BrowserTests.Running;

namespace AccountHealth.BrowserTests;

/// <summary>The executable's verbs, with and without a server running on the same data.</summary>
public class CommandLineTests
{
    private static readonly string Row = AccountFile.Page("1", "Kestrel Air", "olga@agency.example", "Rosa Silva", TimeSpan.FromHours(140));

    [Fact]
    public async Task Accounts_are_printed_as_promised_beside_a_running_server()
    {
        await using var product = Product.New();
        await product.StartAsync();
        await product.RunAsync("import", AccountFile.Write(product, Row));

        var account = Assert.Single(await JsonAsync(product, "accounts", "--json"));

        Assert.Equal(
            ["network", "kind", "id", "name", "owner", "tags", "status", "reason", "deactivatesAt", "orLater", "estimated", "daysLeft", "usable", "people", "activeUser", "authorizations"],
            account.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("expiring", 6, "Rosa Silva"), (account.GetProperty("status").GetString(), account.GetProperty("daysLeft").GetInt32(), account.GetProperty("activeUser").GetString()));
        Assert.Equal(
            ["user", "userId", "loginNetwork", "app", "order", "active", "usable", "reason", "bindingClock", "endsAt"],
            account.GetProperty("authorizations")[0].EnumerateObject().Select(property => property.Name));
        Assert.Empty(await JsonAsync(product, "accounts", "--json", "--within", "5"));
        Assert.Single(await JsonAsync(product, "accounts", "--json", "--within", "6"));
        Assert.Empty(await JsonAsync(product, "accounts", "--json", "--status", "deactivated"));
    }

    [Fact]
    public async Task A_macro_saved_again_under_its_name_is_updated_and_printed_as_its_file()
    {
        await using var product = await Installed.WithAsync([], Row);
        await product.SaveMacroAsync("Warn", ["owner"], [30, 7]);
        await product.SaveMacroAsync("Warn", ["owner", "ops@agency.example"], [14]);

        var macro = Assert.Single(await JsonAsync(product, "macros", "--json"));

        Assert.Equal(["owner", "ops@agency.example"], macro.GetProperty("recipients").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal([14], macro.GetProperty("leadDays").EnumerateArray().Select(one => one.GetInt32()));
        var file = Path.Combine(product.Data, "printed.json");
        await File.WriteAllTextAsync(file, macro.GetRawText());
        await product.RunAsync("macro", "save", file);
        Assert.Equal(macro.GetRawText(), Assert.Single(await JsonAsync(product, "macros", "--json")).GetRawText());
    }

    [Theory]
    [InlineData("""{"name": "Warn", "recipient": ["owner"]}""", "recipient: There is no such property")]
    [InlineData("""{"name": "Warn", "recipients": ["owner"], "leadDays": [-1]}""", "leadDays")]
    [InlineData("""{"name": "Warn", "recipients": ["somebody"], "leadDays": [7]}""", "recipients")]
    [InlineData("""{"recipients": ["owner"], "leadDays": [7]}""", "name")]
    [InlineData("""{"name": """, "It is no JSON")]
    public async Task A_macro_that_cannot_be_saved_names_the_field_and_the_remedy(string macro, string problem)
    {
        await using var product = Product.New();
        var file = Path.Combine(product.Data, "macro.json");
        await File.WriteAllTextAsync(file, macro);

        var (exit, output) = await product.TryAsync("macro", "save", file);

        Assert.Equal(1, exit);
        Assert.Contains(problem, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.Empty(await JsonAsync(product, "macros", "--json"));
    }

    [Theory]
    [InlineData("acounts")]
    [InlineData("accounts", "--status", "dead")]
    [InlineData("accounts", "--within", "-1")]
    [InlineData("check", "everything")]
    [InlineData("user", "add", "a@b.example", "--role", "king")]
    public async Task What_it_does_not_understand_ends_with_2(params string[] arguments)
    {
        await using var product = Product.New();

        Assert.Equal(2, (await product.TryAsync(arguments)).Exit);
    }

    [Fact]
    public async Task An_import_that_is_refused_changes_nothing_and_one_that_may_skip_takes_the_rest()
    {
        await using var product = Product.New();
        var file = AccountFile.Write(product, Row, Row.Replace("page,1", "page,2", StringComparison.Ordinal).Replace("olga@agency.example", "olga", StringComparison.Ordinal));

        var (exit, output) = await product.TryAsync("import", file);
        Assert.Equal(1, exit);
        Assert.Contains("line 3, owner_email: 'olga' is no e-mail address", output, StringComparison.Ordinal);
        Assert.Empty(await JsonAsync(product, "accounts", "--json"));

        Assert.Equal(0, (await product.TryAsync("import", file, "--dry-run", "--skip-bad-rows")).Exit);
        Assert.Empty(await JsonAsync(product, "accounts", "--json"));
        await product.RunAsync("import", file, "--skip-bad-rows");
        Assert.Single(await JsonAsync(product, "accounts", "--json"));
    }

    [Fact]
    public async Task A_wrong_setting_stops_the_start_with_its_key_and_the_remedy()
    {
        await using var product = Product.New(("Mail:Port", "smtp"));

        var (exit, output) = await product.TryAsync("accounts");

        Assert.Equal(1, exit);
        Assert.Contains("AccountHealth:Mail:Port", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_imported_elsewhere_gives_the_same_accounts()
    {
        await using var product = await Installed.WithAsync([], Row, AccountFile.Page("2", "=cmd|'/c calc'!A1", "", "Omar Haddad", TimeSpan.FromDays(90)));
        await using var other = Product.New();
        var file = Path.Combine(product.Data, "export.csv");
        await product.RunAsync("export", file);

        await other.RunAsync("import", file);

        Assert.Equal(await product.RunAsync("accounts", "--json"), await other.RunAsync("accounts", "--json"));
        Assert.DoesNotContain(",=cmd", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_verb_it_serves_where_it_is_told_to()
    {
        await using var product = Product.New();
        var url = $"http://127.0.0.1:{Ports.Free()}";

        await using var server = product.Begin("--urls", url);

        await server.LineAsync($"is ready at {url}");
    }

    private static async Task<JsonElement[]> JsonAsync(Product product, params string[] arguments)
    {
        using var document = JsonDocument.Parse(await product.RunAsync(arguments));
        return [.. document.RootElement.EnumerateArray().Select(element => element.Clone())];
    }
}

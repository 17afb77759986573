using System.Text.Json;

namespace AccountHealth.BrowserTests.Running;

/// <summary>A product that has accounts before anybody looks, made on the command line.</summary>
internal static class Installed
{
    /// <summary>A product with these settings and these rows of an import file.</summary>
    public static async Task<Product> WithAsync((string Key, string Value)[] settings, params string[] rows)
    {
        var product = Product.New(settings);
        await product.RunAsync("import", AccountFile.Write(product, rows));
        return product;
    }

    /// <summary>Saves a macro from a file.</summary>
    public static async Task SaveMacroAsync(this Product product, string name, string[] recipients, int[] leadDays, string accounts = "{}")
    {
        var file = Path.Combine(product.Data, "macro.json");
        await File.WriteAllTextAsync(file, $$"""
            {"name": "{{name}}", "description": "", "action": "set-pre-deactivation-notification", "newAccounts": true,
             "recipients": {{JsonSerializer.Serialize(recipients)}}, "leadDays": {{JsonSerializer.Serialize(leadDays)}}, "accounts": {{accounts}}}
            """);
        await product.RunAsync("macro", "save", file);
    }
}

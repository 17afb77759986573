using Microsoft.Playwright;

namespace AccountHealth.BrowserTests.Running;

/// <summary>What every visitor does.</summary>
internal static class Visit
{
    /// <summary>Opens a page and waits until it answers: a click before that would be lost.</summary>
    public static async Task OpenAsync(this IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.LiveAsync();
    }

    /// <summary>Waits until the page answers.</summary>
    public static Task LiveAsync(this IPage page) =>
        page.WaitForFunctionAsync("() => document.querySelector('[data-live]')?.dataset.live === 'yes'");

    public static async Task SignInAsync(this IPage page, string email, string password)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
    }

    /// <summary>The row of a table that names this.</summary>
    public static ILocator Row(this IPage page, string name) => page.GetByRole(AriaRole.Row).Filter(new() { HasText = name });

    /// <summary>The button of that name, whatever dialog or row it is in.</summary>
    public static Task ChooseAsync(this IPage page, string button) =>
        page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Runs a check from the page of checks; answers its row.</summary>
    public static async Task<ILocator> RunCheckAsync(this IPage page, string check)
    {
        await page.OpenAsync("/checks");
        var row = page.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByRole(AriaRole.Button, new() { Name = check, Exact = true }) });
        await row.GetByRole(AriaRole.Button, new() { Name = "Run now" }).ClickAsync();
        return row;
    }

    /// <summary>Gives the import page a file.</summary>
    public static async Task ChooseFileAsync(this IPage page, string file)
    {
        var field = page.GetByLabel("Choose a CSV file");
        await Assertions.Expect(field).ToBeEnabledAsync();
        await field.SetInputFilesAsync(file);
    }

    /// <summary>Makes the first admin with the code that the server printed, and is signed in.</summary>
    public static async Task SetUpAsync(this IPage page, Product product)
    {
        await page.GotoAsync("/");
        await page.GetByLabel("Set-up code").FillAsync(await product.SetupCodeAsync());
        await page.GetByLabel("Your e-mail").FillAsync(Product.Admin);
        await page.GetByLabel("Password").FillAsync(Product.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make admin and sign in" }).ClickAsync();
        await page.WaitForURLAsync(product.Url + "/");
    }
}

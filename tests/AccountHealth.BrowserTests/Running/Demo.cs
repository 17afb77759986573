using Microsoft.Playwright;

namespace AccountHealth.BrowserTests.Running;

/// <summary>The demo as a visitor finds it. Tests share it, so they only look.</summary>
public sealed class Demo : IAsyncLifetime
{
    private readonly Product _product = Product.New();
    private bool _started;

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>A page of a visitor who signed in; the demo is started for the first of them.</summary>
    public async Task<IPage> PageAsync(Browser browser, bool dark = false, int width = 1280)
    {
        if (!_started)
        {
            await _product.StartAsync("demo");
            _started = true;
        }

        // Tests of the demo run one after the other: what the one before looked at is done with.
        await Browser.CloseAsync(_product.Url);
        var page = await browser.PageAsync(_product.Url, dark, width);
        await page.SignInAsync("demo@agency.example", "demo-account-health");
        return page;
    }

    public async Task DisposeAsync() => await _product.DisposeAsync();
}

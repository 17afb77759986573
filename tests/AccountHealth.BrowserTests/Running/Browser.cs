using Microsoft.Playwright;

namespace AccountHealth.BrowserTests.Running;

/// <summary>One Chromium for the tests of a collection; each test gets a context of its own.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        // A busy machine is slow, not wrong.
        Assertions.SetDefaultExpectTimeout(20_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = Arguments,
        });
    }

    /// <summary>A page of a fresh visitor.</summary>
    public async Task<IPage> PageAsync(string baseUrl, bool dark = false, int width = 1280)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = baseUrl,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            TimezoneId = "Europe/Madrid",
        });
        context.SetDefaultTimeout(30_000);
        return await context.NewPageAsync();
    }

    public async Task DisposeAsync()
    {
        await _browser!.DisposeAsync();
        _playwright!.Dispose();
    }
}

/// <summary>Tests that share a browser, and run one after the other, beside those that share the demo.</summary>
[CollectionDefinition(Name)]
public sealed class WithBrowser : ICollectionFixture<Browser>
{
    public const string Name = "browser";
}

/// <summary>Tests that look at the demo, which is started once for all of them.</summary>
[CollectionDefinition(Name)]
public sealed class WithDemo : ICollectionFixture<Browser>, ICollectionFixture<Demo>
{
    public const string Name = "demo";
}

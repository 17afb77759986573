using System.Collections.Concurrent;
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

    /// <summary>What was opened at an address and not closed yet. A page that is left open goes on living, and asks and draws.</summary>
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<IBrowserContext>> Open = new(StringComparer.Ordinal);

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
        Open.GetOrAdd(baseUrl, _ => []).Enqueue(context);
        return await context.NewPageAsync();
    }

    /// <summary>Closes what was opened at an address.</summary>
    public static async Task CloseAsync(string baseUrl)
    {
        while (Open.TryGetValue(baseUrl, out var contexts) && contexts.TryDequeue(out var context))
        {
            try
            {
                await context.CloseAsync();
            }
            catch (PlaywrightException)
            {
                // The browser was closed first, and this with it.
            }
        }
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

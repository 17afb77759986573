using Microsoft.Playwright;

namespace AccountHealth.BrowserTests.Running;

/// <summary>
/// A running product with an admin, a mail server, and networks to connect accounts at. Tests share it, each with people and
/// accounts of its own. Nothing is asked at a network but when a test says so.
/// </summary>
public sealed class Networks : IAsyncLifetime
{
    private readonly Browser _browser = new();

    internal Sandbox Sandbox { get; private set; } = default!;

    internal MailServer Mails { get; private set; } = default!;

    internal Product Product { get; private set; } = default!;

    /// <summary>A page of the admin.</summary>
    internal IPage Admin { get; private set; } = default!;

    public async Task InitializeAsync()
    {
        var browser = _browser.InitializeAsync();
        Sandbox = await Sandbox.StartAsync();
        Mails = await MailServer.StartAsync();
        // They run once at the start, and then not before the tests are over.
        Product = Product.Mailing(
            Mails, [.. Sandbox.SettingsOf("facebook", "linkedin", "pinterest"), ("Checks:verify", "every 24h"), ("Checks:refresh", "every 24h")]);
        await Product.StartAsync();
        await browser;
        Admin = await VisitorAsync();
        await Admin.SetUpAsync(Product);
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        await Product.DisposeAsync();
        await Mails.DisposeAsync();
        await Sandbox.DisposeAsync();
    }

    /// <summary>A page of somebody who was never here.</summary>
    internal Task<IPage> VisitorAsync() => _browser.PageAsync(Product.Url);

    /// <summary>All that is stored of accounts and tokens, but for the secrets.</summary>
    internal async Task<string> StoredAsync() => await (await Admin.APIRequest.GetAsync("/accounts/export")).TextAsync();

    /// <summary>Somebody connects accounts: from "Add an account" to the page that says what was done.</summary>
    internal async Task ConnectAsync(string network, string person, string owner, params string[] accounts)
    {
        await Admin.OpenAsync("/connect");
        await Admin.ChooseAsync($"Sign in at {network}");
        await Admin.SignInAtNetworkAsync(person);
        await Admin.WatchAsync(owner, accounts);
    }
}

/// <summary>Tests that share the networks, and run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class WithNetworks : ICollectionFixture<Networks>
{
    public const string Name = "networks";
}

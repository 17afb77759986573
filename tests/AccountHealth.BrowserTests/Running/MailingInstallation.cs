using Microsoft.Playwright;

namespace AccountHealth.BrowserTests.Running;

/// <summary>
/// An installation that the tests of one class share: a mail server, a running product with an admin, accounts from a file,
/// and every mail about them sent. Tests keep to accounts of their own.
/// </summary>
/// <param name="rows">Rows of an import file.</param>
public abstract class MailingInstallation(Browser browser, params string[] rows) : IAsyncLifetime
{
    internal MailServer Server { get; private set; } = default!;

    internal Product Product { get; private set; } = default!;

    /// <summary>A page of the admin.</summary>
    internal IPage Admin { get; private set; } = default!;

    /// <summary>What the command line printed when it sent the first mails.</summary>
    internal string Sent { get; private set; } = "";

    public async Task InitializeAsync()
    {
        Server = await MailServer.StartAsync();
        Product = Product.Mailing(Server);
        await Product.StartAsync();
        Admin = await VisitorAsync();
        await Admin.SetUpAsync(Product);
        await Product.RunAsync("import", AccountFile.Write(Product, rows));
        Sent = await SendAsync();
    }

    public async Task DisposeAsync()
    {
        await Product.DisposeAsync();
        await Server.DisposeAsync();
    }

    /// <summary>A page of somebody who was never here.</summary>
    internal Task<IPage> VisitorAsync() => browser.PageAsync(Product.Url);

    /// <summary>Sends what has to be told now; the running server may have been quicker with some of it.</summary>
    internal Task<string> SendAsync() => Product.RunAsync("check", "deliver");
}

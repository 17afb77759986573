namespace AccountHealth.BrowserTests.Running;

/// <summary>The product as its users run it: the built executable, a data folder of its own, 127.0.0.1.</summary>
internal sealed class Product : IAsyncDisposable
{
    public const string Admin = "admin@agency.example";
    public const string Password = "correct horse battery";

    private static readonly string Dll = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "../../../../../src/AccountHealth.Web/bin", Configuration, "net10.0/AccountHealth.Web.dll"));

    private readonly Dictionary<string, string> _environment;
    private RunningProcess? _server;

    private Product(Dictionary<string, string> environment)
    {
        _environment = environment;
        Data = Directory.CreateTempSubdirectory("account-health-browser-").FullName;
        Url = $"http://127.0.0.1:{Ports.Free()}";
    }

    public string Url { get; }

    public string Data { get; }

    /// <summary>What the server printed so far.</summary>
    public string Output => _server?.Output ?? "";

    public static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>A product that is not started yet.</summary>
    public static Product New(params (string Key, string Value)[] settings) =>
        new(settings.ToDictionary(one => "AccountHealth__" + one.Key.Replace(":", "__"), one => one.Value));

    /// <summary>A product that sends through this server, with links that lead to it.</summary>
    public static Product Mailing(MailServer server, params (string Key, string Value)[] settings)
    {
        var product = New([.. server.Settings, ("Notifications:Enabled", "true"), .. settings]);
        product._environment["AccountHealth__PublicUrl"] = product.Url;
        return product;
    }

    /// <summary>Starts it; answers once it can be reached.</summary>
    public async Task StartAsync(string verb = "serve")
    {
        _server = RunningProcess.Start("dotnet", [Dll, verb, "--data", Data, "--urls", Url], _environment);
        await _server.LineAsync("is ready at");
    }

    /// <summary>The line that holds the one-time set-up code.</summary>
    public async Task<string> SetupCodeAsync() => (await _server!.LineAsync("set-up code")).Split(": ")[^1].Trim();

    /// <summary>Runs another verb beside the server; answers what it printed.</summary>
    public async Task<string> RunAsync(params string[] arguments)
    {
        var (exit, output) = await TryAsync(arguments);
        return exit == 0 ? output : throw new InvalidOperationException($"{arguments[0]} ended with {exit}:\n{output}");
    }

    /// <summary>Runs another verb that may fail; answers its exit code and what it printed.</summary>
    public async Task<(int Exit, string Output)> TryAsync(params string[] arguments)
    {
        await using var process = Begin(arguments);
        return (await process.EndAsync(), process.Output);
    }

    /// <summary>Begins another verb and does not wait for its end.</summary>
    public RunningProcess Begin(params string[] arguments) =>
        RunningProcess.Start("dotnet", [Dll, .. arguments, "--data", Data], _environment);

    public async Task StopAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
            _server = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.CloseAsync(Url);
        await StopAsync();
        Directory.Delete(Data, recursive: true);
    }
}

using System.Net.Http.Json;

namespace AccountHealth.BrowserTests.Running;

/// <summary>The pretended networks, as a program of its own.</summary>
internal sealed class Sandbox : IAsyncDisposable
{
    private static readonly string Dll = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "../../../../../src/AccountHealth.Sandbox/bin", Product.Configuration, "net10.0/AccountHealth.Sandbox.dll"));

    private readonly RunningProcess _process;
    private readonly HttpClient _control;
    private readonly int _port;

    private Sandbox(RunningProcess process, int port)
    {
        _process = process;
        _port = port;
        _control = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/control/") };
    }

    public static async Task<Sandbox> StartAsync()
    {
        var port = Ports.Free();
        var process = RunningProcess.Start("dotnet", [Dll, "--urls", $"http://127.0.0.1:{port}"]);
        await process.LineAsync("is ready at");
        return new Sandbox(process, port);
    }

    /// <summary>What a product has to be told to take the sandbox for these networks.</summary>
    public IEnumerable<(string Key, string Value)> SettingsOf(params string[] networks) => networks.SelectMany(network => new[]
    {
        ($"Networks:{network}:ClientId", "sandbox-client"),
        ($"Networks:{network}:ClientSecret", "sandbox-secret"),
        // By its other name, as a network is another site than the product: browsers keep cookies from such.
        ($"Networks:{network}:Hosts:consent", $"http://localhost:{_port}/{network}/consent"),
        ($"Networks:{network}:Hosts:token", $"http://127.0.0.1:{_port}/{network}/token"),
        ($"Networks:{network}:Hosts:api", $"http://127.0.0.1:{_port}/{network}/api"),
    });

    /// <summary>Somebody who may sign in at every network.</summary>
    public Task AddPersonAsync(string name) => OrderAsync("person", new { id = name, name, email = AccountFile.AddressOf(name) });

    /// <summary>An account at a network, and who has a role on it.</summary>
    public async Task AddAccountAsync(string network, string kind, string id, string name, params string[] people)
    {
        foreach (var person in people)
        {
            await OrderAsync("account", new { network, kind, id, name, person });
        }
    }

    /// <summary>Makes something happen, by a verb of its control API.</summary>
    public async Task OrderAsync(string verb, object fields)
    {
        using var answer = await _control.PostAsJsonAsync(verb, fields);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        await _process.DisposeAsync();
    }
}

namespace AccountHealth.Sandbox.Hosting;

/// <summary>The sandbox on a port of its own, for tests and for trying connectors by hand.</summary>
internal static class SandboxProgram
{
    private static async Task Main(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        // One line on the console is waited for by those who start it; a line for each call would only slow it down.
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSandbox();

        await using var app = builder.Build();
        app.MapSandbox();
        app.MapGet("/", () => Results.Redirect("control"));

        await app.StartAsync();
        await Console.Out.WriteLineAsync($"The sandbox is ready at {string.Join(", ", app.Urls)}");
        await app.WaitForShutdownAsync();
    }
}

using System.CommandLine;
using AccountHealth.Data.Storage;
using AccountHealth.Web.Hosting;

namespace AccountHealth.Web.CommandLine;

/// <summary>Runs the web application and the scheduler until it is stopped.</summary>
internal static class ServeVerb
{
    public const string Name = "serve";

    public static Command Create()
    {
        var command = new Command(Name, "Serve the screens and run the checks; what happens without a verb") { TreatUnmatchedTokensAsErrors = false };
        Handle(command);
        return command;
    }

    public static void Handle(Command command) => command.SetAction((parsed, cancellationToken) => Verb.GuardedAsync(async () =>
    {
        var data = new DataDirectory(parsed.GetRequiredValue(AccountHealthCommand.Data).FullName);
        data.Create();
        using var onlyScheduler = SchedulerLock.Take(data);
        await using var app = Server.Build(data, [.. parsed.UnmatchedTokens]);
        await Installation.PrepareAsync(app.Services, cancellationToken);
        await app.StartAsync(cancellationToken);
        Console.WriteLine($"Account Health is ready at {string.Join(", ", app.Urls)} (data in {data.Root})");
        if (await app.Services.GetRequiredService<SetupCode>().ToPrintAsync(cancellationToken) is { } code)
        {
            Console.WriteLine($"No user yet. Open it and make the first admin with this one-time set-up code: {code}");
        }

        await app.WaitForShutdownAsync(cancellationToken);
        return ExitCode.Done;
    }));
}

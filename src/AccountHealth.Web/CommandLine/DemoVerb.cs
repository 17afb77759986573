using System.CommandLine;
using AccountHealth.Data.Storage;
using AccountHealth.Web.Demo;
using AccountHealth.Web.Hosting;

namespace AccountHealth.Web.CommandLine;

/// <summary>Serves with sample accounts, ready in the browser.</summary>
internal static class DemoVerb
{
    /// <summary>Beside real data, never in it.</summary>
    private const string Folder = "demo";

    public static Command Create()
    {
        var command = new Command("demo", "Serve with sample accounts; kept in a folder of its own below --data") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction((parsed, cancellationToken) => Verb.GuardedAsync(async () =>
        {
            var data = new DataDirectory(Path.Combine(parsed.GetRequiredValue(AccountHealthCommand.Data).FullName, Folder));
            data.Create();
            using var onlyScheduler = SchedulerLock.Take(data);
            await using var app = Server.Build(data, [.. parsed.UnmatchedTokens], DemoNetworks.Add, DemoNetworks.Map);
            await Installation.PrepareAsync(app.Services, cancellationToken);
            await DemoUser.AddAsync(app.Services);
            await ActivatorUtilities.CreateInstance<DemoStory>(app.Services).TellAsync(Server.Address(app), cancellationToken);
            await ActivatorUtilities.CreateInstance<DemoNetworks>(app.Services).SetUpAsync(Server.Address(app), cancellationToken);
            await app.StartAsync(cancellationToken);
            Console.WriteLine($"The demo is ready at {string.Join(", ", app.Urls)}");
            Console.WriteLine($"Sign in as {DemoUser.Email} with the password {DemoUser.Password}");
            Console.WriteLine($"Its mail is written to {data.Pickup}");
            await app.WaitForShutdownAsync(cancellationToken);
            return ExitCode.Done;
        }));
        return command;
    }
}

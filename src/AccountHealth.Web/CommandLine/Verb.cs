using System.CommandLine;
using AccountHealth.Web.Hosting;
using Microsoft.Data.Sqlite;

namespace AccountHealth.Web.CommandLine;

/// <summary>Runs a verb that works on the data and ends: services in, exit code out, errors in one line.</summary>
internal static class Verb
{
    public static void Handle(this Command command, Func<ParseResult, IServiceProvider, CancellationToken, Task<int>> run) =>
        command.SetAction((parsed, cancellationToken) => GuardedAsync(async () =>
        {
            await using var services = Installation.Build(parsed.GetRequiredValue(AccountHealthCommand.Data));
            await Installation.PrepareAsync(services, cancellationToken);
            return await run(parsed, services, cancellationToken);
        }));

    /// <summary>An error a person can mend is one line; anything else keeps its trace.</summary>
    public static async Task<int> GuardedAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (CommandException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
        }
        catch (ConfigurationException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message);
        }
        catch (SqliteException e)
        {
            await Console.Error.WriteLineAsync($"The database could not be used: {e.Message}");
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped; nothing was changed.");
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync($"This should not have happened; please report it: {e}");
        }

        return ExitCode.Failed;
    }
}

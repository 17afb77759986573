using System.CommandLine;

namespace AccountHealth.Web.CommandLine;

internal static class MigrateVerb
{
    public static Command Create()
    {
        var command = new Command("migrate", "Bring the database up to date; every other verb does that, too");
        command.Handle((_, _, _) =>
        {
            Console.WriteLine("The database is up to date.");
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}

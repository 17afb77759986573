using System.CommandLine;
using AccountHealth.Monitoring.Checks;

namespace AccountHealth.Web.CommandLine;

internal static class CheckVerb
{
    private const string All = "all";

    /// <summary>What is found first is sent in the same call.</summary>
    private static readonly string[] Order = ["expiry", "repair", "deliver", "purge", SummaryCheck.Id];

    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "expiry, deliver, repair, purge, summary, or all: every one of them but summary, which mails the admins once a week" };
        var command = new Command("check", "Run a check now and print what it did; mail goes out at once") { name };
        command.Handle(async (parsed, services, cancellationToken) =>
        {
            var wanted = parsed.GetRequiredValue(name);
            // Whoever runs all to have what is due sent has not asked for the mail of the week.
            var checks = services.GetServices<Check>().OrderBy(check => Array.IndexOf(Order, check.Name))
                .Where(check => wanted == All ? check.Name != SummaryCheck.Id : check.Name == wanted).ToList();
            if (checks.Count == 0)
            {
                await Console.Error.WriteLineAsync(
                    $"There is no check '{wanted}': use {string.Join(", ", services.GetServices<Check>().Select(check => check.Name))} or {All}.");
                return ExitCode.Usage;
            }

            foreach (var check in checks)
            {
                using var line = new ProgressLine();
                var outcome = await check.RunAsync(
                    new CheckRun(AtOnce: true, (percent, what) => line.Show($"{check.Name}: {percent} % {what}")), cancellationToken);
                line.Dispose();
                Console.WriteLine($"{check.Name}: {outcome.Summary}");
            }

            return ExitCode.Done;
        });
        return command;
    }
}

using System.CommandLine;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Monitoring.Import;

namespace AccountHealth.Web.CommandLine;

internal static class ImportVerb
{
    private const int ShownProblems = 50;

    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "CSV file, UTF-8; see docs/import-format.md" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would happen, and change nothing" };
        var skip = new Option<bool>("--skip-bad-rows") { Description = "Import the good rows; otherwise one bad row refuses the file" };
        var command = new Command("import", "Import accounts and tokens from a file") { file, dryRun, skip };
        command.Handle(async (parsed, services, cancellationToken) =>
        {
            var source = parsed.GetRequiredValue(file);
            if (!source.Exists)
            {
                throw new CommandException($"There is no file {source.FullName}.");
            }

            var options = new ImportOptions("command line", parsed.GetValue(dryRun), parsed.GetValue(skip));
            using var line = new ProgressLine();
            var progress = new Report(line);
            var result = await services.GetRequiredService<AccountImport>()
                .RunAsync(source.OpenRead, options, progress, cancellationToken);
            line.Dispose();
            return Print(result, options);
        });
        return command;
    }

    private static int Print(ImportResult result, ImportOptions options)
    {
        if (result.UnknownColumns.Count > 0)
        {
            Console.Error.WriteLine($"Columns that mean nothing here and were not read: {string.Join(", ", result.UnknownColumns)}");
        }

        foreach (var problem in result.Problems.Take(ShownProblems))
        {
            Console.Error.WriteLine(problem);
        }

        if (result.Problems.Count > ShownProblems)
        {
            Console.Error.WriteLine($"… and {result.Problems.Count - ShownProblems} more");
        }

        if (!result.Written && !options.DryRun)
        {
            Console.Error.WriteLine($"Nothing was imported: {Wording.Count(result.Refused, "line")} of {result.Rows} refused. "
                + "Mend the file, or import the rest with --skip-bad-rows.");
            return ExitCode.Failed;
        }

        Console.WriteLine(
            $"{(options.DryRun ? "Would import" : "Imported")} {Wording.Count(result.Rows - result.Refused, "row")}: "
            + $"{result.AccountsAdded} accounts added, {result.AccountsChanged} changed, {result.AccountsUnchanged} as before; "
            + $"{result.TokensAdded} tokens added, {result.TokensRenewed} renewed"
            + (result.Merged > 0 ? $"; {Wording.Count(result.Merged, "repeated row")} merged" : "")
            + (result.Refused > 0 ? $"; {Wording.Count(result.Refused, "line")} refused" : "") + ".");
        return result.Refused > 0 && options.DryRun && !options.SkipBadRows ? ExitCode.Failed : ExitCode.Done;
    }

    private sealed class Report(ProgressLine line) : IProgress<ImportProgress>
    {
        void IProgress<ImportProgress>.Report(ImportProgress value) =>
            line.Show(value.Total == 0 ? value.Stage : $"{value.Stage}: {value.Done} of {value.Total}");

    }
}

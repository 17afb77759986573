using System.CommandLine;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Data.Csv;
using AccountHealth.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Web.CommandLine;

internal static class ExportVerb
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Where to write; an existing file is replaced" };
        var command = new Command("export", "Write all accounts and tokens, without secrets, in the format of an import") { file };
        command.Handle(async (parsed, services, cancellationToken) =>
        {
            var target = parsed.GetRequiredValue(file);
            await using var context = await services.GetRequiredService<IDbContextFactory<AccountHealthContext>>()
                .CreateDbContextAsync(cancellationToken);
            // Written beside it first, so that a stop in between leaves the old file whole.
            var draft = target.FullName + ".part";
            int accounts;
            await using (var stream = File.Create(draft))
            {
                accounts = await AccountCsvWriter.WriteAsync(context, stream, null, cancellationToken);
            }

            File.Move(draft, target.FullName, overwrite: true);
            Console.WriteLine($"Exported {Wording.Count(accounts, "account")} to {target.FullName}.");
            return ExitCode.Done;
        });
        return command;
    }
}

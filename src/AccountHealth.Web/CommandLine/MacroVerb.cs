using System.CommandLine;
using AccountHealth.Core.Macros;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Data.Storage;
using AccountHealth.Monitoring.Changes;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Web.CommandLine;

internal static class MacroVerb
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE.json") { Description = "The macro, as 'macros --json' prints it" };
        var save = new Command("save", "Create a macro, or change the one of that name, and apply it") { file };
        save.Handle(async (parsed, services, cancellationToken) =>
        {
            var source = parsed.GetRequiredValue(file);
            if (!source.Exists)
            {
                throw new CommandException($"There is no file {source.FullName}.");
            }

            var text = await File.ReadAllTextAsync(source.FullName, cancellationToken);
            var definition = MacroJson.Read(text, services.GetRequiredService<MacroActionCatalog>());
            var saved = await services.GetRequiredService<MacroChanges>().SaveAsync(null, definition, cancellationToken);
            if (saved.Errors.Count > 0)
            {
                foreach (var error in saved.Errors)
                {
                    await Console.Error.WriteLineAsync($"{error.Field}: {error.Problem}");
                }

                return ExitCode.Failed;
            }

            Console.WriteLine($"Macro '{definition.Name.Trim()}' {(saved.IsNew ? "created" : "changed")}; applied to {Wording.Count(saved.Accounts, "account")}.");
            return ExitCode.Done;
        });
        return new Command("macro", "Work on macros") { save };
    }
}

internal static class MacrosVerb
{
    public static Command Create()
    {
        var asJson = new Option<bool>("--json") { Description = "Print JSON" };
        var command = new Command("macros", "List the macros") { asJson };
        command.Handle(async (parsed, services, cancellationToken) =>
        {
            await using var context = await services.GetRequiredService<IDbContextFactory<AccountHealthContext>>()
                .CreateDbContextAsync(cancellationToken);
            var macros = await context.Macros.AsNoTracking().OrderBy(macro => macro.Name).ToListAsync(cancellationToken);
            var actions = services.GetRequiredService<MacroActionCatalog>();
            if (!parsed.GetValue(asJson))
            {
                foreach (var macro in macros)
                {
                    Console.WriteLine($"{macro.Name}: {string.Join(", ", actions.LeadDaysOf(macro))} days before, to {string.Join(", ", actions.RecipientsOf(macro))}");
                }

                return ExitCode.Done;
            }

            await using var output = Console.OpenStandardOutput();
            await using (var json = Json.Writer(output))
            {
                json.WriteStartArray();
                macros.ForEach(macro => MacroJson.Write(json, macro, actions));
                json.WriteEndArray();
            }

            output.WriteByte((byte)'\n');
            return ExitCode.Done;
        });
        return command;
    }
}

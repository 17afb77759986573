using System.CommandLine;

namespace AccountHealth.Web.CommandLine;

/// <summary>The executable's verbs. Without one it serves.</summary>
internal static class AccountHealthCommand
{
    public static readonly Option<DirectoryInfo> Data = new("--data")
    {
        Description = "The folder of database, keys and pick-up mail",
        DefaultValueFactory = _ => new DirectoryInfo("data"),
        Recursive = true,
        HelpName = "DIR",
    };

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Account Health shows when each social and ad account will deactivate, and tells people in time.")
        {
            Data,
            ServeVerb.Create(),
            DemoVerb.Create(),
            ImportVerb.Create(),
            ExportVerb.Create(),
            AccountsVerb.Create(),
            NoticesVerb.Create(),
            MacrosVerb.Create(),
            MacroVerb.Create(),
            CheckVerb.Create(),
            UserVerb.Create(),
            MigrateVerb.Create(),
        };
        ServeVerb.Handle(root);
        var parsed = root.Parse(OnlyOptions(root, args) ? [ServeVerb.Name, .. args] : args);
        var exit = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        return parsed.Errors.Count > 0 ? ExitCode.Usage : exit;
    }

    /// <summary>Settings of the server, such as --urls, are only known to its verb.</summary>
    private static bool OnlyOptions(RootCommand root, string[] args) =>
        args is [['-', ..], ..]
        && root.Parse(args).Errors.Count > 0
        && !args.Intersect(root.Subcommands.Select(verb => verb.Name)).Any();
}

using AccountHealth.Core.Installation;
using AccountHealth.Core.Macros;
using AccountHealth.Data.Settings;
using AccountHealth.Data.Storage;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Monitoring.Import;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.CommandLine;
using AccountHealth.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccountHealth.Tests.CommandLine;

public sealed class CheckVerbTests : IDisposable
{
    private readonly DataDirectory _data = new(Directory.CreateTempSubdirectory("account-health-test-").FullName);

    [Fact]
    public async Task What_the_command_line_finds_it_sends_without_waiting_for_the_morning()
    {
        await PrepareAsync();
        Assert.Empty(Directory.GetFiles(_data.Pickup));

        var exit = await AccountHealthCommand.RunAsync(["check", "all", "--data", _data.Root]);

        Assert.Equal(ExitCode.Done, exit);
        Assert.Single(Directory.GetFiles(_data.Pickup));
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_data.Root, recursive: true);
    }

    /// <summary>A warning that is due, as verbs before this one have left it: they look at the real clock.</summary>
    private async Task PrepareAsync()
    {
        await using var services = Installation.Build(new DirectoryInfo(_data.Root));
        await Installation.PrepareAsync(services, CancellationToken.None);
        await using var context = await services.GetRequiredService<IDbContextFactory<AccountHealthContext>>().CreateDbContextAsync();
        await services.GetRequiredService<SettingsStore>().SetAsync(context, SettingDefinitions.SendingEnabled, "true", CancellationToken.None);
        await context.SaveChangesAsync();
        var fields = SavedMacros.Fields([30], "ops@example.com");
        var macro = new MacroDefinition { Name = "Early", Action = SetPreDeactivationNotification.Id, Fields = fields, NewAccounts = true };
        Assert.Empty((await services.GetRequiredService<MacroChanges>().SaveAsync(null, macro, CancellationToken.None)).Errors);
        var line = new ImportLine("1", "Ann").EndingAt(TimeProvider.System.GetUtcNow().AddDays(20));
        var file = System.Text.Encoding.UTF8.GetBytes(ImportLine.Header + line.ToCsv());
        var result = await services.GetRequiredService<AccountImport>()
            .RunAsync(() => new MemoryStream(file), new ImportOptions("test", false, false), null, CancellationToken.None);
        Assert.True(result.Written);
    }
}

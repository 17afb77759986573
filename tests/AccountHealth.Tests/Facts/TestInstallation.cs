using AccountHealth.Core.Notices;
using AccountHealth.Data.Storage;
using AccountHealth.Monitoring.Checks;
using AccountHealth.Monitoring.Import;
using AccountHealth.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace AccountHealth.Tests.Facts;

/// <summary>A whole installation in a folder of its own: the real database and services, a settable clock, and a channel that keeps what it is given.</summary>
internal sealed class TestInstallation : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private TestInstallation(ServiceProvider services, DataDirectory data, SettableClock clock, RecordingChannel channel)
    {
        _services = services;
        Data = data;
        Clock = clock;
        Channel = channel;
    }

    public DataDirectory Data { get; }

    public SettableClock Clock { get; }

    public RecordingChannel Channel { get; }

    public static Task<TestInstallation> CreateAsync(params (string Key, string Value)[] configuration) => CreateAsync((_, _) => { }, configuration);

    /// <param name="add">Adds services that the program adds only where it serves.</param>
    public static async Task<TestInstallation> CreateAsync(Action<IServiceCollection, DataDirectory> add, params (string Key, string Value)[] configuration)
    {
        var data = new DataDirectory(Directory.CreateTempSubdirectory("account-health-test-").FullName);
        var clock = new SettableClock(Times.Now);
        var channel = new RecordingChannel();
        var values = configuration.Select(one => KeyValuePair.Create("AccountHealth:" + one.Key, (string?)one.Value));
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddInstallation(data, new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        add(services, data);
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        services.RemoveAll<INotificationChannel>();
        services.AddSingleton<INotificationChannel>(channel);
        var provider = services.BuildServiceProvider();
        await Installation.PrepareAsync(provider, CancellationToken.None);
        return new TestInstallation(provider, data, clock, channel);
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public AsyncServiceScope Scope() => _services.CreateAsyncScope();

    public async Task<T> QueryAsync<T>(Func<AccountHealthContext, Task<T>> query)
    {
        await using var context = await Get<IDbContextFactory<AccountHealthContext>>().CreateDbContextAsync();
        return await query(context);
    }

    public Task<ImportResult> ImportAsync(string csv, bool dryRun = false, bool skipBadRows = false) =>
        ImportAsync(System.Text.Encoding.UTF8.GetBytes(csv), dryRun, skipBadRows);

    public Task<ImportResult> ImportAsync(byte[] csv, bool dryRun = false, bool skipBadRows = false) =>
        Get<AccountImport>().RunAsync(() => new MemoryStream(csv), new ImportOptions("test", dryRun, skipBadRows), null, CancellationToken.None);

    public Task<CheckOutcome> RunAsync(string check, bool atOnce = false) =>
        _services.GetServices<Check>().Single(one => one.Name == check).RunAsync(new CheckRun(atOnce), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Data.Root, recursive: true);
    }
}

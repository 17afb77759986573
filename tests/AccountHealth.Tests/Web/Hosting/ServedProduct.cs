using AccountHealth.Data.Identity;
using AccountHealth.Data.Storage;
using AccountHealth.Monitoring.Import;
using AccountHealth.Tests.Facts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AccountHealth.Tests.Web.Hosting;

/// <summary>The whole program, served from memory on a data folder of its own, with a settable clock.</summary>
internal sealed class ServedProduct : WebApplicationFactory<ServeEntryPoint>
{
    public const string Password = "correct horse battery";

    private readonly string _data = Directory.CreateTempSubdirectory("account-health-served-").FullName;

    public SettableClock Clock { get; } = new(Times.Now);

    /// <summary>Configuration beside the defaults.</summary>
    public Action<IConfigurationBuilder> Configuration { get; init; } = _ => { };

    public Visitor Visit() => new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true }));

    public async Task<Visitor> SignedInAsync(string email)
    {
        var visitor = Visit();
        await visitor.SignInAsync(email, Password);
        return visitor;
    }

    public async Task AddUserAsync(string email, string role, bool mustChangePassword = false)
    {
        await using var scope = Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var user = new User { UserName = email, Email = email, MustChangePassword = mustChangePassword };
        Assert.True((await users.CreateAsync(user, Password)).Succeeded);
        Assert.True((await users.AddToRoleAsync(user, role)).Succeeded);
    }

    public async Task ImportAsync(string csv)
    {
        var result = await Services.GetRequiredService<AccountImport>()
            .RunAsync(() => new MemoryStream(CsvFile.Utf8(csv)), new ImportOptions("test"), null, CancellationToken.None);
        Assert.Empty(result.Problems);
    }

    public async Task<T> QueryAsync<T>(Func<AccountHealthContext, Task<T>> query)
    {
        await using var context = await Services.GetRequiredService<IDbContextFactory<AccountHealthContext>>().CreateDbContextAsync();
        return await query(context);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_data, recursive: true);
    }

    // Host configuration reaches the program as command-line arguments.
    protected override IHost CreateHost(IHostBuilder builder)
    {
        builder.UseEnvironment(Environments.Production);
        builder.ConfigureHostConfiguration(configuration =>
        {
            Configuration(configuration);
            configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["data"] = _data,
                [HostDefaults.ApplicationKey] = typeof(Program).Assembly.GetName().Name,
                [HostDefaults.ContentRootKey] = AppContext.BaseDirectory,
                // As once published: files are those of the build.
                ["ReloadStaticAssetsAtRuntime"] = "false",
            });
        });
        return base.CreateHost(builder);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.ConfigureTestServices(services =>
    {
        services.AddSingleton<TimeProvider>(Clock);
        // The program prints where it listens; a server in memory has to be told that it has such a list.
        var features = new FeatureCollection();
        features.Set<IServerAddressesFeature>(new ServerAddressesFeature());
        services.AddSingleton<IServer>(provider => new TestServer(provider, features));
    });
}

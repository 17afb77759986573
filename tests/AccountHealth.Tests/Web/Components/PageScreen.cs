using AccountHealth.Core.Networks;
using AccountHealth.Data.Queries;
using AccountHealth.Data.Settings;
using AccountHealth.Data.Storage;
using AccountHealth.Monitoring.Connecting;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.Hosting;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccountHealth.Tests.Web.Components;

/// <summary>Pages on a real installation, with all that pages ask for.</summary>
internal sealed class PageScreen : IAsyncDisposable
{
    private readonly bool _owns;

    private PageScreen(TestInstallation installation, string[] rights, bool owns)
    {
        _owns = owns;
        Installation = installation;
        Screen = new Screen().As(rights);
        Screen.Services.AddSingleton(installation.Data)
            .AddSingleton(installation.Get<IDbContextFactory<AccountHealthContext>>())
            .AddSingleton(installation.Get<SettingsStore>())
            .AddSingleton(installation.Get<NetworkCatalog>())
            .AddSingleton(installation.Get<Relations>())
            .AddSingleton(installation.Get<Connections>())
            .AddScreens();
        Screen.Services.AddFallbackServiceProvider(installation.Get<IServiceProvider>());
    }

    public TestInstallation Installation { get; }

    public Screen Screen { get; }

    public static async Task<PageScreen> CreateAsync(string[] rights, params (string Key, string Value)[] configuration) =>
        new(await TestInstallation.CreateAsync(configuration), rights, owns: true);

    /// <summary>Another screen on an installation that outlives it.</summary>
    public static PageScreen On(TestInstallation installation, params string[] rights) => new(installation, rights, owns: false);

    public async Task ImportAsync(params CsvRow[] rows) => Assert.Empty((await Installation.ImportAsync(CsvFile.Of(rows))).Problems);

    public IRenderedComponent<TPage> Open<TPage>(string address = "")
        where TPage : IComponent
    {
        Screen.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Screen.Render<TPage>();
    }

    public async ValueTask DisposeAsync()
    {
        await Screen.DisposeAsync();
        if (_owns)
        {
            await Installation.DisposeAsync();
        }
    }
}

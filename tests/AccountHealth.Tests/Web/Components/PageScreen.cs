using AccountHealth.Core.Networks;
using AccountHealth.Data.Queries;
using AccountHealth.Data.Settings;
using AccountHealth.Data.Storage;
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
    private PageScreen(TestInstallation installation, string[] rights)
    {
        Installation = installation;
        Screen = new Screen().As(rights);
        Screen.Services.AddSingleton(installation.Data)
            .AddSingleton(installation.Get<IDbContextFactory<AccountHealthContext>>())
            .AddSingleton(installation.Get<SettingsStore>())
            .AddSingleton(installation.Get<NetworkCatalog>())
            .AddSingleton(installation.Get<Relations>())
            .AddScreens();
        Screen.Services.AddFallbackServiceProvider(installation.Get<IServiceProvider>());
    }

    public TestInstallation Installation { get; }

    public Screen Screen { get; }

    public static async Task<PageScreen> CreateAsync(string[] rights, params (string Key, string Value)[] configuration) =>
        new(await TestInstallation.CreateAsync(configuration), rights);

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
        await Installation.DisposeAsync();
    }
}

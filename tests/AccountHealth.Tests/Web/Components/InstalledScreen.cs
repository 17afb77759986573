using AccountHealth.Data.Storage;
using AccountHealth.Data.Queries;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Live;
using AccountHealth.Web.Identity;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Radzen;

namespace AccountHealth.Tests.Web.Components;

/// <summary>A screen on a real installation: what is clicked is done.</summary>
internal sealed class InstalledScreen : IAsyncDisposable
{
    private InstalledScreen(TestInstallation installation, string[] rights)
    {
        Installation = installation;
        Screen = new Screen().As(rights);
        Screen.Services.AddScoped<Actor>();
        Screen.Services.AddSingleton(installation.Get<Relations>());
        // It is not started: a test looks again when it wants to.
        Screen.Services.AddSingleton(new DatabaseVersion(installation.Data));
        Screen.Services.AddSingleton<LiveChanges>();
        Screen.Services.AddFallbackServiceProvider(installation.Get<IServiceProvider>());
    }

    public TestInstallation Installation { get; }

    public Screen Screen { get; }

    /// <summary>One account with these rows imported.</summary>
    public static async Task<InstalledScreen> CreateAsync(string[] rights, params CsvRow[] rows)
    {
        var installation = await TestInstallation.CreateAsync();
        Assert.Empty((await installation.ImportAsync(CsvFile.Of(rows))).Problems);
        return new InstalledScreen(installation, rights);
    }

    public async ValueTask DisposeAsync()
    {
        await Screen.DisposeAsync();
        await Installation.DisposeAsync();
    }
}

internal static class Dialogs
{
    /// <summary>Opens the dialog, lets the test fill it in, submits it; its answer, or null where it stays open.</summary>
    public static object? Submit<T>(this Screen screen, Action<ComponentParameterCollectionBuilder<T>> parameters, Action<IRenderedComponent<T>>? fill = null)
        where T : ComponentBase
    {
        Task<dynamic?> answer = screen.Services.GetRequiredService<DialogService>().OpenAsync<T>("");
        var dialog = screen.Render(parameters);
        fill?.Invoke(dialog);
        dialog.Find("form").Submit();
        if (!answer.IsCompletedSuccessfully)
        {
            Assert.NotEmpty(dialog.FindAll("[role=alert]"));
            return null;
        }

        return answer.Result;
    }
}

using AccountHealth.Data.Storage;
using AccountHealth.Web.Components.Connect;
using AccountHealth.Web.Components.Live;
using AccountHealth.Web.Identity;

namespace AccountHealth.Web.Hosting;

internal static class ScreenServices
{
    /// <summary>Adds what the screens need besides data and monitoring.</summary>
    public static IServiceCollection AddScreens(this IServiceCollection services)
    {
        services.AddSingleton<DatabaseVersion>();
        services.AddSingleton<CurrentSettings>();
        services.AddSingleton<LiveChanges>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveChanges>());
        services.AddScoped<ViewerTime>();
        services.AddScoped<Folded>();
        services.AddScoped<Actor>();
        services.AddScoped<NetworkSignIn>();
        return services;
    }
}

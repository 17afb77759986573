using System.Reflection;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Guidance;
using AccountHealth.Core.Macros;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Notices;
using AccountHealth.Integrations.Connecting;
using AccountHealth.Integrations.Guidance;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AccountHealth.Integrations;

public static class IntegrationServices
{
    /// <summary>Adds every network, channel, macro action and guidance file there is: a new one only has to exist.</summary>
    public static IServiceCollection AddIntegrations(this IServiceCollection services)
    {
        AddAll<INetwork>(services, typeof(IntegrationServices).Assembly);
        services.TryAddSingleton(TimeProvider.System);
        // One for each connector, since each network has a budget of its own.
        services.AddSingleton(_ => new HttpMessageInvoker(NetworkHttp.Handler()));
        services.AddTransient(provider => new NetworkHttp(provider.GetRequiredService<HttpMessageInvoker>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ConnectorCatalog(provider.GetServices<INetwork>().OfType<IConnector>()));
        AddAll<INotificationChannel>(services, typeof(IntegrationServices).Assembly);
        AddAll<IMacroAction>(services, typeof(IMacroAction).Assembly);
        services.AddSingleton(_ => new GuidanceCatalog(GuidanceFiles.Read()));
        return services.AddSingleton<NetworkCatalog>().AddSingleton<MacroActionCatalog>().AddSingleton<ChannelCatalog>();
    }

    private static void AddAll<TContract>(IServiceCollection services, Assembly assembly)
    {
        foreach (var type in assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(TContract))))
        {
            services.AddSingleton(typeof(TContract), type);
        }
    }
}

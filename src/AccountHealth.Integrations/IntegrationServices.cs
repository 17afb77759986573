using AccountHealth.Core.Networks;
using Microsoft.Extensions.DependencyInjection;

namespace AccountHealth.Integrations;

public static class IntegrationServices
{
    /// <summary>Adds every network and channel of this assembly: a new one only has to exist.</summary>
    public static IServiceCollection AddIntegrations(this IServiceCollection services)
    {
        foreach (var type in typeof(IntegrationServices).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false }))
        {
            if (type.IsAssignableTo(typeof(INetwork)))
            {
                services.AddSingleton(typeof(INetwork), type);
            }
        }

        return services.AddSingleton<NetworkCatalog>();
    }
}

using AccountHealth.Core.Guidance;
using AccountHealth.Core.Networks;
using AccountHealth.Integrations;
using Microsoft.Extensions.DependencyInjection;

namespace AccountHealth.Tests.Facts;

internal static class NetworkFacts
{
    /// <summary>The networks of the product.</summary>
    public static NetworkCatalog Catalog { get; } = new(All());

    /// <summary>The product's guidance.</summary>
    public static GuidanceCatalog Guidance { get; } =
        new ServiceCollection().AddIntegrations().BuildServiceProvider().GetRequiredService<GuidanceCatalog>();

    public static IReadOnlyList<INetwork> All() =>
        [.. new ServiceCollection().AddIntegrations().BuildServiceProvider().GetServices<INetwork>()];
}

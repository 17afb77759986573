using AccountHealth.Core.Networks;
using AccountHealth.Integrations;
using Microsoft.Extensions.DependencyInjection;

namespace AccountHealth.Tests.Facts;

internal static class NetworkFacts
{
    /// <summary>The nine networks of the product.</summary>
    public static NetworkCatalog Catalog { get; } = new(All());

    public static IReadOnlyList<INetwork> All() =>
        [.. new ServiceCollection().AddIntegrations().BuildServiceProvider().GetServices<INetwork>()];
}

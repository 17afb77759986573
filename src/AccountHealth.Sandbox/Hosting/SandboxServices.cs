using AccountHealth.Sandbox.Control;
using AccountHealth.Sandbox.Networks;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AccountHealth.Sandbox.Hosting;

/// <summary>The sandbox's face: on its own port or under a path of another program it is the same.</summary>
public static class SandboxServices
{
    /// <summary>The ids of the networks that it pretends to be.</summary>
    public static IReadOnlyList<string> Networks { get; } = [.. NetworkCatalog.Find().Select(network => network.Traits.Id)];

    public static IServiceCollection AddSandbox(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new SandboxState(provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary>All networks under <c>{prefix}/{network}/{host}/…</c> and the control page under <c>{prefix}/control</c>.</summary>
    public static IEndpointConventionBuilder MapSandbox(this IEndpointRouteBuilder routes, string prefix = "")
    {
        var state = routes.ServiceProvider.GetRequiredService<SandboxState>();
        var group = routes.MapGroup(prefix);
        // Networks know nothing of the host's own sign-in.
        group.AllowAnonymous().DisableAntiforgery();

        foreach (var network in state.Networks)
        {
            var path = $"{prefix}/{network.Traits.Id}";
            var networkRoutes = new NetworkRoutes(group.MapGroup(network.Traits.Id), new NetworkPipeline(state, network, path));
            network.Map(networkRoutes);
            networkRoutes.Rest();
        }

        ControlRoutes.Map(group.MapGroup("control"), state);
        return group;
    }
}

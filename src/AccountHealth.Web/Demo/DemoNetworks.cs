using AccountHealth.Core.Connecting;
using AccountHealth.Core.Installation;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Sandbox.Hosting;

namespace AccountHealth.Web.Demo;

/// <summary>The demo's networks: a sandbox beside it that pretends to be them, so that accounts can be connected.</summary>
internal sealed class DemoNetworks(ConnectorCatalog connectors, SettingsChanges settings)
{
    private const string Path = "/sandbox";

    public static void Add(IServiceCollection services) => services.AddSandbox();

    public static void Map(IEndpointRouteBuilder routes) => routes.MapSandbox(Path);

    /// <summary>Has every network that the sandbox pretends asked there; another one is not set up. At every start: the address may be another one.</summary>
    public async Task SetUpAsync(string url, CancellationToken cancellationToken)
    {
        var texts = new Dictionary<string, string>();
        foreach (var connector in connectors.All.Where(one => SandboxServices.Networks.Contains(one.Descriptor.Id)))
        {
            var network = connector.Descriptor.Id;
            foreach (var app in connector.Connector.Apps)
            {
                texts[NetworkSettings.KeyOf(network, app.Id, NetworkSettings.ClientId)] = "sandbox-client";
                texts[NetworkSettings.KeyOf(network, app.Id, NetworkSettings.ClientSecret)] = "sandbox-secret";
            }

            foreach (var host in connector.Connector.Hosts.Keys)
            {
                texts[NetworkSettings.HostKeyOf(network, host)] = $"{url.TrimEnd('/')}{Path}/{network}/{host}";
            }
        }

        await settings.SaveAsync(texts, cancellationToken);
    }
}

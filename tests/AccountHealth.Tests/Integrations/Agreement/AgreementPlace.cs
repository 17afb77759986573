using AccountHealth.Core.Connecting;
using AccountHealth.Integrations;
using AccountHealth.Sandbox.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace AccountHealth.Tests.Integrations.Agreement;

/// <summary>The ways to sign in that there are: "network/app".</summary>
internal static class AgreementPlace
{
    private static readonly IReadOnlyList<(IConnector Connector, SignInApp App)> All =
    [
        .. new ServiceCollection().AddIntegrations().BuildServiceProvider().GetRequiredService<ConnectorCatalog>().All
            .SelectMany(one => one.Connector.Apps.Select(app => (one, app))),
    ];

    /// <summary>Also those that the sandbox does not pretend.</summary>
    public static TheoryData<string> OfAllConnectors() => [.. All.Select(NameOf)];

    public static TheoryData<string> Every() => Where((_, _) => true);

    public static TheoryData<string> Renewing() => Where((connector, app) =>
        connector.Connector.RenewBefore is not null
        // A token of the Marketing API has no timer and is never renewed.
        && app.Id != "business");

    public static TheoryData<string> Revoking() => Where((connector, _) => connector.Connector.Revokes);

    private static TheoryData<string> Where(Func<IConnector, SignInApp, bool> condition) =>
        [.. All.Where(one => SandboxServices.Networks.Contains(one.Connector.Descriptor.Id) && condition(one.Connector, one.App)).Select(NameOf)];

    private static string NameOf((IConnector Connector, SignInApp App) one) => $"{one.Connector.Descriptor.Id}/{one.App.Id}";
}

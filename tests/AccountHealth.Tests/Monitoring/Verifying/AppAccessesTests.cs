using AccountHealth.Core.Connecting;
using AccountHealth.Core.Installation;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Tokens;
using AccountHealth.Integrations;
using AccountHealth.Monitoring.Verifying;
using Microsoft.Extensions.DependencyInjection;

namespace AccountHealth.Tests.Monitoring.Verifying;

public class AppAccessesTests
{
    private readonly ConnectorCatalog _connectors = new ServiceCollection().AddIntegrations().BuildServiceProvider().GetRequiredService<ConnectorCatalog>();

    /// <summary>A token that an import brought is asked about by the app that gives such tokens, or by none.</summary>
    [Theory]
    [InlineData("business", AccountKind.AdAccount, false, "business")]
    [InlineData("business", AccountKind.Profile, true, null)]
    [InlineData("business", AccountKind.Profile, false, null)]
    [InlineData("login", AccountKind.Profile, true, "login")]
    [InlineData("login", AccountKind.AdAccount, false, null)]
    public void An_imported_token_finds_its_own_app_or_none(string setUp, string kind, bool hasRefreshToken, string? app)
    {
        var settings = With(setUp);

        Assert.Equal(app, settings.AccessTo(_connectors.Find("tiktok")!, UserToken.DefaultApp, [kind], hasRefreshToken)?.App);
        Assert.Contains(new AppOfNetwork("tiktok", UserToken.DefaultApp), settings.Asked(_connectors));
    }

    [Theory]
    [InlineData("business", false)]
    [InlineData("login", true)]
    public void What_was_imported_is_renewed_by_the_app_that_renews(string setUp, bool isRenewed) =>
        Assert.Equal(isRenewed, With(setUp).RenewedApps(_connectors).Contains(new AppOfNetwork("tiktok", UserToken.DefaultApp)));

    private static InstallationSettings With(string app) => new[] { NetworkSettings.ClientId, NetworkSettings.ClientSecret }
        .Select(name => NetworkSettings.Find(NetworkSettings.KeyOf("tiktok", app, name))!)
        .Aggregate(new InstallationSettings(), (settings, one) => one.Apply(settings, "ours"));
}

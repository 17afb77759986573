using AccountHealth.Core.Installation;
using AccountHealth.Core.Networks;
using AccountHealth.Data.Settings;
using AccountHealth.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Web.Components.Live;

/// <summary>The installation's settings as they are now.</summary>
internal sealed class CurrentSettings(IDbContextFactory<AccountHealthContext> contexts, SettingsStore store, NetworkCatalog published)
{
    public async Task<InstallationSettings> GetAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await store.LoadAsync(context, cancellationToken);
    }

    /// <summary>The networks with their clocks as they count under these settings.</summary>
    public NetworkCatalog NetworksOf(InstallationSettings settings) => published.With(settings.Lifespans);

    public async Task<NetworkCatalog> NetworksAsync(CancellationToken cancellationToken) => NetworksOf(await GetAsync(cancellationToken));
}

using AccountHealth.Core.Installation;
using AccountHealth.Data.Settings;
using AccountHealth.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Web.Components.Live;

/// <summary>The installation's settings as they are now.</summary>
internal sealed class CurrentSettings(IDbContextFactory<AccountHealthContext> contexts, SettingsStore store)
{
    public async Task<InstallationSettings> GetAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await store.LoadAsync(context, cancellationToken);
    }
}

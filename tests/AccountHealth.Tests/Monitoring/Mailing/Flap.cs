using AccountHealth.Monitoring.Changes;
using AccountHealth.Tests.Facts;

namespace AccountHealth.Tests.Monitoring.Mailing;

/// <summary>An account that goes down and up again, with both checks running in between.</summary>
internal static class Flap
{
    public static async Task OnceAsync(WatchedInstallation watched, string account, string user)
    {
        var authorization = await watched.AuthorizationAsync(account, user);
        var changes = watched.Get<AuthorizationChanges>();
        await changes.WithdrawAsync(authorization, wholeLogin: false, WatchedInstallation.By, CancellationToken.None);
        await watched.RunAsync();
        await changes.RestoreAsync(authorization, WatchedInstallation.By, CancellationToken.None);
        await watched.RunAsync();
    }
}

using AccountHealth.Core.Installation;
using AccountHealth.Data.Settings;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Rounds;

/// <summary>
/// What of the settings all accounts were last judged by. Configuration may change it while nothing runs, so it is kept
/// and compared; an installation that has kept nothing yet was judged by the settings it began with.
/// </summary>
internal static class JudgedSettings
{
    /// <summary>No setting that people can save has this key.</summary>
    private const string Key = "JudgedBy";

    public static async Task<bool> DifferAsync(Round round, CancellationToken cancellationToken)
    {
        var kept = await round.Context.Settings.Where(one => one.Key == Key).Select(one => one.Value).SingleOrDefaultAsync(cancellationToken);
        return Text(round.Settings) != (kept ?? Text(new InstallationSettings()));
    }

    /// <summary>Has every account judged by the settings as they are now.</summary>
    public static async Task ApplyAsync(Round round, CancellationToken cancellationToken)
    {
        var row = await round.Context.Settings.FindAsync([Key], cancellationToken);
        if (row is null)
        {
            round.Context.Settings.Add(row = new Setting { Key = Key });
        }

        row.Value = Text(round.Settings);
        round.Touch(await round.Context.Accounts.Select(account => account.Id).ToListAsync(cancellationToken));
    }

    private static string Text(InstallationSettings settings) => $"{settings.WarningDays} {settings.SwitchBack}";
}

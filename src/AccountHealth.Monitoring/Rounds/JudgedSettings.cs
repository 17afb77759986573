using AccountHealth.Core.Accounts;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Installation;
using AccountHealth.Core.Networks;
using AccountHealth.Data.Settings;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Rounds;

/// <summary>
/// What of the settings, and of what is known of the networks, all accounts were last judged by. Configuration or a newer
/// version may change it while nothing runs, so it is kept and compared; an installation that has kept nothing yet was
/// judged by the settings it began with.
/// </summary>
internal static class JudgedSettings
{
    /// <summary>No setting that people can save has this key.</summary>
    private const string Key = "JudgedBy";

    /// <summary>Whether it has to be kept anew, because it changed or because nothing is kept.</summary>
    public static async Task<bool> DifferAsync(Round round, CancellationToken cancellationToken) =>
        await KeptAsync(round, cancellationToken) != Now(round);

    /// <summary>Keeps it, and has every account judged by it unless all were.</summary>
    public static async Task ApplyAsync(Round round, CancellationToken cancellationToken)
    {
        var now = Now(round);
        var kept = await KeptAsync(round, cancellationToken);
        if (kept is null)
        {
            round.Context.Settings.Add(new Setting { Key = Key, Value = now });
        }
        else
        {
            await round.Context.Settings.Where(one => one.Key == Key)
                .ExecuteUpdateAsync(row => row.SetProperty(one => one.Value, now), cancellationToken);
        }

        if ((kept ?? AtFirst(round)) != now)
        {
            round.Touch(await round.Context.Accounts.Select(account => account.Id).ToListAsync(cancellationToken));
        }
    }

    private static Task<string?> KeptAsync(Round round, CancellationToken cancellationToken) =>
        round.Context.Settings.Where(one => one.Key == Key).Select(one => one.Value).SingleOrDefaultAsync(cancellationToken)!;

    private static string Now(Round round) => Text(round.Settings, round.Rules, round.Rules.RenewedApps, lifespan => lifespan);

    private static string AtFirst(Round round) => Text(new InstallationSettings(), round.Rules, [], lifespan => lifespan.Published ?? lifespan);

    private static string Text(InstallationSettings settings, JudgingRules rules, IEnumerable<AppOfNetwork> renewed, Func<Lifespan, Lifespan> counted)
    {
        var clocks =
            from network in rules.Networks.All
            from lifespan in network.Lifespans
            let one = counted(lifespan)
            select $"{network.Id}.{one.Clock}={one.Length?.TotalHours}{(one.Slides ? "~" : "")}";
        var waits =
            from page in rules.Guidance.All
            from reason in page.Reasons
            where reason.Wait is not null
            select $"{page.Network}#{reason.Anchor}={reason.Wait?.TotalHours}";
        return string.Join(' ', [$"{settings.WarningDays} {settings.SwitchBack}", .. renewed.Select(app => $"renews {app}").Order(StringComparer.Ordinal), .. clocks, .. waits.Order(StringComparer.Ordinal)]);
    }
}

using AccountHealth.Core.Accounts;
using AccountHealth.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Data.Queries;

/// <summary>How many accounts of each network deactivate in which week from now.</summary>
public sealed class Fleet(IDbContextFactory<AccountHealthContext> contexts, TimeProvider clock)
{
    public const int Weeks = 13;

    /// <summary>One row per network that has an account which is up; the ones with most accounts first.</summary>
    public async Task<IReadOnlyList<FleetNetwork>> ReadAsync(AccountScope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        const long Week = 7L * 24 * 60 * 60 * 1000;
        // The week is computed where the dates lie: only counts leave the database.
        var cells = await context.Database.SqlQuery<FleetCell>(
            $"""
            SELECT "Network",
                   CASE WHEN "DeactivatesAt" = {long.MaxValue} THEN {FleetCell.Never}
                        WHEN "DeactivatesAt" = {long.MaxValue - 1} THEN {FleetCell.Unknown}
                        ELSE MIN(("DeactivatesAt" - {now}) / {Week}, {Weeks}) END AS "Week",
                   COUNT(*) AS "Accounts"
            FROM "Accounts"
            WHERE "Verdict_Usable" > 0 AND "Status" <> {nameof(AccountStatus.Paused)} AND ({scope.Owner} IS NULL OR "OwnerEmail" = {scope.Owner})
            GROUP BY 1, 2
            """).ToListAsync(cancellationToken);
        return
        [
            .. cells.GroupBy(cell => cell.Network).Select(network => new FleetNetwork(
                    network.Key,
                    [.. Enumerable.Range(0, Weeks).Select(week => Count(network, week))],
                    Count(network, Weeks),
                    Count(network, FleetCell.Never),
                    Count(network, FleetCell.Unknown)))
                .OrderByDescending(network => network.Dated > 0).ThenByDescending(network => network.Running).ThenBy(network => network.Network, StringComparer.Ordinal),
        ];
    }

    private static int Count(IEnumerable<FleetCell> cells, long week) => cells.Where(cell => cell.Week == week).Sum(cell => cell.Accounts);

    private sealed record FleetCell(string Network, long Week, int Accounts)
    {
        public const int Never = -1;
        public const int Unknown = -2;
    }
}

/// <param name="ByWeek">Accounts that deactivate in each of the next weeks.</param>
/// <param name="Later">Accounts whose date lies beyond.</param>
public sealed record FleetNetwork(string Network, IReadOnlyList<int> ByWeek, int Later, int Never, int Unknown)
{
    /// <summary>Accounts that have a date.</summary>
    public int Dated => ByWeek.Sum() + Later;

    /// <summary>Accounts that are up now.</summary>
    public int Running => Dated + Never + Unknown;
}

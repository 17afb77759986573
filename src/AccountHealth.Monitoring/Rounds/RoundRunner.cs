using AccountHealth.Core.Accounts;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Guidance;
using AccountHealth.Core.Installation;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Time;
using AccountHealth.Data.Settings;
using AccountHealth.Data.Storage;
using AccountHealth.Monitoring.Verifying;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Rounds;

/// <summary>Runs rounds: state change, timeline and notices are one transaction, or nothing happened.</summary>
public sealed class RoundRunner(
    IDbContextFactory<AccountHealthContext> contexts,
    TimeProvider clock,
    SettingsStore settings,
    NetworkCatalog networks,
    GuidanceCatalog guidance,
    ConnectorCatalog connectors,
    Judging judging)
{
    /// <summary>The present, for questions asked outside a round.</summary>
    public DateTimeOffset Now => clock.GetUtcNow().ToMilliseconds();

    /// <summary>Reads in a moment of its own, without a transaction; what it changes is not saved.</summary>
    internal async Task<T> ReadAsync<T>(Func<Round, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTrackingWithIdentityResolution;
        var installation = await settings.LoadAsync(context, cancellationToken);
        return await read(new Round(context, Now, installation, RulesOf(installation)));
    }

    /// <summary>Runs the work only where there is some: a look costs no transaction.</summary>
    internal async Task<T?> RunIfAsync<T>(
        Func<AccountHealthContext, Task<bool>> isDue, Func<Round, Task<T>> work, CancellationToken cancellationToken)
    {
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (!await isDue(context))
            {
                return default;
            }
        }

        return await RunAsync(work, cancellationToken);
    }

    /// <summary>Runs the work, judges what it touched, and commits. An exception undoes all of it.</summary>
    public async Task<T> RunAsync<T>(Func<Round, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // Takes the writer's place at once: what is read here stays true until the end.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var installation = await settings.LoadAsync(context, cancellationToken);
        var round = new Round(context, Now, installation, RulesOf(installation));
        var result = await work(round);
        await context.SaveChangesAsync(cancellationToken);
        await judging.JudgeAsync(round, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    /// <inheritdoc cref="RunAsync{T}"/>
    public Task RunAsync(Func<Round, Task> work, CancellationToken cancellationToken) =>
        RunAsync(
            async round =>
            {
                await work(round);
                return true;
            },
            cancellationToken);

    /// <summary>Settings were saved in this round: the rest of it goes by them, and so does every account they matter to.</summary>
    internal async Task FollowSettingsAsync(Round round, CancellationToken cancellationToken)
    {
        round.Settings = await settings.LoadAsync(round.Context, cancellationToken);
        round.Rules = RulesOf(round.Settings);
        if (await JudgedSettings.DifferAsync(round, cancellationToken))
        {
            await JudgedSettings.ApplyAsync(round, cancellationToken);
        }
    }

    /// <summary>How accounts are judged under these settings.</summary>
    public JudgingRules RulesOf(InstallationSettings installation) => new(
        networks.With(installation.Lifespans),
        TimeSpan.FromDays(installation.WarningDays),
        installation.SwitchBack,
        installation.RenewedApps(connectors),
        installation.Zone)
    {
        Guidance = guidance,
        AccessRenewedApps = installation.AccessRenewedApps(connectors),
    };
}

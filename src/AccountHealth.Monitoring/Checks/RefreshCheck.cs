using AccountHealth.Core.Connecting;
using AccountHealth.Core.Installation;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Secrets;
using AccountHealth.Monitoring.Rounds;
using AccountHealth.Monitoring.Verifying;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Checks;

/// <summary>Renews tokens before their access ends, where their network renews.</summary>
public sealed class RefreshCheck(RoundRunner rounds, ConnectorCatalog connectors, SecretCipher cipher, Renewals renewals) : Check
{
    private const int MostPerRound = 500;
    private const int AtOnce = 10;

    public override string Name => "refresh";

    public override string Description => "Renews tokens before they end, where their network renews, and keeps what it gives at once.";

    public override Schedule DefaultSchedule => Schedule.EveryMinute;

    public override async Task<CheckOutcome> RunAsync(CheckRun run, CancellationToken cancellationToken)
    {
        var settings = await rounds.ReadAsync(round => Task.FromResult(round.Settings), cancellationToken);
        var tally = new Tally(run, "renewed");
        await Task.WhenAll(settings.RenewedApps(connectors).GroupBy(app => app.Network, app => app.App)
            .Select(apps => RenewNetworkAsync(connectors.Find(apps.Key)!, [.. apps], settings, tally, cancellationToken)));
        return tally.Outcome(refusalMatters: true);
    }

    /// <summary>Each network by itself: one that does not answer keeps no other waiting.</summary>
    private async Task RenewNetworkAsync(
        IConnector connector, List<string> apps, InstallationSettings settings, Tally tally, CancellationToken cancellationToken)
    {
        connector.Pace(settings.Networks.BudgetOf(connector));
        var due = await DueAsync(connector, apps, cancellationToken);
        if (due.Count == 0)
        {
            return;
        }

        tally.Take(due.Count);
        var hearing = new Hearing();
        await Parallel.ForEachAsync(
            due,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (one, token) =>
            {
                var problem = hearing.Stop ?? await RenewAsync(connector, one, settings, token);
                hearing.Hear(one.App, problem);
                tally.Add(connector, problem);
            });
        await rounds.RunAsync(round => NetworkConditions.KeepAsync(round, connector.Descriptor.Id, Name, hearing, cancellationToken), cancellationToken);
    }

    private Task<IReadOnlyList<AskedToken>> DueAsync(IConnector connector, List<string> apps, CancellationToken cancellationToken) => rounds.ReadAsync(
        async round =>
        {
            if ((await NetworkConditions.RestingAsync(round.Context, round.Now, cancellationToken)).Contains(connector.Descriptor.Id))
            {
                return [];
            }

            var soon = End.At(round.Now + connector.Connector.RenewBefore!.Value);
            var (network, renewsAccess) = (connector.Descriptor.Id, connector.Connector.RenewsAccess);
            var ids = await round.Context.Tokens
                .Where(token => token.HasSecret && (token.HasRefreshToken || renewsAccess) && token.AccessEnd <= soon && token.Login.Network == network && apps.Contains(token.App)
                    && (token.NextRenewalAt == null || token.NextRenewalAt <= round.Now)
                    && (token.RenewingUntil == null || token.RenewingUntil <= round.Now)
                    && !token.Health.RefreshRefused && token.Health.Finding == null)
                .OrderBy(token => token.AccessEnd).Select(token => token.Id).Take(MostPerRound).ToListAsync(cancellationToken);
            return await AskedTokens.ReadAsync(round.Context, cipher, round.Rules.Networks, ids, round.Now, cancellationToken);
        },
        cancellationToken);

    /// <returns>What stood in the way; null where the token is renewed.</returns>
    private async Task<Problem?> RenewAsync(IConnector connector, AskedToken asked, InstallationSettings settings, CancellationToken cancellationToken)
    {
        var secret = connector.Connector.RenewsAccess ? asked.Question.AccessToken : asked.Question.RefreshToken;
        if (secret is null || settings.AccessTo(connector, asked) is not { } app)
        {
            await renewals.HoldBackAsync(asked.Id, rounds.Now + InspectionTiming.AfterSetUp);
            return new Problem(Core.Reasons.ReasonCodes.AppMisconfigured, "the app is not set up, or the secret cannot be read with the keys that are here") { WasNotAsked = true };
        }

        var answer = await renewals.RenewAsync(asked, app, cancellationToken);
        if (answer.Problem is not { WasNotAsked: false } problem)
        {
            return answer.Problem;
        }

        // Where access is over there is nothing else to ask: an answer counts as one about the token, and a silence as a silence.
        if (asked.Question.IsAccessOver)
        {
            await rounds.RunAsync(
                round => InspectionKeeping.KeepAsync(
                    round, new Dictionary<long, HeardAnswer> { [asked.Id] = new(new TokenAnswer(problem), asked.Question.Edition) }, cancellationToken),
                cancellationToken);
        }
        else if (!problem.IsSilence)
        {
            await renewals.RecordRefusalAsync(asked, problem, cancellationToken);
        }

        return problem;
    }
}

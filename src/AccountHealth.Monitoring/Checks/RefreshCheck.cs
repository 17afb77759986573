using AccountHealth.Core.Connecting;
using AccountHealth.Core.Installation;
using AccountHealth.Core.Notices.Mail;
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
        var (renewed, refused, silent) = (0, 0, 0);
        foreach (var apps in settings.RenewedApps(connectors).GroupBy(app => app.Network))
        {
            var connector = connectors.Find(apps.Key)!;
            connector.Pace(settings.Networks.BudgetOf(connector));
            var due = await DueAsync(connector, [.. apps.Select(app => app.App)], cancellationToken);
            var done = 0;
            await Parallel.ForEachAsync(
                due,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (one, token) =>
                {
                    switch (await RenewAsync(connector, one, settings, token))
                    {
                        case null:
                            Interlocked.Increment(ref renewed);
                            break;
                        case { IsSilence: true }:
                            Interlocked.Increment(ref silent);
                            break;
                        default:
                            Interlocked.Increment(ref refused);
                            break;
                    }

                    run.Report(Interlocked.Increment(ref done), due.Count, $"{connector.Descriptor.Name}: {done} of {due.Count} renewed");
                });
        }

        string[] parts =
        [
            renewed > 0 ? $"{Wording.Count(renewed, "token")} renewed" : "",
            refused > 0 ? $"{refused:N0} refused" : "",
            silent > 0 ? $"{silent:N0} without an answer" : "",
        ];
        return renewed + refused + silent == 0
            ? new CheckOutcome("Nothing was due") { FoundNothing = true }
            : new CheckOutcome(string.Join(", ", parts.Where(part => part.Length > 0)), NeedsAttention: refused + silent > 0);
    }

    private Task<IReadOnlyList<AskedToken>> DueAsync(IConnector connector, List<string> apps, CancellationToken cancellationToken) => rounds.ReadAsync(
        async round =>
        {
            var soon = End.At(round.Now + connector.Connector.RenewBefore!.Value);
            var (network, renewsAccess) = (connector.Descriptor.Id, connector.Connector.RenewsAccess);
            var ids = await round.Context.Tokens
                .Where(token => token.HasSecret && (token.HasRefreshToken || renewsAccess) && token.AccessEnd <= soon && token.Login.Network == network && apps.Contains(token.App)
                    && (token.NextRenewalAt == null || token.NextRenewalAt <= round.Now)
                    && !token.Health.RefreshRefused && token.Health.Finding == null)
                .OrderBy(token => token.AccessEnd).Select(token => token.Id).Take(MostPerRound).ToListAsync(cancellationToken);
            return await AskedTokens.ReadAsync(round.Context, cipher, round.Rules.Networks, ids, round.Now, cancellationToken);
        },
        cancellationToken);

    /// <returns>What stood in the way; null where the token is renewed.</returns>
    private async Task<Problem?> RenewAsync(IConnector connector, AskedToken asked, InstallationSettings settings, CancellationToken cancellationToken)
    {
        if ((asked.Question.RefreshToken is null && !connector.Connector.RenewsAccess) || settings.AccessTo(connector, asked) is not { } app)
        {
            return new Problem(Core.Reasons.ReasonCodes.AppMisconfigured, "the app is not set up, or there is no refresh token");
        }

        var answer = await renewals.RenewAsync(asked, app, cancellationToken);
        if (answer.Problem is not { IsSilence: false } refusal)
        {
            return answer.Problem;
        }

        if (asked.Question.IsAccessOver)
        {
            await rounds.RunAsync(
                round => InspectionKeeping.KeepAsync(round, new Dictionary<long, TokenAnswer> { [asked.Id] = new(refusal) }, cancellationToken), cancellationToken);
        }
        else
        {
            await renewals.RecordRefusalAsync(asked.Id, refusal, cancellationToken);
        }

        return refusal;
    }
}

using System.Collections.Concurrent;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Installation;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Core.Reasons;
using AccountHealth.Data.Secrets;
using AccountHealth.Monitoring.Rounds;
using AccountHealth.Monitoring.Verifying;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Checks;

/// <summary>Asks the networks about tokens that are due, standby ones too, and believes answers only.</summary>
public sealed class VerifyCheck(RoundRunner rounds, ConnectorCatalog connectors, SecretCipher cipher, Renewals renewals) : Check
{
    public const string Id = "verify";

    /// <summary>So many are asked about before their answers are stored together: one round, one mail per recipient.</summary>
    private const int MostPerRound = 1000;

    private const int AtOncePerNetwork = 50;

    /// <summary>Long enough to ask about a full round. Whoever dies meanwhile leaves it to the next who looks.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(15);

    public override string Name => Id;

    public override string Description => "Asks the networks whether tokens still work, standby ones too, and why one does not.";

    public override Schedule DefaultSchedule => Schedule.EveryMinute;

    public override async Task<CheckOutcome> RunAsync(CheckRun run, CancellationToken cancellationToken)
    {
        var settings = await rounds.ReadAsync(round => Task.FromResult(round.Settings), cancellationToken);
        var apps = settings.Asked(connectors);
        if (apps.Count == 0)
        {
            return new CheckOutcome("No network is set up yet") { FoundNothing = true };
        }

        foreach (var connector in apps.Select(app => connectors.Find(app.Network)!).Distinct())
        {
            connector.Pace(settings.Networks.BudgetOf(connector));
        }

        var tally = new Tally();
        while (await TakeAsync(apps, cancellationToken) is { Count: > 0 } due)
        {
            var answers = await AskAllAsync(due, settings, run, cancellationToken);
            await KeepAsync(due, answers, cancellationToken);
            tally.Add(due, answers);
            if (due.Count < MostPerRound)
            {
                break;
            }
        }

        return tally.Outcome();
    }

    /// <summary>Takes tokens that are due, so that no other process asks about them, too.</summary>
    private Task<IReadOnlyList<AskedToken>> TakeAsync(IReadOnlyList<AppOfNetwork> apps, CancellationToken cancellationToken) => rounds.ReadAsync(
        async round =>
        {
            var resting = await NetworkConditions.RestingAsync(round.Context, round.Now, cancellationToken);
            var asked = apps.Where(app => !resting.Contains(app.Network)).Select(app => app.ToString()).ToList();
            var due = await round.Context.Tokens
                .Where(token => token.HasSecret && (token.NextInspectionAt == null || token.NextInspectionAt <= round.Now) && asked.Contains(token.Login.Network + "/" + token.App))
                .OrderBy(token => token.NextInspectionAt).Select(token => token.Id).Take(MostPerRound).ToListAsync(cancellationToken);
            if (due.Count > 0)
            {
                await round.Context.Tokens.Where(token => due.Contains(token.Id))
                    .ExecuteUpdateAsync(set => set.SetProperty(token => token.NextInspectionAt, round.Now + Lease), cancellationToken);
            }

            return await AskedTokens.ReadAsync(round.Context, cipher, round.Rules.Networks, due, round.Now, cancellationToken);
        },
        cancellationToken);

    private async Task<IReadOnlyDictionary<long, TokenAnswer>> AskAllAsync(
        IReadOnlyList<AskedToken> due, InstallationSettings settings, CheckRun run, CancellationToken cancellationToken)
    {
        var answers = new ConcurrentDictionary<long, TokenAnswer>();
        await Task.WhenAll(due.GroupBy(one => one.Network).Select(async network =>
        {
            Problem? stopped = null;
            await Parallel.ForEachAsync(
                network,
                new ParallelOptions { MaxDegreeOfParallelism = AtOncePerNetwork, CancellationToken = cancellationToken },
                async (one, token) =>
                {
                    // Whoever is told to wait stops asking; nobody else of this network has to hear the same.
                    var answer = stopped is { } until ? new TokenAnswer(until) : await AskAsync(one, settings, token);
                    stopped ??= answer.Token is { Reason: ReasonCodes.RateLimited } limited ? limited : null;
                    answers[one.Id] = answer;
                    run.Report(answers.Count, due.Count, $"{answers.Count} of {due.Count} tokens asked about");
                });
        }));
        return answers;
    }

    private async Task<TokenAnswer> AskAsync(AskedToken asked, InstallationSettings settings, CancellationToken cancellationToken)
    {
        var connector = connectors.Find(asked.Network)!;
        return settings.AccessTo(connector, asked) is not { } app
            ? new TokenAnswer(new Problem(ReasonCodes.AppMisconfigured, $"the app '{asked.App}' is not set up"))
            : asked.Question.AccessToken is null && asked.Question.RefreshToken is null
            ? new TokenAnswer(new Problem(ReasonCodes.AppMisconfigured, "the token has no secret"))
            : await TokenAsking.AskAsync(
                connector,
                app,
                asked.Question,
                connector.Connector.RenewBefore is null ? null : _ => renewals.RenewAsync(asked, app, cancellationToken),
                cancellationToken);
    }

    private Task KeepAsync(IReadOnlyList<AskedToken> due, IReadOnlyDictionary<long, TokenAnswer> answers, CancellationToken cancellationToken) => rounds.RunAsync(
        async round =>
        {
            await InspectionKeeping.KeepAsync(round, answers, cancellationToken);
            foreach (var network in due.GroupBy(one => one.Network))
            {
                await NetworkConditions.KeepAsync(round, network.Key, [.. network.Select(one => answers[one.Id])], cancellationToken);
            }
        },
        cancellationToken);

    private sealed class Tally
    {
        private int _accepted;
        private int _refused;
        private readonly SortedDictionary<string, string> _silent = new(StringComparer.Ordinal);

        public void Add(IReadOnlyList<AskedToken> due, IReadOnlyDictionary<long, TokenAnswer> answers)
        {
            foreach (var one in due)
            {
                switch (answers[one.Id].Token)
                {
                    case null:
                        _accepted++;
                        break;
                    case { IsSilence: true } silence:
                        _silent[one.Network] = silence.Detail;
                        break;
                    default:
                        _refused++;
                        break;
                }
            }
        }

        public CheckOutcome Outcome()
        {
            string[] parts =
            [
                _accepted > 0 ? $"{Wording.Count(_accepted, "token")} accepted" : "",
                _refused > 0 ? $"{_refused:N0} refused" : "",
                _silent.Count > 0 ? "no answer from " + string.Join(", ", _silent.Select(one => $"{one.Key} ({one.Value})")) : "",
            ];
            return _accepted + _refused + _silent.Count == 0
                ? new CheckOutcome("Nothing was due") { FoundNothing = true }
                : new CheckOutcome(string.Join(", ", parts.Where(part => part.Length > 0)), NeedsAttention: _silent.Count > 0);
        }
    }
}

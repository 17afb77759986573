using System.Collections.Concurrent;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Installation;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Secrets;
using AccountHealth.Data.Storage;
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

    private const int FewestPerRound = 10;

    private const int AtOncePerNetwork = 50;

    /// <summary>What one round of a slow network may take, so that what it said first is not kept waiting for what it says last.</summary>
    private static readonly TimeSpan RoundLength = TimeSpan.FromSeconds(20);

    /// <summary>Then the next run goes on: a network with much to ask about does not keep the others waiting.</summary>
    private static readonly TimeSpan RunLength = TimeSpan.FromMinutes(1);

    /// <summary>Long enough to ask about a full round. Whoever dies meanwhile leaves it to the next who looks.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(15);

    public override string Name => Id;

    public override string Description => "Asks the networks whether tokens still work, standby ones too, and why one does not.";

    public override Schedule DefaultSchedule => Schedule.EveryMinute;

    public override async Task<CheckOutcome> RunAsync(CheckRun run, CancellationToken cancellationToken)
    {
        var settings = await rounds.ReadAsync(round => Task.FromResult(round.Settings), cancellationToken);
        var networks = settings.Asked(connectors).GroupBy(app => app.Network, app => app.App).ToList();
        await rounds.ReadAsync(round => NetworkConditions.ForgetOthersAsync(round, [.. networks.Select(apps => apps.Key)], cancellationToken), cancellationToken);
        if (networks.Count == 0)
        {
            return new CheckOutcome("No network is set up yet") { FoundNothing = true };
        }

        var tally = new Tally(run, "accepted");
        await Task.WhenAll(networks.Select(apps => AskNetworkAsync(connectors.Find(apps.Key)!, [.. apps], settings, run, tally, cancellationToken)));
        return tally.Outcome(refusalMatters: false);
    }

    /// <summary>Each network by itself: one that does not answer keeps no other waiting.</summary>
    private async Task AskNetworkAsync(
        IConnector connector, List<string> apps, InstallationSettings settings, CheckRun run, Tally tally, CancellationToken cancellationToken)
    {
        var (started, perSecond) = (rounds.Now, settings.Networks.BudgetOf(connector));
        connector.Pace(perSecond);
        var most = (int)Math.Clamp(perSecond * RoundLength.TotalSeconds, FewestPerRound, MostPerRound);
        var hearing = new Hearing();
        while (hearing.Stop is null && (run.AtOnce || rounds.Now - started < RunLength)
            && await TakeAsync(connector.Descriptor.Id, apps, most, cancellationToken) is { Count: > 0 } due)
        {
            tally.Take(due.Count);
            var heard = await AskAllAsync(connector, due, settings, hearing, tally, cancellationToken);
            await rounds.RunAsync(
                async round =>
                {
                    await InspectionKeeping.KeepAsync(round, heard, cancellationToken);
                    await NetworkConditions.KeepAsync(round, connector.Descriptor.Id, Name, hearing, cancellationToken);
                    await HandBackAsync(round.Context, [.. due.Select(one => one.Id).Where(one => !heard.ContainsKey(one))], cancellationToken);
                },
                cancellationToken);
        }
    }

    /// <summary>Takes tokens that are due, so that no other process asks about them, too.</summary>
    /// <param name="most">So many questions, as far as can be told: one for each token, and one for each of its accounts.</param>
    private async Task<IReadOnlyList<AskedToken>?> TakeAsync(string network, List<string> apps, int most, CancellationToken cancellationToken) => await rounds.RunIfAsync(
        async context => await Due(context, network, apps).AnyAsync(cancellationToken)
            && !(await NetworkConditions.RestingAsync(context, rounds.Now, cancellationToken)).Contains(network),
        async round =>
        {
            var due = await Due(round.Context, network, apps).OrderBy(token => token.NextInspectionAt)
                .Select(token => new { token.Id, Accounts = token.Authorizations.Count(one => one.WithdrawnAt == null) })
                .Take(most).ToListAsync(cancellationToken);
            var questions = 0;
            var taken = due.TakeWhile((one, nth) => (questions += 1 + one.Accounts) <= most || nth == 0).Select(one => one.Id).ToList();
            await round.Context.Tokens.Where(token => taken.Contains(token.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(token => token.NextInspectionAt, round.Now + Lease), cancellationToken);
            var asked = await AskedTokens.ReadAsync(round.Context, cipher, round.Rules.Networks, taken, round.Now, cancellationToken);
            var refused = await RefusedAppsAsync(round.Context, network, asked, cancellationToken);
            return (IReadOnlyList<AskedToken>)[.. asked.Select(one => refused.Contains(one.App) ? one with { Question = one.Question with { OthersRefused = true } } : one)];
        },
        cancellationToken);

    private IQueryable<UserToken> Due(AccountHealthContext context, string network, List<string> apps) => context.Tokens.Where(token =>
        token.HasSecret && (token.NextInspectionAt == null || token.NextInspectionAt <= rounds.Now) && token.Login.Network == network && apps.Contains(token.App));

    /// <summary>Apps of which every other token was refused when it was last asked about.</summary>
    private static async Task<IReadOnlySet<string>> RefusedAppsAsync(
        AccountHealthContext context, string network, IReadOnlyList<AskedToken> asked, CancellationToken cancellationToken)
    {
        var taken = asked.Select(one => one.Id).ToList();
        var refused = new HashSet<string>(StringComparer.Ordinal);
        foreach (var app in asked.Select(one => one.App).Distinct())
        {
            var others = context.Tokens.Where(token => token.HasSecret && token.Login.Network == network && token.App == app && !taken.Contains(token.Id));
            if (!await others.AnyAsync(token => token.Health.Finding == null, cancellationToken) && await others.AnyAsync(cancellationToken))
            {
                refused.Add(app);
            }
        }

        return refused;
    }

    private static Task<int> HandBackAsync(AccountHealthContext context, List<long> tokens, CancellationToken cancellationToken) => tokens.Count == 0
        ? Task.FromResult(0)
        : context.Tokens.Where(token => tokens.Contains(token.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.NextInspectionAt, (DateTimeOffset?)null), cancellationToken);

    /// <summary>Asks about them all; about some not, when the network takes its time.</summary>
    private async Task<IReadOnlyDictionary<long, HeardAnswer>> AskAllAsync(
        IConnector connector, IReadOnlyList<AskedToken> due, InstallationSettings settings, Hearing hearing, Tally tally, CancellationToken cancellationToken)
    {
        var began = rounds.Now;
        var heard = new ConcurrentDictionary<long, HeardAnswer>();
        await Parallel.ForEachAsync(
            due,
            new ParallelOptions { MaxDegreeOfParallelism = AtOncePerNetwork, CancellationToken = cancellationToken },
            async (one, token) =>
            {
                if (connector.BudgetBackAt is { } back && back > rounds.Now)
                {
                    hearing.Hear(one.App, new Problem(ReasonCodes.RateLimited, "its answers say that our budget is nearly used up") { Until = back });
                }

                if (hearing.Stop is { } stopped)
                {
                    heard[one.Id] = new HeardAnswer(new TokenAnswer(stopped), one.Question.Edition);
                }
                else if (rounds.Now - began > RunLength)
                {
                    return;
                }
                else
                {
                    var (answer, of) = await AskAsync(connector, one, settings, token);
                    hearing.Hear(one.App, answer);
                    heard[one.Id] = new HeardAnswer(answer, of);
                }

                tally.Add(connector, heard[one.Id].Answer.Silence ?? heard[one.Id].Answer.Token);
            });
        return heard;
    }

    private async Task<(TokenAnswer Answer, TokenEdition Of)> AskAsync(
        IConnector connector, AskedToken asked, InstallationSettings settings, CancellationToken cancellationToken) =>
        settings.AccessTo(connector, asked) is not { } app
            ? (new TokenAnswer(new Problem(ReasonCodes.AppMisconfigured, $"the app '{asked.App}' is not set up") { WasNotAsked = true }), asked.Question.Edition)
            : asked.Question.AccessToken is null && asked.Question.RefreshToken is null
            ? (new TokenAnswer(new Problem(ReasonCodes.AppMisconfigured, "its secret cannot be read with the keys that are here")), asked.Question.Edition)
            : await TokenAsking.AskAsync(
                connector,
                app,
                asked.Question,
                connector.Connector.RenewBefore is null ? null : _ => renewals.RenewAsync(asked, app, cancellationToken),
                cancellationToken);
}

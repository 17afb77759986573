using AccountHealth.Core.Macros;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Monitoring.Previews;
using AccountHealth.Monitoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Mailing;

/// <summary>
/// Writes each admin's summary of the week, once. Its Message-ID says which week and reader it is for, so that it is
/// written once however often this runs, and a run that was missed is made up for later in the week.
/// </summary>
public sealed class WeeklySummaries(RoundRunner rounds, MacroActionCatalog actions, Coverage coverage, TroubledChecks checks)
{
    /// <returns>How many admins there are, and for how many a summary was written now.</returns>
    internal async Task<(int Admins, int Written)> WriteAsync(CancellationToken cancellationToken)
    {
        var (admins, missing) = await rounds.ReadAsync(round => LookAsync(round, cancellationToken), cancellationToken);
        if (missing.Count == 0)
        {
            return (admins, 0);
        }

        // Read before the transaction: nobody has to wait for it.
        var content = await ComposeAsync(cancellationToken);
        return await rounds.RunAsync(
            async round =>
            {
                var (all, still) = await LookAsync(round, cancellationToken);
                round.Context.Messages.AddRange(still.Select(admin =>
                    Messages.New(admin, content, round, MessageIds.Of(Week.Of(round.Now).MessageIdFor(admin), round.Settings.Mail))));
                return (all, still.Count);
            },
            cancellationToken);
    }

    /// <summary>How many admins there are, and who of them has no summary of this week yet.</summary>
    private async Task<(int Admins, IReadOnlyList<string> Missing)> LookAsync(Round round, CancellationToken cancellationToken)
    {
        var people = await AudienceSource.LoadAsync(round.Context, actions, cancellationToken);
        var admins = people.Admins.Distinct(StringComparer.Ordinal).ToList();
        var week = Week.Of(round.Now);
        var missing = new List<string>();
        foreach (var admin in admins)
        {
            // Whatever the domain: the sender may have changed since Monday.
            var begin = week.MessageIdFor(admin) + "@";
            if (!await round.Context.Messages.AnyAsync(message => message.MessageId.StartsWith(begin), cancellationToken))
            {
                missing.Add(admin);
            }
        }

        return (admins.Count, missing);
    }

    private async Task<MailContent> ComposeAsync(CancellationToken cancellationToken)
    {
        var figures = await coverage.ReadAsync(cancellationToken);
        return await rounds.ReadAsync(
            async round =>
            {
                var facts = await WeeklyFacts.ReadAsync(round, figures, cancellationToken);
                var troubled = await checks(round.Now - WeeklySummary.Back, cancellationToken);
                return WeeklySummaryMail.Compose(facts with { Checks = troubled }, round.MailContext);
            },
            cancellationToken);
    }
}

/// <summary>Checks that failed since then, or did not run when they should have; null where no scheduler knows.</summary>
public delegate Task<IReadOnlyList<TroubledCheck>?> TroubledChecks(DateTimeOffset since, CancellationToken cancellationToken);

using AccountHealth.Core.Notices.Mail;
using AccountHealth.Monitoring.Mailing;
using AccountHealth.Monitoring.Rounds;

namespace AccountHealth.Monitoring.Checks;

/// <summary>Mails each admin once a week what happened, what comes and what does not work; also when that is nothing.</summary>
public sealed class SummaryCheck(RoundRunner rounds, WeeklySummaries summaries, MessageSending sending) : Check
{
    public const string Id = "summary";

    public override string Name => Id;

    public override string Description => "Mails each admin once a week what happened, what comes and what does not work.";

    public override Schedule DefaultSchedule => Schedule.Weekly(DayOfWeek.Monday, 7, 0);

    public override async Task<CheckOutcome> RunAsync(CheckRun run, CancellationToken cancellationToken)
    {
        var settings = await rounds.ReadAsync(round => Task.FromResult(round.Settings), cancellationToken);
        if (!settings.WeeklySummary)
        {
            return new CheckOutcome("The weekly summary is turned off, see Settings") { FoundNothing = true };
        }

        if (!settings.SendingEnabled)
        {
            return new CheckOutcome("Sending is off: no summary is sent", NeedsAttention: true);
        }

        if (settings.LacksPublicUrl)
        {
            return new CheckOutcome("No summary is sent: links in mails need the public address, see Settings", NeedsAttention: true);
        }

        var week = Week.Of(rounds.Now);
        var (admins, written) = await summaries.WriteAsync(cancellationToken);
        if (admins == 0)
        {
            return new CheckOutcome("There is no admin to send a summary to", NeedsAttention: true);
        }

        // Whatever an earlier run has written and not sent goes out as well.
        var sent = await sending.SendAllAsync(null, cancellationToken);
        return written == 0 && sent.Total == 0
            ? new CheckOutcome($"The summary of week {week.Number} was sent before") { FoundNothing = true }
            : new CheckOutcome($"Week {week.Number}: {Wording.Count(written, "summary", "summaries")} written; {sent}", sent.Deferred + sent.Refused > 0);
    }
}

using AccountHealth.Core.Notices.Mail;
using AccountHealth.Monitoring.Mailing;
using AccountHealth.Monitoring.Rounds;

namespace AccountHealth.Monitoring.Checks;

/// <summary>Sends what people have to be told, one mail per recipient.</summary>
public sealed class DeliverCheck(RoundRunner rounds, MessageMaking making, MessageSending sending) : Check
{
    public const string Id = "deliver";

    public override string Name => Id;

    public override string Description => "Puts what each recipient has to hear into one mail and sends it; tries deferred mail again.";

    public override Schedule DefaultSchedule => Schedule.EveryMinute;

    public override async Task<CheckOutcome> RunAsync(CheckRun run, CancellationToken cancellationToken)
    {
        var settings = await rounds.ReadAsync(round => Task.FromResult(round.Settings), cancellationToken);
        var recipients = await making.RecipientsAsync(run.AtOnce, cancellationToken);
        if (!settings.SendingEnabled)
        {
            return recipients.Count == 0
                ? new CheckOutcome("Nothing to send; sending is off") { FoundNothing = true }
                : new CheckOutcome($"Sending is off: {Wording.Count(recipients.Count, "recipient")} waiting", NeedsAttention: true);
        }

        if (settings.LacksPublicUrl)
        {
            return new CheckOutcome("Nothing is sent: links in mails need the public address, see Settings", NeedsAttention: true);
        }

        var superseded = 0;
        for (var done = 0; done < recipients.Count; done++)
        {
            superseded += (await making.MakeAsync(recipients[done], run.AtOnce, cancellationToken)).Superseded;
            run.Report(done, recipients.Count * 2, "Writing mails");
        }

        var sent = await sending.SendAllAsync(
            done => run.Report(recipients.Count + done, Math.Max(1, recipients.Count * 2), "Sending"), cancellationToken);
        string[] parts = [sent.Total > 0 ? $"{sent}" : "", superseded > 0 ? $"{superseded} closed as superseded" : ""];
        return sent.Total + superseded == 0
            ? new CheckOutcome("Nothing to send") { FoundNothing = true }
            : new CheckOutcome(string.Join(", ", parts.Where(part => part.Length > 0)), sent.Deferred + sent.Refused > 0);
    }
}

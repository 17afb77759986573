using AccountHealth.Core.Notices;
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

        return await SendAsync(run, recipients.Count, superseded, cancellationToken);
    }

    private async Task<CheckOutcome> SendAsync(CheckRun run, int expected, int superseded, CancellationToken cancellationToken)
    {
        int sent = 0, deferred = 0, refused = 0;
        while (!cancellationToken.IsCancellationRequested && await sending.SendNextAsync(cancellationToken) is { } result)
        {
            _ = result switch
            {
                SendResult.Accepted => sent++,
                SendResult.Deferred => deferred++,
                _ => refused++,
            };
            run.Report(expected + sent + deferred + refused, Math.Max(1, expected * 2), "Sending");
        }

        var parts = new List<string>();
        Add(sent, "sent");
        Add(deferred, "deferred");
        Add(refused, "refused");
        Add(superseded, "closed as superseded");
        return parts.Count == 0
            ? new CheckOutcome("Nothing to send") { FoundNothing = true }
            : new CheckOutcome(string.Join(", ", parts), deferred + refused > 0);

        void Add(int number, string what)
        {
            if (number > 0)
            {
                parts.Add($"{number} {what}");
            }
        }
    }
}

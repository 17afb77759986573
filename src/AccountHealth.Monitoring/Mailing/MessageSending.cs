using AccountHealth.Core.Notices;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Data.Storage;
using AccountHealth.Monitoring.Rounds;
using AccountHealth.Monitoring.SignIn;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Mailing;

/// <summary>
/// Sends messages, one after the other. Each is claimed before it is sent and its result is committed before the next:
/// a process that dies in between loses none and repeats at most that one, under the same Message-ID.
/// </summary>
public sealed class MessageSending(RoundRunner rounds, ChannelCatalog channels, SignInLinks links)
{
    /// <summary>Longer than any attempt may take.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(6);

    /// <summary>Claims the next message that is due and sends it; null when there is none.</summary>
    internal async Task<SendResult?> SendNextAsync(CancellationToken cancellationToken)
    {
        if (await ClaimAsync(cancellationToken) is not { } message)
        {
            return null;
        }

        var content = await SignedInAsync(message.To, new MailContent(message.Subject, message.Body.Text, message.Body.Html), cancellationToken);
        var result = channels.Find(message.Channel) is { } channel
            ? await channel.SendAsync(new OutgoingMessage(message.MessageId, message.To, content), cancellationToken)
            : new SendResult.Refused($"there is no channel {message.Channel}");
        await StoreAsync(message.Id, result);
        return result;
    }

    /// <summary>Each attempt carries a link of its own. Who may not have one any more gets the way to the sign-in page.</summary>
    private async Task<MailContent> SignedInAsync(string to, MailContent content, CancellationToken cancellationToken)
    {
        if (SignInMark.PathIn(content) is not { } path)
        {
            return content;
        }

        var settings = await rounds.ReadAsync(round => Task.FromResult(round.MailContext), cancellationToken);
        var secret = settings.PublicUrl is null ? null : await links.IssueAsync(to, path, cancellationToken);
        return SignInMark.Fill(content, secret is null ? settings.Link("sign-in") ?? "" : settings.Link($"{SignInLinks.Path}#{secret.Reveal()}")!);
    }

    /// <summary>Sends all that is due now.</summary>
    /// <param name="progress">Told after each how many there have been; may be null.</param>
    internal async Task<SentMessages> SendAllAsync(Action<int>? progress, CancellationToken cancellationToken)
    {
        var sent = new SentMessages(0, 0, 0);
        while (!cancellationToken.IsCancellationRequested && await SendNextAsync(cancellationToken) is { } result)
        {
            sent = result switch
            {
                SendResult.Accepted => sent with { Accepted = sent.Accepted + 1 },
                SendResult.Deferred => sent with { Deferred = sent.Deferred + 1 },
                _ => sent with { Refused = sent.Refused + 1 },
            };
            progress?.Invoke(sent.Total);
        }

        return sent;
    }

    private static IQueryable<Message> Due(AccountHealthContext context, DateTimeOffset now) => context.Messages.Where(message =>
        (message.State == DeliveryState.Planned || message.State == DeliveryState.Deferred) && message.NextAttemptAt <= now);

    private Task<Message?> ClaimAsync(CancellationToken cancellationToken) => rounds.RunIfAsync(
        context => Due(context, rounds.Now).AnyAsync(cancellationToken),
        async round =>
        {
            var now = round.Now;
            var next = await Due(round.Context, now).AsNoTracking().Include(message => message.Body)
                .OrderBy(message => message.NextAttemptAt).ThenBy(message => message.Id)
                .FirstOrDefaultAsync(cancellationToken);
            if (next is null)
            {
                return null;
            }

            var claimed = await round.Context.Messages
                .Where(message => message.Id == next.Id && message.NextAttemptAt == next.NextAttemptAt)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(message => message.NextAttemptAt, now + Lease)
                        .SetProperty(message => message.Attempts, message => message.Attempts + 1),
                    cancellationToken);
            return claimed == 1 ? next : null;
        },
        cancellationToken);

    private Task StoreAsync(long messageId, SendResult result) => rounds.RunAsync(
        async round =>
        {
            var message = await round.Context.Messages.SingleAsync(one => one.Id == messageId, CancellationToken.None);
            var deliveries = await round.Context.Deliveries.Where(one => one.MessageId == messageId).ToListAsync(CancellationToken.None);
            Apply(message, result, round.Now);
            foreach (var delivery in deliveries)
            {
                delivery.State = message.State;
                delivery.SentAt = message.SentAt;
                delivery.Error = message.Error;
            }
        },
        // The mail is out: its result is stored even when everything is being stopped.
        CancellationToken.None);

    private static void Apply(Message message, SendResult result, DateTimeOffset now)
    {
        switch (result)
        {
            case SendResult.Accepted:
                message.State = DeliveryState.Sent;
                message.SentAt = now;
                message.NextAttemptAt = null;
                message.Error = "";
                break;
            case SendResult.Deferred deferred when Retry.WaitAfter(message.Attempts) is { } wait:
                message.State = DeliveryState.Deferred;
                message.NextAttemptAt = now + wait;
                message.Error = deferred.Error;
                break;
            case SendResult.Deferred deferred:
                message.State = DeliveryState.Refused;
                message.NextAttemptAt = null;
                message.Error = $"given up after {message.Attempts} attempts: {deferred.Error}";
                break;
            case SendResult.Refused refused:
                message.State = DeliveryState.Refused;
                message.NextAttemptAt = null;
                message.Error = refused.Error;
                break;
        }
    }
}

/// <summary>What became of the messages of one run.</summary>
internal sealed record SentMessages(int Accepted, int Deferred, int Refused)
{
    public int Total => Accepted + Deferred + Refused;

    /// <summary>"3 sent, 1 refused".</summary>
    public override string ToString()
    {
        (int Number, string What)[] all = [(Accepted, "sent"), (Deferred, "deferred"), (Refused, "refused")];
        return Total == 0 ? "none sent" : string.Join(", ", all.Where(one => one.Number > 0).Select(one => $"{one.Number} {one.What}"));
    }
}

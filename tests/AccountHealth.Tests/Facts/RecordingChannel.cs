using AccountHealth.Core.Notices;

namespace AccountHealth.Tests.Facts;

/// <summary>Accepts what it is given and keeps it; or answers what it is told to.</summary>
internal sealed class RecordingChannel : INotificationChannel
{
    public ChannelDescriptor Descriptor { get; } = new(Delivery.Email, "Recorded");

    public List<OutgoingMessage> Sent { get; } = [];

    public Func<OutgoingMessage, SendResult> Answer { get; set; } = _ => new SendResult.Accepted();

    public Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var result = Answer(message);
        if (result is SendResult.Accepted)
        {
            lock (Sent)
            {
                Sent.Add(message);
            }
        }

        return Task.FromResult(result);
    }
}

using AccountHealth.Core.Notices;
using AccountHealth.Monitoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Mailing;

/// <summary>Lets a message be tried again at once, with a fresh count of attempts.</summary>
public sealed class MessageRetry(RoundRunner rounds)
{
    /// <returns>Whether there was something to try: one that was sent is not sent twice.</returns>
    public Task<bool> RetryAsync(long messageId, CancellationToken cancellationToken) => rounds.RunAsync(
        async round =>
        {
            var message = await round.Context.Messages.SingleAsync(one => one.Id == messageId, cancellationToken);
            if (message.State is not (DeliveryState.Refused or DeliveryState.Deferred))
            {
                return false;
            }

            message.State = DeliveryState.Planned;
            message.Attempts = 0;
            message.NextAttemptAt = round.Now;
            await round.Context.Deliveries.Where(one => one.MessageId == messageId)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.State, DeliveryState.Planned), cancellationToken);
            return true;
        },
        cancellationToken);
}

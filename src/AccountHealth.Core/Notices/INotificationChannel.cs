namespace AccountHealth.Core.Notices;

/// <summary>A way to reach people. Adding one is adding one class that implements this; registration finds it.</summary>
public interface INotificationChannel
{
    /// <summary>What the channel says of itself. The same on every call.</summary>
    ChannelDescriptor Descriptor { get; }

    /// <summary>
    /// Hands one message over. Answers with what the other side said; an unreachable or broken other side is
    /// <see cref="SendResult.Deferred"/>, never an exception. A message whose fate is unknown (the connection broke
    /// after the data) is deferred, too: it is sent again under the same Message-ID.
    /// </summary>
    Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken);
}

/// <param name="Id">In tables and JSON.</param>
/// <param name="Name">On screens.</param>
public sealed record ChannelDescriptor(string Id, string Name);

/// <param name="MessageId">Unique and the same on every attempt, without angle brackets.</param>
public sealed record OutgoingMessage(string MessageId, string To, Mail.MailContent Content);

/// <summary>What became of an attempt.</summary>
public abstract record SendResult
{
    public sealed record Accepted : SendResult;

    /// <summary>Not now. Worth another attempt.</summary>
    /// <param name="Error">The other side's code and text.</param>
    public sealed record Deferred(string Error) : SendResult;

    /// <summary>Not ever, for this recipient.</summary>
    /// <param name="Error">The other side's code and text.</param>
    public sealed record Refused(string Error) : SendResult;
}

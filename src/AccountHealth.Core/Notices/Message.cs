namespace AccountHealth.Core.Notices;

/// <summary>One mail to one recipient. What is in it is frozen when it is made.</summary>
public sealed class Message
{
    public long Id { get; internal set; }

    /// <summary>The mail's Message-ID, the same on every attempt.</summary>
    public string MessageId { get; internal set; } = "";

    public string To { get; internal set; } = "";

    public string Channel { get; internal set; } = Delivery.Email;

    public string Subject { get; internal set; } = "";

    public DeliveryState State { get; internal set; }

    public int Attempts { get; internal set; }

    /// <summary>When the next attempt is due; null once there is none.</summary>
    public DateTimeOffset? NextAttemptAt { get; internal set; }

    public DateTimeOffset CreatedAt { get; internal set; }

    public DateTimeOffset? SentAt { get; internal set; }

    /// <summary>The last refusal's code and text; empty for none.</summary>
    public string Error { get; internal set; } = "";

    public MessageBody Body { get; internal set; } = null!;
}

/// <summary>A message's text, in a table of its own so that no list drags it along.</summary>
public sealed class MessageBody
{
    public long MessageId { get; internal set; }

    public string Text { get; internal set; } = "";

    public string Html { get; internal set; } = "";
}

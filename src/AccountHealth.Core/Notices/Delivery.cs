namespace AccountHealth.Core.Notices;

public enum DeliveryState
{
    /// <summary>Waits for its time.</summary>
    Planned,

    Sent,

    /// <summary>Not accepted for now; tried again.</summary>
    Deferred,

    /// <summary>Not accepted for good.</summary>
    Refused,

    /// <summary>When its time came it no longer held.</summary>
    Superseded,

    /// <summary>Its recipient word resolved to nobody.</summary>
    Undeliverable,
}

public static class DeliveryStates
{
    /// <summary>The state in JSON and URLs.</summary>
    public static string Id(this DeliveryState state) => state.ToString().ToLowerInvariant();
}

/// <summary>One notice to one recipient.</summary>
public sealed class Delivery
{
    public const string Email = "email";

    public long Id { get; internal set; }

    public long NoticeId { get; internal set; }

    public Notice Notice { get; internal set; } = null!;

    /// <summary>An address, or the recipient word that resolved to nobody.</summary>
    public string To { get; internal set; } = "";

    /// <summary>Id of the channel.</summary>
    public string Channel { get; internal set; } = Email;

    public DeliveryState State { get; internal set; }

    /// <summary>When the scheduler lets it go. The command line does not wait for it.</summary>
    public DateTimeOffset ReleaseAt { get; internal set; }

    /// <summary>Never before this: the last mail about the account and macro was less than a day earlier.</summary>
    public DateTimeOffset? NotBefore { get; internal set; }

    /// <summary>The message it went into; null until one is made.</summary>
    public long? MessageId { get; internal set; }

    public DateTimeOffset? SentAt { get; internal set; }

    /// <summary>Why it was deferred, refused or superseded; empty for none.</summary>
    public string Error { get; internal set; } = "";

    /// <summary>When it reached or will reach its recipient.</summary>
    public DateTimeOffset DueAt => SentAt ?? (NotBefore > ReleaseAt ? NotBefore.Value : ReleaseAt);

    /// <summary>Still waits to be put into a message.</summary>
    public bool IsWaiting => State == DeliveryState.Planned && MessageId is null;
}

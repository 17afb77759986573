using AccountHealth.Core.Tokens;

namespace AccountHealth.Core.Accounts;

/// <summary>An account's health: one value, computed from its authorizations at one moment and stored as a whole.</summary>
public sealed record AccountVerdict
{
    /// <summary>Of an account that was never judged.</summary>
    public static AccountVerdict NotYet { get; } = new();

    public AccountStatus Status { get; init; } = AccountStatus.Unverified;

    /// <summary>What the status would be were the account not paused.</summary>
    public AccountStatus Underlying { get; init; } = AccountStatus.Unverified;

    /// <summary>Name of the rule that spoke: the log line, the metric's label, the sentence on the screen.</summary>
    public string Rule { get; init; } = "";

    /// <summary>Why a token is not usable, where one is to blame: a code of the vocabulary, else empty.</summary>
    public string Reason { get; init; } = "";

    /// <summary>When the last usable authorization ends; of a deactivated account when that happened.</summary>
    public End DeactivatesAt { get; init; }

    /// <summary>It may be later: another end is unknown.</summary>
    public bool OrLater { get; init; }

    public bool Estimated { get; init; }

    /// <summary>The authorization in use, or null.</summary>
    public long? ActiveId { get; init; }

    /// <summary>Since when it is in use.</summary>
    public DateTimeOffset? ActiveSince { get; init; }

    /// <summary>The authorization whose end is the deactivation date: the login to renew. Null where there is none.</summary>
    public long? LastingId { get; init; }

    /// <summary>Cover: usable authorizations.</summary>
    public int Usable { get; init; }

    /// <summary>Cover: distinct people behind them.</summary>
    public int People { get; init; }

    /// <summary>Authorizations that are not withdrawn and not usable.</summary>
    public int Lost { get; init; }

    /// <summary>What the network says of the account itself, a code of the vocabulary; empty for nothing.</summary>
    public string NetworkState { get; init; } = "";

    /// <summary>
    /// Of a deactivated account: until when its network wants to be left alone, and nobody is reminded. Null where it asks
    /// for nothing; it may have passed.
    /// </summary>
    public DateTimeOffset? WaitUntil { get; init; }

    /// <summary>Counts the times its date was told anew. See <see cref="Notices.Generation"/>.</summary>
    public int Generation { get; init; } = 1;

    /// <summary>The date has moved out beyond what this generation told of.</summary>
    public bool MovedOut { get; init; }

    /// <summary>The earliest instant at which any rule would answer differently; null for never.</summary>
    public DateTimeOffset? NextCheckAt { get; init; }

    /// <summary>When this was computed; null before the first time.</summary>
    public DateTimeOffset? JudgedAt { get; init; }

    public bool IsDeactivated => Underlying == AccountStatus.Deactivated;

    /// <summary>Equal but for when it was computed.</summary>
    public bool SaysTheSameAs(AccountVerdict other) => this with { JudgedAt = null } == other with { JudgedAt = null };
}

using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Core.Accounts;

public enum AuthorizationState
{
    Usable,

    /// <summary>An estimated end has passed; nobody said that it is over.</summary>
    ProbablyEnded,

    /// <summary>A told end has passed.</summary>
    Ended,

    /// <summary>A reason stands against it.</summary>
    Refused,

    Withdrawn,
}

/// <summary>What an authorization is worth now.</summary>
public sealed record AuthorizationVerdict
{
    public static AuthorizationVerdict NotYet { get; } = new();

    public AuthorizationState State { get; init; } = AuthorizationState.Refused;

    /// <summary>Why it is not usable: a code of <see cref="ReasonCodes"/>; empty when it is.</summary>
    public string Reason { get; init; } = "";

    /// <summary>When it stopped being usable; null when it is.</summary>
    public DateTimeOffset? LostAt { get; init; }

    /// <summary>The clock that ends it.</summary>
    public ClockKind BindingClock { get; init; }

    /// <summary>When that clock ends it.</summary>
    public End EndsAt { get; init; }

    public bool OrLater { get; init; }

    public bool Estimated { get; init; }

    /// <summary>The scope or role it lacks for this kind of account, in words; empty when it lacks nothing.</summary>
    public string Lacks { get; init; } = "";

    public bool IsUsable => State == AuthorizationState.Usable;
}

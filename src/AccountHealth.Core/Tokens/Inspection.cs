namespace AccountHealth.Core.Tokens;

/// <summary>One question about one token, and its answer or the lack of one.</summary>
public abstract record Inspection(DateTimeOffset At)
{
    /// <summary>The network accepts the token.</summary>
    public sealed record Accepted(DateTimeOffset At) : Inspection(At);

    /// <summary>The network refuses the token, or a person recorded that it does.</summary>
    public sealed record Refused(DateTimeOffset At, Finding Finding) : Inspection(At);

    /// <summary>Nothing that can be believed: timeout, DNS, TLS, 429, 5xx, or our own misconfiguration.</summary>
    public sealed record NoAnswer(DateTimeOffset At, string Cause) : Inspection(At);
}

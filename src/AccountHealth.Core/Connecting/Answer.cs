using AccountHealth.Core.Reasons;

namespace AccountHealth.Core.Connecting;

/// <summary>What came of a question to a network: a value, or a problem.</summary>
public sealed record Answer<T>
{
    private readonly T? _value;

    public Answer(T value) => _value = value;

    public Answer(Problem problem) => Problem = problem;

    /// <summary>Null where there is a value.</summary>
    public Problem? Problem { get; }

    /// <exception cref="InvalidOperationException">There is a problem instead.</exception>
    public T Value => Problem is null ? _value! : throw new InvalidOperationException($"There is no value but a problem: {Problem.Reason}");

    public static implicit operator Answer<T>(Problem problem) => new(problem);

    public static implicit operator Answer<T>(T value) => new(value);
}

/// <summary>Why a network did not do what it was asked.</summary>
/// <param name="Reason">A code of the closed vocabulary.</param>
/// <param name="Detail">The network's own code and message, secrets redacted.</param>
public sealed record Problem(string Reason, string Detail)
{
    /// <summary>When to ask again, where the network told.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The access token is refused, but a grant stands behind it: only renewing shows whether that still works.</summary>
    public bool RenewFirst { get; init; }

    /// <summary>Nobody was asked, for a cause of our own: nothing is known of the network by that.</summary>
    public bool WasNotAsked { get; init; }

    /// <summary>Nothing that could be believed of any token: no answer, too many requests, or our own set-up.</summary>
    public bool IsSilence => ReasonVocabulary.Of(Reason).Reach == ReasonReach.Asking;
}

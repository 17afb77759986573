namespace AccountHealth.Core.Installation;

/// <summary>What a new installation needs before it is of use, in the order in which it is best done.</summary>
public enum SetupStep
{
    /// <summary>Somebody has said how mail leaves: through a server, or into the folder.</summary>
    Mail,

    PublicUrl,

    Import,

    Owners,

    Macro,

    TestMail,

    Sending,
}

/// <summary>How far an installation is set up: facts, from which it follows which steps are done. Nothing is ticked off by hand.</summary>
public sealed record SetupFacts
{
    public bool IsMailDecided { get; init; }

    public bool HasPublicUrl { get; init; }

    public int Accounts { get; init; }

    public int WithoutOwner { get; init; }

    /// <summary>Whether there is a macro at all.</summary>
    public bool HasMacro { get; init; }

    /// <summary>Whether a macro is applied to some account.</summary>
    public bool IsMacroApplied { get; init; }

    /// <summary>Whether a test mail was accepted by the mail server that is set now.</summary>
    public bool IsTestAccepted { get; init; }

    public bool IsSending { get; init; }

    public static IReadOnlyList<SetupStep> Steps { get; } = Enum.GetValues<SetupStep>();

    public int Done => Steps.Count(IsDone);

    public bool IsComplete => Steps.All(IsDone);

    public bool IsDone(SetupStep step) => step switch
    {
        SetupStep.Mail => IsMailDecided,
        SetupStep.PublicUrl => HasPublicUrl,
        SetupStep.Import => Accounts > 0,
        // A few are always without; what counts is that owners are known at all.
        SetupStep.Owners => Accounts > 0 && WithoutOwner * 10 <= Accounts,
        SetupStep.Macro => IsMacroApplied,
        SetupStep.TestMail => IsTestAccepted,
        _ => IsSending,
    };
}

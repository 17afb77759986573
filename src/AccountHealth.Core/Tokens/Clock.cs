namespace AccountHealth.Core.Tokens;

/// <summary>The four ways in which time ends a token.</summary>
public enum ClockKind
{
    Access,
    Refresh,
    Inactivity,
    DataAccess,
}

/// <summary>One of a token's ends, and whether it was told or only estimated.</summary>
public readonly record struct Clock(ClockKind Kind, End End, bool Estimated = false);

public static class ClockKinds
{
    /// <summary>The clock's name in JSON, URLs and the database.</summary>
    public static string Id(this ClockKind kind) => kind switch
    {
        ClockKind.Access => "access",
        ClockKind.Refresh => "refresh",
        ClockKind.Inactivity => "inactivity",
        _ => "data-access",
    };

    /// <summary>The clock's name in a sentence: "Bo's LinkedIn <i>grant</i> ends".</summary>
    public static string Word(this ClockKind kind) => kind switch
    {
        ClockKind.Access => "access",
        ClockKind.Refresh => "grant",
        ClockKind.Inactivity => "inactivity",
        _ => "data access",
    };
}

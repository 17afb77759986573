namespace AccountHealth.Core.Timeline;

public enum TimelineKind
{
    /// <summary>The account was seen for the first time.</summary>
    Added,

    /// <summary>Its status changed.</summary>
    Status,

    /// <summary>It moved to another authorization.</summary>
    Moved,

    /// <summary>Its deactivation date changed.</summary>
    Date,

    /// <summary>How many cover it changed.</summary>
    Cover,

    /// <summary>A person did something to it, or an import did.</summary>
    Action,

    /// <summary>A macro was applied to it or removed: owners of accounts learn nothing of macros.</summary>
    Macro,
}

/// <summary>One thing that happened to an account. Rows are only ever added.</summary>
public sealed class TimelineEntry
{
    public long Id { get; internal set; }

    public long AccountId { get; internal set; }

    public DateTimeOffset At { get; internal set; }

    public TimelineKind Kind { get; internal set; }

    /// <summary>What happened, in a few words.</summary>
    public string Title { get; internal set; } = "";

    /// <summary>The line below it; empty for none.</summary>
    public string Detail { get; internal set; } = "";

    /// <summary>The address of the person who did it; empty where time or a network did.</summary>
    public string By { get; internal set; } = "";

    /// <summary>The status it has since then, for the colour of the dot.</summary>
    public Accounts.AccountStatus Status { get; internal set; }
}

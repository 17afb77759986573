using AccountHealth.Core.Networks;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Core.Notices.Mail;

/// <summary>What admins are told once a week, whether or not something happened.</summary>
public sealed record WeeklySummary
{
    public required Week Week { get; init; }

    /// <summary>What happened is what happened since then.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Times are printed in it.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Accounts that are watched; the paused ones are not among them.</summary>
    public int Watched { get; init; }

    public int Paused { get; init; }

    /// <summary>Accounts that are down now, however long.</summary>
    public int Down { get; init; }

    public Counted<SummaryAccount> Deactivated { get; init; } = new([], 0);

    public Counted<SummaryAccount> Recovered { get; init; } = new([], 0);

    public Counted<SummaryAccount> Renewed { get; init; } = new([], 0);

    public Counted<SummaryAccount> FailedOver { get; init; } = new([], 0);

    /// <summary>Accounts that deactivate next, the soonest first.</summary>
    public Counted<SummaryAccount> Coming { get; init; } = new([], 0);

    /// <summary>Accounts that nobody would be told about in time.</summary>
    public int Untold { get; init; }

    public IReadOnlyDictionary<CoverageGap, int> Gaps { get; init; } = new Dictionary<CoverageGap, int>();

    public Counted<SummaryMail> Refused { get; init; } = new([], 0);

    /// <summary>Mails that are being tried again.</summary>
    public int Deferred { get; init; }

    /// <summary>Checks that failed or did not run; null where nobody knows, because no scheduler runs here.</summary>
    public IReadOnlyList<TroubledCheck>? Checks { get; init; }

    /// <summary>Nothing happened, nothing is about to, and all that should run runs. What coverage lacks is no event.</summary>
    public bool IsQuiet =>
        Deactivated.Total + Recovered.Total + Renewed.Total + FailedOver.Total + Coming.Total + Refused.Total + Deferred == 0
        && Checks is not { Count: > 0 };

    /// <summary>How far ahead it looks.</summary>
    public static TimeSpan Ahead { get; } = TimeSpan.FromDays(30);

    /// <summary>How far back it looks.</summary>
    public static TimeSpan Back { get; } = TimeSpan.FromDays(7);
}

/// <param name="Shown">The first of them.</param>
/// <param name="Total">How many there are.</param>
public sealed record Counted<T>(IReadOnlyList<T> Shown, int Total);

/// <summary>One account in a summary.</summary>
public sealed record SummaryAccount
{
    public required string Key { get; init; }

    public required string Name { get; init; }

    /// <summary>"LinkedIn page".</summary>
    public required string Type { get; init; }

    public End DeactivatesAt { get; init; }

    public bool OrLater { get; init; }

    public bool Estimated { get; init; }

    public Reason? Reason { get; init; }

    /// <summary>Whose login ended last, or ends last; empty for nobody's.</summary>
    public string Person { get; init; } = "";

    /// <summary>Whose login is in use; empty for nobody's.</summary>
    public string ActiveName { get; init; } = "";

    /// <summary>The network that signs the person in.</summary>
    public NetworkDescriptor? Network { get; init; }
}

/// <param name="Error">What the other side said.</param>
public sealed record SummaryMail(string To, string Error);

/// <param name="Failures">How often it failed since the last summary.</param>
/// <param name="Error">What it said when it failed last; empty where it did not fail.</param>
/// <param name="SilentSince">When it ran last, where it should have run since; else null.</param>
public sealed record TroubledCheck(string Name, int Failures, string Error, DateTimeOffset? SilentSince);

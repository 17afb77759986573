using AccountHealth.Core.Notices;

namespace AccountHealth.Data.Queries;

public sealed record NoticeQuery
{
    public DeliveryState? State { get; init; }

    public NoticeKind? Kind { get; init; }

    /// <summary>Only the weekly summaries, which are about no single account and of no kind.</summary>
    public bool Weekly { get; init; }

    /// <summary>In the account's name or the recipient's address.</summary>
    public string Search { get; init; } = "";

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;
}

public sealed record NoticePage(IReadOnlyList<NoticeRow> Rows, int Total);

/// <summary>One notice to one recipient, or one weekly summary, and what became of it.</summary>
public sealed record NoticeRow
{
    /// <summary>Of the delivery, or of the summary's message.</summary>
    public required long Id { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string To { get; init; }

    public required string Channel { get; init; }

    public required DeliveryState State { get; init; }

    public required string Error { get; init; }

    public required DateTimeOffset ReleaseAt { get; init; }

    public DateTimeOffset? NotBefore { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public long? MessageId { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Null for a weekly summary.</summary>
    public NoticeKind? Kind { get; init; }

    public int? LeadDay { get; init; }

    public long Occurrence { get; init; }

    public string MacroName { get; init; } = "";

    /// <summary>Empty for a weekly summary.</summary>
    public string AccountKey { get; init; } = "";

    public string AccountName { get; init; } = "";
}

using AccountHealth.Core.Macros;

namespace AccountHealth.Core.Notices;

/// <summary>A notice that a rule wants to exist. Planning it again changes nothing but who still has to hear it.</summary>
/// <param name="Recipients">Addresses and recipient words.</param>
public sealed record NoticePlan(NoticeKind Kind, int Generation, IReadOnlyList<string> Recipients)
{
    public Macro? Macro { get; init; }

    public int? LeadDay { get; init; }

    /// <summary>See <see cref="Notice.Occurrence"/>.</summary>
    public long Occurrence { get; init; }

    public long? AuthorizationId { get; init; }

    /// <summary>Not to be sent before, whoever asks.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Whether recipients that join later are told, too.</summary>
    public bool CatchesUp { get; init; }
}

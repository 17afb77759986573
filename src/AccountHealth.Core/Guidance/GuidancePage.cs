namespace AccountHealth.Core.Guidance;

/// <summary>Everything that is known of one network's tokens, as one file tells it.</summary>
public sealed record GuidancePage
{
    /// <summary>Id of the network, or <see cref="GuidanceCatalog.General"/>.</summary>
    public required string Network { get; init; }

    public required string Title { get; init; }

    /// <summary>When its facts were last compared with their sources.</summary>
    public required DateOnly CheckedOn { get; init; }

    /// <summary>The sources they were compared with.</summary>
    public required string Against { get; init; }

    public required IReadOnlyList<GuidanceBlock> Intro { get; init; }

    /// <summary>What is worth knowing beside the reasons.</summary>
    public required IReadOnlyList<GuidanceSection> Background { get; init; }

    public required IReadOnlyList<ReasonGuidance> Reasons { get; init; }

    /// <summary>The section for a reason on a kind of account, or null. One for the kind alone comes before one for all kinds.</summary>
    public ReasonGuidance? Find(string kind, string reason) =>
        Reasons.Where(one => one.Reason == reason && one.IsFor(kind)).MinBy(one => one.Kinds.Count == 0);
}

public sealed record GuidanceSection(string Anchor, string Title, IReadOnlyList<GuidanceBlock> Blocks);

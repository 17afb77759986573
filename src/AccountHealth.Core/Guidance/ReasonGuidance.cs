namespace AccountHealth.Core.Guidance;

/// <summary>What happened, how to repair it and how to avoid it, for one reason at one network.</summary>
public sealed record ReasonGuidance
{
    /// <summary>Stands for an account that works but will not for long.</summary>
    public const string Renew = "RENEW";

    /// <summary>Stands for whatever has no section of its own.</summary>
    public const string Any = "ANY";

    /// <summary>Id of the network, or <see cref="GuidanceCatalog.General"/>.</summary>
    public required string Network { get; init; }

    /// <summary>Its name within the page, and in the page's address.</summary>
    public required string Anchor { get; init; }

    public required string Title { get; init; }

    /// <summary>A code of <see cref="Reasons.ReasonCodes"/>, <see cref="Renew"/> or <see cref="Any"/>.</summary>
    public required string Reason { get; init; }

    /// <summary>The kinds of account it is for; empty for all.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    public required IReadOnlyList<GuidanceBlock> Happened { get; init; }

    /// <summary>What to do, in order.</summary>
    public required IReadOnlyList<GuidanceText> Steps { get; init; }

    public required IReadOnlyList<GuidanceText> Avoid { get; init; }

    /// <summary>How long the network wants to be left alone, counted from when the reason was found; null for not at all.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>Why to wait; empty where there is nothing to wait for.</summary>
    public IReadOnlyList<GuidanceBlock> WaitWhy { get; init; } = [];

    /// <summary>The network's own pages.</summary>
    public required IReadOnlyList<GuidanceText> Where { get; init; }

    /// <summary>Why there is no such page; null where there is one.</summary>
    public GuidanceText? NoPage { get; init; }

    public bool IsFor(string kind) => Kinds.Count == 0 || Kinds.Contains(kind, StringComparer.Ordinal);
}

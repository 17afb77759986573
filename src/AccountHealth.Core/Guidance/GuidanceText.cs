namespace AccountHealth.Core.Guidance;

/// <summary>A paragraph, a step or a piece of advice.</summary>
public sealed record GuidanceText(IReadOnlyList<GuidanceSpan> Spans)
{
    /// <summary>The text without any style; a link is followed by its address, so that it can be read in a plain mail.</summary>
    public string Plain(GuidanceNames names) => string.Concat(Spans.Select(span => span.Link is { } link
        ? $"{names.Fill(span.Text)} ({link})"
        : names.Fill(span.Text)));

    /// <summary>The words alone, for search and for comparing.</summary>
    public string Words => string.Concat(Spans.Select(span => span.Text));
}

/// <summary>A paragraph or a list.</summary>
/// <param name="Texts">The paragraph, or the items.</param>
public sealed record GuidanceBlock(GuidanceBlockKind Kind, IReadOnlyList<GuidanceText> Texts);

public enum GuidanceBlockKind
{
    Paragraph,
    Bullets,
    Numbers,
}

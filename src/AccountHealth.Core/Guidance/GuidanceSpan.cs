namespace AccountHealth.Core.Guidance;

/// <summary>A run of words in one style. Its text may hold placeholders, see <see cref="GuidanceNames"/>.</summary>
/// <param name="Link">Where it leads, or null.</param>
public sealed record GuidanceSpan(string Text, SpanStyle Style = SpanStyle.Plain, Uri? Link = null);

public enum SpanStyle
{
    Plain,
    Strong,
    Emphasis,
}

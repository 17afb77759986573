using AccountHealth.Core.Guidance;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AccountHealth.Integrations.Guidance;

/// <summary>Turns Markdown's paragraphs and lists into guidance texts. Anything else is refused: a mail could not show it.</summary>
internal static class GuidanceProse
{
    public static IReadOnlyList<GuidanceBlock> Blocks(IEnumerable<Block> blocks, string file) =>
    [
        .. blocks.Select(block => block switch
        {
            ParagraphBlock paragraph => new GuidanceBlock(GuidanceBlockKind.Paragraph, [Text(paragraph.Inline)]),
            ListBlock list => new GuidanceBlock(list.IsOrdered ? GuidanceBlockKind.Numbers : GuidanceBlockKind.Bullets, Items(list, file)),
            _ => throw GuidanceReader.Wrong(file, $"line {block.Line + 1}", "be a paragraph or a list"),
        }),
    ];

    public static GuidanceText Text(ContainerInline? inline)
    {
        var spans = new List<GuidanceSpan>();
        foreach (var one in inline ?? [])
        {
            Add(one, SpanStyle.Plain, null, spans);
        }

        return new GuidanceText(Joined(spans));
    }

    private static List<GuidanceText> Items(ListBlock list, string file) => list.Cast<ListItemBlock>().Select(item => item is [ParagraphBlock paragraph]
        ? Text(paragraph.Inline)
        : throw GuidanceReader.Wrong(file, $"the item in line {item.Line + 1}", "be one paragraph")).ToList();

    private static void Add(Inline inline, SpanStyle style, Uri? link, List<GuidanceSpan> spans)
    {
        switch (inline)
        {
            case LiteralInline literal:
                spans.Add(new GuidanceSpan(literal.Content.ToString(), style, link));
                break;
            case LineBreakInline:
                spans.Add(new GuidanceSpan(" ", style, link));
                break;
            case HtmlEntityInline entity:
                spans.Add(new GuidanceSpan(entity.Transcoded.ToString(), style, link));
                break;
            case LinkInline { Url: { } url } target:
                AddAll(target, style, new Uri(url, UriKind.Absolute), spans);
                break;
            case EmphasisInline emphasis:
                AddAll(emphasis, emphasis.DelimiterCount > 1 ? SpanStyle.Strong : SpanStyle.Emphasis, link, spans);
                break;
            default:
                throw new FormatException($"Guidance cannot hold '{inline}' ({inline.GetType().Name}).");
        }
    }

    private static void AddAll(ContainerInline container, SpanStyle style, Uri? link, List<GuidanceSpan> spans)
    {
        foreach (var inner in container)
        {
            Add(inner, style, link, spans);
        }
    }

    /// <summary>Neighbours of one style as one, so that a placeholder is never torn apart.</summary>
    private static List<GuidanceSpan> Joined(List<GuidanceSpan> spans)
    {
        var joined = new List<GuidanceSpan>();
        foreach (var span in spans)
        {
            if (joined.Count > 0 && joined[^1] with { Text = "" } == span with { Text = "" })
            {
                joined[^1] = span with { Text = joined[^1].Text + span.Text };
            }
            else
            {
                joined.Add(span);
            }
        }

        return joined;
    }
}

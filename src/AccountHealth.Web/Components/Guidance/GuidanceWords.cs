using AccountHealth.Core.Guidance;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace AccountHealth.Web.Components.Guidance;

/// <summary>One guidance text with its names in it. In code, because markup would put blanks between its runs.</summary>
public sealed class GuidanceWords : ComponentBase
{
    [Parameter, EditorRequired]
    public GuidanceText Text { get; set; } = default!;

    [Parameter, EditorRequired]
    public GuidanceNames Names { get; set; } = default!;

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var span in Text.Spans)
        {
            if (span.Link is { } link)
            {
                builder.OpenElement(0, "a");
                builder.AddAttribute(1, "href", link.AbsoluteUri);
                builder.AddAttribute(2, "target", "_blank");
                builder.AddAttribute(3, "rel", "noopener noreferrer");
                Styled(builder, span);
                builder.CloseElement();
            }
            else
            {
                Styled(builder, span);
            }
        }
    }

    private void Styled(RenderTreeBuilder builder, GuidanceSpan span)
    {
        if (span.Style == SpanStyle.Plain)
        {
            builder.AddContent(4, Names.Fill(span.Text));
            return;
        }

        builder.OpenElement(5, span.Style == SpanStyle.Strong ? "b" : "i");
        builder.AddContent(6, Names.Fill(span.Text));
        builder.CloseElement();
    }
}

using System.Net;
using System.Text;
using AccountHealth.Core.Guidance;
using static AccountHealth.Core.Notices.Mail.Wording;

namespace AccountHealth.Core.Notices.Mail;

/// <summary>The part of the guidance that a mail carries: full enough for a reader without a sign-in here.</summary>
/// <param name="item">One of the accounts that it is about.</param>
/// <param name="accounts">How many there are.</param>
internal sealed class GuidanceInMail(ReasonGuidance guidance, MailItem item, int accounts, MailContext context)
{
    private readonly GuidanceNames _names = new(
        OneLine(accounts == 1 ? item.AccountName : "each account above"),
        OneLine(item.Login?.Name ?? "its user"),
        item.KindWord,
        OneLine(GuidanceNames.SupportOr(context.Support)));

    private string? Wait => item.WaitUntil is { } until
        ? $"Wait until {Instant(until, item.Zone)} before you sign in or connect anything."
        : null;

    private string? More => context.Link($"guidance/{guidance.Network}#{guidance.Anchor}");

    public string Text()
    {
        var text = new StringBuilder();
        Heading("What happened");
        foreach (var block in guidance.Happened)
        {
            Block(block);
        }

        Heading("What to do");
        Block(new GuidanceBlock(GuidanceBlockKind.Numbers, guidance.Steps));
        if (Wait is not null)
        {
            text.Append(Wait).Append('\n');
        }

        Heading("So that it does not happen again");
        Block(new GuidanceBlock(GuidanceBlockKind.Bullets, guidance.Avoid));
        if (guidance.Where.Count > 0)
        {
            Heading("Where");
            Block(new GuidanceBlock(GuidanceBlockKind.Bullets, guidance.Where));
        }

        return text.Append(More is null ? "" : $"\nMore about it: {More}\n").ToString().TrimEnd('\n');

        void Heading(string title) => text.Append(text.Length == 0 ? "" : "\n").Append(title).Append('\n');

        void Block(GuidanceBlock block)
        {
            for (var place = 0; place < block.Texts.Count; place++)
            {
                var mark = block.Kind switch { GuidanceBlockKind.Numbers => $"{place + 1}. ", GuidanceBlockKind.Bullets => "- ", _ => "" };
                text.Append(mark).Append(OneLine(block.Texts[place].Plain(_names))).Append('\n');
            }
        }
    }

    public string Html()
    {
        var html = new StringBuilder();
        Heading("What happened");
        foreach (var block in guidance.Happened)
        {
            html.Append(Block(block));
        }

        Heading("What to do");
        html.Append(Block(new GuidanceBlock(GuidanceBlockKind.Numbers, guidance.Steps)));
        if (Wait is not null)
        {
            html.Append(Paragraph($"<b>{Encode(Wait)}</b>"));
        }

        Heading("So that it does not happen again");
        html.Append(Block(new GuidanceBlock(GuidanceBlockKind.Bullets, guidance.Avoid)));
        var links = string.Join(" · ", guidance.Where.Select(Inline).Concat(More is null ? [] : [$"<a href=\"{Encode(More)}\" style=\"color:#2c52c9\">More about it</a>"]));
        return html.Append(links.Length > 0 ? Paragraph(links) : "").ToString();

        void Heading(string title) => html.Append($"<p style=\"margin:16px 0 4px\"><b>{title}</b></p>");
    }

    private string Block(GuidanceBlock block)
    {
        if (block.Kind == GuidanceBlockKind.Paragraph)
        {
            return Paragraph(Inline(block.Texts[0]));
        }

        var list = block.Kind == GuidanceBlockKind.Numbers ? "ol" : "ul";
        var items = string.Concat(block.Texts.Select(text => $"<li style=\"margin:0 0 6px\">{Inline(text)}</li>"));
        return $"<{list} style=\"margin:0 0 8px;padding-left:22px\">{items}</{list}>";
    }

    private string Inline(GuidanceText text) => string.Concat(text.Spans.Select(span =>
    {
        var words = Encode(_names.Fill(span.Text));
        var styled = span.Style switch { SpanStyle.Strong => $"<b>{words}</b>", SpanStyle.Emphasis => $"<i>{words}</i>", _ => words };
        return span.Link is { } link ? $"<a href=\"{Encode(link.AbsoluteUri)}\" style=\"color:#2c52c9\">{styled}</a>" : styled;
    }));

    private static string Paragraph(string html) => $"<p style=\"margin:0 0 8px\">{html}</p>";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}

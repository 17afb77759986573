using System.Net;
using static AccountHealth.Core.Notices.Mail.Wording;

namespace AccountHealth.Core.Notices.Mail;

/// <summary>What all mails have around them, and how what stands in them is made harmless.</summary>
internal static class MailFrame
{
    public static string Html(IEnumerable<string> parts, MailContext context) =>
        "<!doctype html><html lang=\"en\"><body style=\"margin:0;padding:24px;font:15px/22px system-ui,sans-serif;color:#1a1f29;background:#ffffff\">"
        + "<div style=\"max-width:640px\">" + string.Concat(parts)
        + $"<p style=\"margin:32px 0 0;padding-top:12px;border-top:1px solid #e4e7ec;font-size:13px;color:#4c5565\">{Encode(Footer(context))}</p>"
        + "</div></body></html>";

    public static string Heading(string text) => $"<h2 style=\"font-size:16px;margin:28px 0 8px\">{Encode(text)}</h2>";

    public static string Footer(MailContext context) =>
        context.Link("") is { } url ? $"Sent by Account Health at {url.TrimEnd('/')}" : "Sent by Account Health";

    /// <summary>The text as one line that is nothing but text.</summary>
    public static string Encode(string text) => WebUtility.HtmlEncode(OneLine(text));

    /// <summary>The text as a link, where there is somewhere to go.</summary>
    public static string Linked(string text, string? link) =>
        link is null ? Encode(text) : $"<a href=\"{Encode(link)}\" style=\"color:#2c52c9\">{Encode(text)}</a>";

    /// <param name="key">"network/kind/id".</param>
    public static string? AccountLink(string key, MailContext context) =>
        context.Link(MailContext.PathOf(key));
}

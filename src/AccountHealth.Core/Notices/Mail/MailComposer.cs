using System.Text;
using static AccountHealth.Core.Notices.Mail.MailFrame;
using static AccountHealth.Core.Notices.Mail.Wording;

namespace AccountHealth.Core.Notices.Mail;

/// <summary>
/// Writes a mail about one or many accounts. Every name in it came from a network or a file and is treated as hostile:
/// one line in the text part, encoded in the HTML part.
/// </summary>
public static class MailComposer
{
    /// <param name="items">At least one. An account that comes more than once is listed once, by its most urgent notice.</param>
    public static MailContent Compose(IReadOnlyList<MailItem> items, MailContext context)
    {
        var listed = items
            .GroupBy(item => item.AccountKey, StringComparer.Ordinal)
            .Select(account => account.OrderBy(Urgency).ThenBy(item => item.LeadDay ?? 0).First())
            .OrderBy(Urgency).ThenBy(item => item.DeactivatesAt).ThenBy(item => item.AccountName, StringComparer.Ordinal)
            .ToList();
        var groups = listed.GroupBy(item => (item.Login?.Network.Id, item.Login?.NativeId, item.Guidance?.Anchor, item.Guidance?.Network, item.WaitUntil, NeedsRepair(item))).ToList();
        return new MailContent(
            MailSubject.Of(listed, context.Now),
            string.Join("\n\n", SignInText(context).Concat(groups.Select(group => Text([.. group], context))).Append(Footer(context))) + "\n",
            MailFrame.Html(SignInHtml(context).Concat(groups.Select(group => Html([.. group], context))), context));
    }

    /// <summary>Deactivated first, then what failed over, then what is about to end.</summary>
    private static int Urgency(MailItem item) => item.Kind switch
    {
        NoticeKind.Deactivated => 0,
        NoticeKind.Reminder => 1,
        NoticeKind.Failover => 2,
        NoticeKind.PreDeactivation => 3,
        NoticeKind.CoverReduced => 4,
        _ => 5,
    };

    private static bool NeedsRepair(MailItem item) => item.Kind != NoticeKind.Recovered;

    private static string Heading(MailItem item) => item.Login is { } login && NeedsRepair(item)
        ? $"To renew: {login.Name}, {login.Network.Name} login {login.NativeId}"
        : "No login to renew";

    private static string Text(IReadOnlyList<MailItem> group, MailContext context)
    {
        var text = new StringBuilder().Append(OneLine(Heading(group[0]))).Append('\n');
        foreach (var item in group)
        {
            text.Append("\n* ").Append(OneLine(item.AccountName)).Append(" (").Append(item.AccountType).Append(")\n  ")
                .Append(OneLine(MailSentence.Of(item, context.Now))).Append('\n');
            if (AccountLink(item.AccountKey, context) is { } link)
            {
                text.Append("  ").Append(link).Append('\n');
            }
        }

        return text.Append(Guidance(group, context) is { } guidance ? $"\n{guidance.Text()}" : "").ToString().TrimEnd('\n');
    }

    private static string Html(IReadOnlyList<MailItem> group, MailContext context)
    {
        var html = new StringBuilder(MailFrame.Heading(Heading(group[0])));
        foreach (var item in group)
        {
            var name = Linked(item.AccountName, AccountLink(item.AccountKey, context));
            html.Append($"<p style=\"margin:0 0 12px\"><b>{name}</b> <span style=\"color:#4c5565\">{Encode(item.AccountType)}</span><br>")
                .Append(Encode(MailSentence.Of(item, context.Now))).Append("</p>");
        }

        return html.Append(Guidance(group, context)?.Html()).ToString();
    }

    /// <summary>For the owner of what is listed: one click, no password.</summary>
    private static IEnumerable<string> SignInText(MailContext context) => SignInMark.For(context) is { } link
        ? [$"{SignInMark.Says} {link}\n{SignInMark.Hint}"]
        : [];

    private static IEnumerable<string> SignInHtml(MailContext context) => SignInMark.For(context) is { } link
        ?
        [
            $"<p style=\"margin:0 0 8px\"><a href=\"{Encode(link)}\" style=\"display:inline-block;padding:9px 16px;border-radius:4px;background:#2c52c9;color:#ffffff;text-decoration:none;font-weight:600\">{SignInMark.Says.TrimEnd(':')}</a></p>"
            + $"<p style=\"margin:0 0 8px;font-size:13px;color:#4c5565\">{SignInMark.Hint}</p>",
        ]
        : [];

    private static GuidanceInMail? Guidance(IReadOnlyList<MailItem> group, MailContext context) =>
        group[0].Guidance is { } guidance && NeedsRepair(group[0]) ? new GuidanceInMail(guidance, group[0], group.Count, context) : null;
}

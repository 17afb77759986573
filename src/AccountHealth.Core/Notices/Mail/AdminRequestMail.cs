using static AccountHealth.Core.Notices.Mail.MailFrame;
using static AccountHealth.Core.Notices.Mail.Wording;

namespace AccountHealth.Core.Notices.Mail;

/// <summary>The mail by which somebody asks the admins for help with an account. The note is their own words, and hostile text.</summary>
public static class AdminRequestMail
{
    /// <param name="accountKey">"network/kind/id".</param>
    /// <param name="by">Who asks.</param>
    public static MailContent Of(string accountKey, string accountName, string accountType, string by, string note, MailContext context)
    {
        var link = AccountLink(accountKey, context);
        var lines = note.ReplaceLineEndings("\n").Split('\n').Select(OneLine).Where(line => line.Length > 0).ToList();
        var says = OneLine($"{by} asks for help with {accountName} ({accountType}):");
        return new MailContent(
            OneLine($"{by} asks for help with {accountName}"),
            string.Join("\n", [says, "", .. lines.Select(line => "> " + line), "", .. link is null ? [] : new[] { link, "" }, Footer(context)]) + "\n",
            Html(
                [
                    $"<p>{Encode(says)}</p>",
                    $"<blockquote style=\"margin:0 0 16px;padding-left:12px;border-left:3px solid #e4e7ec\">{string.Join("<br>", lines.Select(Encode))}</blockquote>",
                    link is null ? "" : $"<p>{Linked(accountName, link)}</p>",
                ],
                context));
    }
}

using System.Net;

namespace AccountHealth.Core.Notices.Mail;

/// <summary>The mail that carries a link somebody asked for on the sign-in page.</summary>
public static class SignInLinkMail
{
    /// <param name="address">The link, with its secret.</param>
    /// <param name="life">How long it works.</param>
    public static MailContent Of(string address, TimeSpan life)
    {
        var says = $"This link signs you in to Account Health. It works once, for {Wording.Count((int)life.TotalMinutes, "minute")}.";
        const string Else = "If you did not ask for it, do nothing: nobody can sign in without this mail.";
        return new MailContent(
            "Your sign-in link",
            $"{says}\n\n{address}\n\n{Else}\n",
            $"<!doctype html><html lang=\"en\"><body style=\"font:15px/22px system-ui,sans-serif\"><p>{says}</p><p><a href=\"{WebUtility.HtmlEncode(address)}\">Sign in to Account Health</a></p><p>{Else}</p></body></html>");
    }
}

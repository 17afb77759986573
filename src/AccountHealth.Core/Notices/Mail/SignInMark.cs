using System.Text.RegularExpressions;

namespace AccountHealth.Core.Notices.Mail;

/// <summary>
/// Stands in a stored mail where a link that signs its reader in will be. The link itself is made when the mail leaves, so
/// that no screen, database or export holds one.
/// </summary>
public static partial class SignInMark
{
    /// <summary>No such host can exist.</summary>
    private const string Host = "https://sign-in.invalid/";

    internal const string Says = "Open your accounts in Account Health:";

    internal const string Hint = "The link signs you in without a password. It works once, for 7 days; the sign-in page sends another.";

    /// <summary>The mark for this mail, or null where it has no such link.</summary>
    internal static string? For(MailContext context) => context is { PublicUrl: not null, SignInTo: { } path } ? Host + path : null;

    /// <summary>The page that the mail's link leads to, without a slash before it; null where it has no such link.</summary>
    public static string? PathIn(MailContent content) => Mark().Match(content.Text) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>The mail as anybody but its reader may see it.</summary>
    public static MailContent Hide(MailContent content) => Fill(content, "[link made when the mail leaves]");

    /// <summary>The mail with this address in place of the mark.</summary>
    public static MailContent Fill(MailContent content, string address) => content with
    {
        Text = Mark().Replace(content.Text, address),
        Html = Mark().Replace(content.Html, address),
    };

    // Only what PathOf writes: a hostile name that looks like the mark cannot lead anywhere else.
    [GeneratedRegex("""https://sign-in\.invalid/((?:accounts/[A-Za-z0-9%._~/-]+)?)""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();
}

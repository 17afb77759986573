using AccountHealth.Core.People;

namespace AccountHealth.Web.Components.People;

/// <summary>A link that opens the reader's own mail program with a mail to send.</summary>
internal static class MailLink
{
    /// <summary>Longer links are cut or ignored by mail programs.</summary>
    private const int Longest = 1900;

    /// <summary>Null where there is no address that a mail could go to. Without the message where that is too long.</summary>
    public static string? To(string? email, string subject, string body) =>
        !EmailAddress.IsValid(email) ? null
        : HoldsBody(email, subject, body) ? $"{Address(email!, subject)}&body={Text(body)}"
        : Address(email!, subject);

    public static bool HoldsBody(string? email, string subject, string body) =>
        Address(email ?? "", subject).Length + Text(body).Length <= Longest;

    private static string Address(string email, string subject) => $"mailto:{Uri.EscapeDataString(email)}?subject={Uri.EscapeDataString(subject)}";

    // Lines of a mail end in both characters.
    private static string Text(string body) => Uri.EscapeDataString(body.ReplaceLineEndings("\r\n"));
}

using System.Net.Mail;

namespace AccountHealth.Core.People;

public static class EmailAddress
{
    /// <summary>Whether the text is one plain address that a mail could be sent to: no display name, no line breaks.</summary>
    public static bool IsValid(string? text) =>
        text is { Length: > 2 and <= 254 }
        && !text.Any(character => char.IsWhiteSpace(character) || char.IsControl(character))
        && MailAddress.TryCreate(text, out var address)
        && string.Equals(address.Address, text, StringComparison.Ordinal);
}

using System.Net.Mail;
using AccountHealth.Core.Notices;

namespace AccountHealth.Integrations.Channels;

/// <summary>Reads a mail server's refusal: 4xx means later, 5xx about this recipient or message means never.</summary>
internal static class SmtpAnswer
{
    private const string Marker = "The server response was: ";

    /// <summary>RFC 5321: mailbox, path, storage, name, transaction. Other 5xx are about our set-up, which can be mended.</summary>
    private const int FirstFinal = 550;
    private const int LastFinal = 554;

    public static SendResult Of(SmtpException exception)
    {
        var refusal = exception is SmtpFailedRecipientsException { InnerExceptions: [var first, ..] } ? first : exception;
        var code = (int)refusal.StatusCode;
        var error = code > 0 ? $"{code} {TextOf(refusal)}" : TextOf(refusal.InnerException ?? refusal);
        return code is >= FirstFinal and <= LastFinal ? new SendResult.Refused(error) : new SendResult.Deferred(error);
    }

    private static string TextOf(Exception exception)
    {
        var at = exception.Message.IndexOf(Marker, StringComparison.Ordinal);
        var text = at < 0 ? exception.Message : exception.Message[(at + Marker.Length)..];
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}

using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using AccountHealth.Core.Installation;
using AccountHealth.Core.Notices;

namespace AccountHealth.Integrations.Channels;

/// <summary>Mail over SMTP, or into a folder of .eml files where no server is set.</summary>
internal sealed class EmailChannel(CurrentMailSettings currentSettings, PickupFolder pickup) : INotificationChannel
{
    public ChannelDescriptor Descriptor { get; } = new(Delivery.Email, "E-mail");

    public async Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var settings = await currentSettings(cancellationToken);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(settings.Timeout);
        try
        {
            using var mail = Mail(message, settings);
            using var client = Client(settings);
            await client.SendMailAsync(mail, timeout.Token);
            return new SendResult.Accepted();
        }
        catch (SmtpException e)
        {
            return SmtpAnswer.Of(e);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendResult.Deferred($"no answer within {settings.Timeout.TotalSeconds} seconds");
        }
        catch (IOException e)
        {
            return new SendResult.Deferred(e.Message);
        }
    }

    private SmtpClient Client(MailSettings settings)
    {
        if (settings.UsesPickupFolder)
        {
            return new SmtpClient
            {
                DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory,
                PickupDirectoryLocation = Path.GetFullPath(pickup.Path),
            };
        }

        return new SmtpClient(settings.Host, settings.Port)
        {
            EnableSsl = settings.StartTls,
            Credentials = settings.User.Length > 0 ? new NetworkCredential(settings.User, settings.Password?.Reveal()) : null,
        };
    }

    private static MailMessage Mail(OutgoingMessage message, MailSettings settings)
    {
        var mail = new MailMessage(new MailAddress(settings.From, settings.FromName, Encoding.UTF8), new MailAddress(message.To))
        {
            Subject = message.Content.Subject,
            SubjectEncoding = Encoding.UTF8,
            BodyEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        mail.Headers["Message-ID"] = $"<{message.MessageId}>";
        mail.Headers["Auto-Submitted"] = "auto-generated";
        // The last part is the one a reader prefers.
        mail.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(message.Content.Text, Encoding.UTF8, MediaTypeNames.Text.Plain));
        mail.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(message.Content.Html, Encoding.UTF8, MediaTypeNames.Text.Html));
        return mail;
    }
}

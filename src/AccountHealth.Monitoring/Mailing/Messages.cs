using AccountHealth.Core.Notices;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Monitoring.Rounds;

namespace AccountHealth.Monitoring.Mailing;

internal static class Messages
{
    /// <summary>A mail that waits to be sent.</summary>
    /// <param name="id">Its Message-ID; a new one where null.</param>
    public static Message New(string to, MailContent content, Round round, string? id = null) => new()
    {
        MessageId = id ?? MessageIds.New(round.Settings.Mail),
        To = to,
        Subject = content.Subject,
        State = DeliveryState.Planned,
        NextAttemptAt = round.Now,
        CreatedAt = round.Now,
        Body = new MessageBody { Text = content.Text, Html = content.Html },
    };
}

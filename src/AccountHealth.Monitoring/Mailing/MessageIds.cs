using AccountHealth.Core.Installation;

namespace AccountHealth.Monitoring.Mailing;

/// <summary>Message-IDs, by which a mail that is sent twice is known to be one.</summary>
public static class MessageIds
{
    /// <summary>A new Message-ID in the sender's domain.</summary>
    public static string New(MailSettings settings) => $"{Guid.NewGuid():N}@{settings.From[(settings.From.LastIndexOf('@') + 1)..]}";
}

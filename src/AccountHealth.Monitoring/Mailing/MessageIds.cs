using AccountHealth.Core.Installation;

namespace AccountHealth.Monitoring.Mailing;

/// <summary>Message-IDs, by which a mail that is sent twice is known to be one.</summary>
public static class MessageIds
{
    /// <summary>A new Message-ID in the sender's domain.</summary>
    public static string New(MailSettings settings) => Of($"{Guid.NewGuid():N}", settings);

    /// <summary>That Message-ID in the sender's domain.</summary>
    public static string Of(string name, MailSettings settings) => $"{name}@{settings.From[(settings.From.LastIndexOf('@') + 1)..]}";
}

using AccountHealth.Core.Installation;
using AccountHealth.Data.Settings;
using AccountHealth.Monitoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Mailing;

/// <summary>
/// That a test mail was accepted, when, and by which server: another server has to prove itself anew. Kept beside the
/// settings, as <see cref="JudgedSettings"/> is.
/// </summary>
internal static class AcceptedTest
{
    /// <summary>No setting that people can save has this key.</summary>
    private const string Key = "TestAccepted";

    public static async Task RecordAsync(Round round, CancellationToken cancellationToken)
    {
        var row = await round.Context.Settings.FindAsync([Key], cancellationToken);
        if (row is null)
        {
            round.Context.Settings.Add(row = new Setting { Key = Key });
        }

        row.Value = $"{round.Now.ToUnixTimeMilliseconds()} {Server(round.Settings.Mail)}";
    }

    /// <summary>Whether the server that is set now has accepted one.</summary>
    public static async Task<bool> ExistsAsync(Round round, CancellationToken cancellationToken)
    {
        var value = await round.Context.Settings.Where(one => one.Key == Key).Select(one => one.Value).SingleOrDefaultAsync(cancellationToken);
        return value?.Split(' ', 2)[^1] == Server(round.Settings.Mail);
    }

    private static string Server(MailSettings mail) => mail.UsesPickupFolder ? "folder" : $"{mail.Host}:{mail.Port}";
}

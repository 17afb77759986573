using AccountHealth.Core.Networks;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Monitoring.Mailing;
using AccountHealth.Monitoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Changes;

/// <summary>Asks the admins for help with an account, by mail and in its timeline.</summary>
public sealed class AdminRequests(RoundRunner rounds)
{
    public const int LongestNote = 1000;
    private const string Title = "Asked an admin";

    /// <summary>Whoever asks again sooner has nothing new to say.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(10);

    /// <returns>What is wrong; null once the admins are asked.</returns>
    public async Task<string?> SendAsync(long account, string note, string by, CancellationToken cancellationToken)
    {
        var says = note.Trim();
        return says.Length is 0 or > LongestNote
            ? $"Write in at most {LongestNote} characters what you need."
            : await rounds.RunAsync(round => SendAsync(round, account, says, by, cancellationToken), cancellationToken);
    }

    private static async Task<string?> SendAsync(Round round, long id, string note, string by, CancellationToken cancellationToken)
    {
        var since = round.Now - Quiet;
        if (await round.Context.Timeline.AnyAsync(row => row.AccountId == id && row.Title == Title && row.By == by && row.At > since, cancellationToken))
        {
            return "You asked a moment ago. Give the admins ten minutes before you ask again.";
        }

        var admins = await Admins.OfAsync(round.Context, cancellationToken);
        if (admins.Count == 0)
        {
            return $"There is no admin to ask. Turn to {Core.Guidance.GuidanceNames.SupportOr(round.Settings.SupportContact)}.";
        }

        var account = await round.Context.Accounts.SingleAsync(one => one.Id == id, cancellationToken);
        var type = $"{round.Rules.Networks[account.Network].Name} {AccountKind.Word(account.Kind)}";
        var mail = AdminRequestMail.Of(account.Key, account.Name, type, by, note, round.MailContext);
        round.Context.Messages.AddRange(admins.Select(admin => Messages.New(admin, mail, round)));
        round.Record(account, Title, note, by);
        return null;
    }
}

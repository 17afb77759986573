using AccountHealth.Core.Notices.Mail;
using AccountHealth.Monitoring.Connecting;
using AccountHealth.Monitoring.Import;
using AccountHealth.Monitoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Checks;

/// <summary>Removes what nobody looks at any more.</summary>
public sealed class PurgeCheck(RoundRunner rounds, StagedFiles staged) : Check
{
    /// <summary>Longer than the longest lead day, so that nothing is told twice for being forgotten.</summary>
    private static readonly TimeSpan Keep = TimeSpan.FromDays(400);

    public override string Name => "purge";

    public override string Description => "Removes timeline rows, notices and mails older than 400 days, and uploads and sign-ins at networks left behind.";

    public override Schedule DefaultSchedule => Schedule.Daily(4, 0);

    public override Task<CheckOutcome> RunAsync(CheckRun run, CancellationToken cancellationToken) => rounds.RunAsync(
        async round =>
        {
            var before = round.Now - Keep;
            var context = round.Context;
            // What belongs to the current generation is what the planner remembers: it stays however old it is.
            var notices = await context.Notices
                .Where(notice => notice.CreatedAt < before
                    && context.Accounts.Any(account => account.Id == notice.AccountId && notice.Generation < account.Verdict.Generation - 1))
                .ExecuteDeleteAsync(cancellationToken);
            var messages = await context.Messages
                .Where(message => message.CreatedAt < before && !context.Deliveries.Any(delivery => delivery.MessageId == message.Id))
                .ExecuteDeleteAsync(cancellationToken);
            var rows = await context.Timeline.Where(entry => entry.At < before).ExecuteDeleteAsync(cancellationToken);
            await context.SignInLinks.Where(link => link.ExpiresAt < round.Now).ExecuteDeleteAsync(cancellationToken);
            await context.ConnectSessions.Where(session => session.CreatedAt < round.Now - Connections.Kept).ExecuteDeleteAsync(cancellationToken);
            var uploads = staged.DeleteOlderThan(round.Now - TimeSpan.FromDays(1));
            return new CheckOutcome(
                $"{Wording.Count(notices, "notice")}, {Wording.Count(messages, "mail")}, {Wording.Count(rows, "timeline row")} "
                + $"and {Wording.Count(uploads, "upload")} removed");
        },
        cancellationToken);
}

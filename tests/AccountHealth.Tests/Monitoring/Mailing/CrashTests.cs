using AccountHealth.Core.Notices;
using AccountHealth.Monitoring.Mailing;
using AccountHealth.Tests.Facts;
using Microsoft.EntityFrameworkCore;
using static AccountHealth.Tests.Facts.Times;
using static AccountHealth.Tests.Facts.WatchedInstallation;

namespace AccountHealth.Tests.Monitoring.Mailing;

public class CrashTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(6);

    [Fact]
    public async Task A_process_that_dies_while_sending_sends_that_message_again_under_the_same_message_id()
    {
        await using var watched = await DeactivatedAsync(accounts: 1);
        var handedOver = await DieWhileSendingAsync(watched);

        watched.Now += Lease;
        await watched.RunAsync();

        Assert.Equal(handedOver.MessageId, Assert.Single(watched.MailsTo(handedOver.To)).MessageId);
        Assert.Equal(2, watched.Sent.Count);
        Assert.Equal(2, (await watched.MessagesAsync()).Single(message => message.MessageId == handedOver.MessageId).Attempts);
    }

    [Fact]
    public async Task Until_its_lease_is_over_nobody_else_sends_it()
    {
        await using var watched = await DeactivatedAsync(accounts: 1);
        var handedOver = await DieWhileSendingAsync(watched);

        watched.Now += Lease - TimeSpan.FromSeconds(1);
        await watched.RunAsync();

        Assert.Empty(watched.MailsTo(handedOver.To));
        Assert.Single(watched.Sent);
    }

    [Fact]
    public async Task A_process_that_dies_before_sending_has_lost_nothing()
    {
        await using var watched = await DeactivatedAsync(accounts: 3);
        await watched.Get<MessageMaking>().MakeAsync(Owner, atOnce: false, CancellationToken.None);

        await watched.RunAsync();

        Assert.Equal([Admin, Owner], watched.Sent.Select(mail => mail.To).Order());
        Assert.All(watched.Sent, mail => Assert.Equal("3 accounts deactivated", mail.Content.Subject));
    }

    [Fact]
    public async Task What_was_planned_survives_with_the_change_that_caused_it()
    {
        await using var watched = await DeactivatedAsync(accounts: 2);

        // The import's own transaction: no check has run yet.
        var notices = await watched.NoticesAsync();

        Assert.Equal(2, notices.Count);
        Assert.All(notices.SelectMany(notice => notice.Deliveries), delivery => Assert.True(delivery.IsWaiting));
    }

    [Fact]
    public async Task Two_runs_at_the_same_time_send_nothing_twice()
    {
        await using var watched = await DeactivatedAsync(accounts: 12);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => watched.RunAsync("deliver"))));

        Assert.Equal(13, watched.Sent.Count);
        Assert.Equal(13, watched.Sent.Select(mail => mail.To).Distinct().Count());
        Assert.All(await watched.MessagesAsync(), message => Assert.Equal((DeliveryState.Sent, 1), (message.State, message.Attempts)));
    }

    [Fact]
    public async Task A_run_that_begins_while_another_is_sending_leaves_that_message_alone()
    {
        await using var watched = await DeactivatedAsync(accounts: 1);
        await watched.Get<MessageMaking>().MakeAsync(Admin, atOnce: false, CancellationToken.None);
        var during = new List<string>();
        watched.Channel.Answer = message =>
        {
            during.Add(message.To);
            if (during.Count == 1)
            {
                // Runs to its end while the first message is still on its way.
                Task.Run(() => watched.RunAsync("deliver")).Wait();
            }

            return new SendResult.Accepted();
        };

        await watched.RunAsync("deliver");

        Assert.Equal([Admin, Owner], during);
    }

    [Fact]
    public async Task Two_looks_at_the_same_time_plan_nothing_twice()
    {
        await using var watched = await CreateAsync();
        await watched.ImportAsync([.. Enumerable.Range(1, 50).Select(number => new ImportLine($"{number}", "Ann").EndingIn(1))]);
        watched.Now = InDays(1);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => watched.RunAsync("expiry"))));

        Assert.Single(outcomes, outcome => outcome.Summary == "50 accounts judged");
        Assert.Equal(50, await watched.QueryAsync(context => context.Notices.CountAsync()));
    }

    private static async Task<OutgoingMessage> DieWhileSendingAsync(WatchedInstallation watched)
    {
        OutgoingMessage? handedOver = null;
        watched.Channel.Answer = message =>
        {
            handedOver = message;
            throw new InvalidOperationException("The process dies here.");
        };
        await Assert.ThrowsAsync<InvalidOperationException>(() => watched.RunAsync("deliver"));
        watched.Channel.Answer = _ => new SendResult.Accepted();
        return handedOver!;
    }

    /// <summary>Deactivated accounts, each with an owner of its own.</summary>
    private static async Task<WatchedInstallation> DeactivatedAsync(int accounts)
    {
        var watched = await CreateAsync();
        await watched.ImportAsync([.. Enumerable.Range(1, accounts).Select(number =>
            new ImportLine($"{number}", "Ann") { Owner = accounts > 3 ? $"owner{number}@example.com" : Owner }.EndingIn(-3))]);
        return watched;
    }
}

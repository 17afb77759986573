using AccountHealth.Core.Notices;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;
using static AccountHealth.Tests.Facts.WatchedInstallation;

namespace AccountHealth.Tests.Monitoring.Mailing;

public class MessageSendingTests
{
    private static readonly SendResult.Deferred Busy = new("451 try again later");

    [Fact]
    public async Task A_sent_message_and_its_deliveries_say_when()
    {
        await using var watched = await DeactivatedAsync();

        await watched.RunAsync();

        Assert.All(await watched.MessagesAsync(), message =>
            Assert.Equal((DeliveryState.Sent, 1, Now, null, ""), (message.State, message.Attempts, message.SentAt!.Value, message.NextAttemptAt, message.Error)));
        Assert.All(await watched.DeliveriesAsync(NoticeKind.Deactivated), delivery =>
            Assert.Equal((DeliveryState.Sent, Now, ""), (delivery.State, delivery.SentAt!.Value, delivery.Error)));
    }

    [Fact]
    public async Task A_deferred_message_is_tried_again_after_growing_waits_under_the_same_message_id()
    {
        await using var watched = await DeactivatedAsync();
        var attempts = Record(watched, _ => Busy);
        for (var now = Now; now < InDays(4); now += TimeSpan.FromMinutes(1))
        {
            // Only at the minutes at which something is due: the rest would find nothing.
            watched.Now = now;
            if ((await watched.MessagesAsync()) is not { Count: > 0 } messages || messages.Exists(message => message.NextAttemptAt <= now))
            {
                await watched.RunAsync("deliver");
            }
            else
            {
                now = (messages.Min(message => message.NextAttemptAt) ?? InDays(4)) - TimeSpan.FromMinutes(1);
            }
        }

        var toAdmin = attempts.Where(attempt => attempt.Message.To == Admin).ToList();
        Assert.Single(toAdmin.Select(attempt => attempt.Message.MessageId).Distinct());
        Assert.Equal(
            Enumerable.Range(1, toAdmin.Count - 1).Select(Retry.WaitAfter),
            toAdmin.Zip(toAdmin.Skip(1), (one, next) => (TimeSpan?)(next.At - one.At)));
        Assert.Null(Retry.WaitAfter(toAdmin.Count));
    }

    [Fact]
    public async Task While_it_is_deferred_the_other_sides_words_are_on_record()
    {
        await using var watched = await DeactivatedAsync();
        watched.Channel.Answer = _ => Busy;

        var outcome = (await watched.RunAsync("deliver"));

        Assert.Equal(("2 deferred", true), (outcome.Summary, outcome.NeedsAttention));
        Assert.All(await watched.DeliveriesAsync(NoticeKind.Deactivated), delivery =>
            Assert.Equal((DeliveryState.Deferred, "451 try again later", null), (delivery.State, delivery.Error, delivery.SentAt)));
        Assert.All(await watched.MessagesAsync(), message => Assert.Equal(Now.AddMinutes(1), message.NextAttemptAt));
    }

    [Fact]
    public async Task A_deferred_message_that_gets_through_is_sent()
    {
        await using var watched = await DeactivatedAsync();
        watched.Channel.Answer = _ => Busy;
        await watched.RunAsync();

        watched.Channel.Answer = _ => new SendResult.Accepted();
        watched.Now += TimeSpan.FromMinutes(1);
        await watched.RunAsync();

        Assert.All(await watched.DeliveriesAsync(NoticeKind.Deactivated), delivery =>
            Assert.Equal((DeliveryState.Sent, "", watched.Now), (delivery.State, delivery.Error, delivery.SentAt!.Value)));
        Assert.Equal(2, watched.Sent.Count);
    }

    [Fact]
    public async Task A_message_that_never_gets_through_is_given_up()
    {
        await using var watched = await DeactivatedAsync();
        watched.Channel.Answer = _ => Busy;
        for (var day = 0.0; day <= 10; day++)
        {
            watched.Now = InDays(day);
            await watched.RunAsync("deliver");
        }

        Assert.All(await watched.MessagesAsync(), message =>
        {
            Assert.Equal((DeliveryState.Refused, null), (message.State, message.NextAttemptAt));
            Assert.Equal("given up after 9 attempts: 451 try again later", message.Error);
        });
    }

    [Fact]
    public async Task A_refusal_ends_it_for_that_recipient_only()
    {
        await using var watched = await DeactivatedAsync();
        var attempts = Record(watched, message => message.To == Owner ? new SendResult.Refused("550 no such user") : new SendResult.Accepted());

        var outcome = await watched.RunAsync("deliver");
        watched.Now = InDays(1);
        await watched.RunAsync("deliver");

        Assert.Equal(("1 sent, 1 refused", true), (outcome.Summary, outcome.NeedsAttention));
        Assert.Equal([Admin], watched.Sent.Select(mail => mail.To));
        Assert.Single(attempts, attempt => attempt.Message.To == Owner);
        Assert.Equal(
            [(Admin, DeliveryState.Sent, ""), (Owner, DeliveryState.Refused, "550 no such user")],
            (await watched.DeliveriesAsync(NoticeKind.Deactivated)).Select(one => (one.To, one.State, one.Error)).Order());
    }

    [Fact]
    public async Task A_message_for_a_channel_that_is_gone_is_refused()
    {
        await using var watched = await DeactivatedAsync();
        watched.Channel.Answer = _ => Busy;
        await watched.RunAsync("deliver");
        await watched.QueryAsync(async context =>
        {
            foreach (var message in context.Messages)
            {
                message.Channel = "pigeon";
            }

            return await context.SaveChangesAsync();
        });

        watched.Now = InDays(1);
        await watched.RunAsync("deliver");

        Assert.All(await watched.MessagesAsync(), message => Assert.Equal((DeliveryState.Refused, "there is no channel pigeon"), (message.State, message.Error)));
    }

    [Fact]
    public async Task A_message_id_is_unique_and_in_the_senders_domain()
    {
        await using var watched = await CreateAsync(("Mail:From", "health@agency.example"));
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(-3));

        await watched.RunAsync();

        var ids = watched.Sent.Select(mail => mail.MessageId).ToList();
        Assert.Equal(2, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^[0-9a-f]{32}@agency\\.example$", id));
    }

    [Fact]
    public async Task What_is_deferred_waits_too_when_sending_is_turned_off()
    {
        await using var watched = await CreateSilentAsync();
        await watched.SetAsync("Notifications:Enabled", "true");
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(-3));
        var attempts = Record(watched, _ => Busy);
        await watched.RunAsync();

        await watched.SetAsync("Notifications:Enabled", "false");
        watched.Now = InDays(1);
        await watched.RunAsync();

        Assert.Equal(2, attempts.Count);
    }

    private static List<(DateTimeOffset At, OutgoingMessage Message)> Record(WatchedInstallation watched, Func<OutgoingMessage, SendResult> answer)
    {
        var attempts = new List<(DateTimeOffset At, OutgoingMessage Message)>();
        watched.Channel.Answer = message =>
        {
            attempts.Add((watched.Now, message));
            return answer(message);
        };
        return attempts;
    }

    private static async Task<WatchedInstallation> DeactivatedAsync()
    {
        var watched = await CreateAsync();
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(-3));
        return watched;
    }
}

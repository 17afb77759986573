using AccountHealth.Core.Macros;
using AccountHealth.Core.Notices;
using AccountHealth.Monitoring.Rounds;
using AccountHealth.Tests.Facts;
using Microsoft.EntityFrameworkCore;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Monitoring.Mailing;

public class ForecastTests
{
    private const int Days = 400;

    [Fact]
    public async Task What_is_sent_in_400_days_is_exactly_what_was_forecast()
    {
        await using var watched = await WatchedInstallation.CreateAsync();
        await watched.ImportAsync([.. ForecastAccounts.Lines(seed: 20261121)]);
        await watched.SaveMacroAsync([30, 7, 1], "owner", "admins", WatchedInstallation.Ops);
        var forecast = await ForecastAsync(watched);

        await watched.RunUntilAsync(InDays(Days));

        var sent = await SentAsync(watched);
        Assert.Equal(forecast.Order(), sent.Order());
        Assert.Equal(sent.Count, sent.Distinct().Count());
        // Enough of each kind that only time brings about.
        Assert.All(
            [NoticeKind.PreDeactivation, NoticeKind.Deactivated, NoticeKind.Reminder, NoticeKind.Failover, NoticeKind.CoverReduced],
            kind => Assert.True(sent.Count(one => one.Kind == kind) >= 20, $"Only {sent.Count(one => one.Kind == kind)} of {kind}"));
        Assert.StartsWith("60 accounts judged afresh, nothing to mend", (await watched.RunAsync("repair")).Summary, StringComparison.Ordinal);
    }

    private static async Task<List<Told>> ForecastAsync(WatchedInstallation watched)
    {
        var rounds = watched.Get<RoundRunner>();
        return await rounds.ReadAsync(
            async round =>
            {
                var audience = await AudienceSource.LoadAsync(round.Context, watched.Get<MacroActionCatalog>(), CancellationToken.None);
                var notices = (await round.Context.Notices.Include(notice => notice.Deliveries).ToListAsync()).ToLookup(notice => notice.AccountId);
                var accounts = await AccountGraph.Of(round.Context).ToListAsync();
                return accounts
                    .SelectMany(account => Forecast.Of(
                        account, [.. notices[account.Id]], audience.Of(account), round.Rules, new Span(round.Now, InDays(Days))))
                    .Select(one => new Told(one.At, one.Account.Id, one.Notice.Kind, one.Notice.MacroId, one.Notice.LeadDay, one.To)).ToList();
            },
            CancellationToken.None);
    }

    /// <summary>What the deliveries say was sent; every one of them has to stand behind a mail that really left, one per recipient and instant.</summary>
    private static async Task<List<Told>> SentAsync(WatchedInstallation watched)
    {
        var messages = (await watched.MessagesAsync()).ToDictionary(message => message.Id);
        Assert.Equal(messages.Values.Select(message => message.MessageId).Order(), watched.Sent.Select(mail => mail.MessageId).Order());
        Assert.Equal(messages.Count, messages.Values.DistinctBy(message => (message.To, message.SentAt)).Count());
        var sent = new List<Told>();
        foreach (var notice in await watched.NoticesAsync())
        {
            foreach (var delivery in notice.Deliveries.Where(one => one.State == DeliveryState.Sent))
            {
                var message = messages[delivery.MessageId!.Value];
                Assert.Equal((delivery.To, delivery.SentAt), (message.To, message.SentAt));
                sent.Add(new Told(delivery.SentAt!.Value, notice.AccountId, notice.Kind, notice.MacroId, notice.LeadDay, delivery.To));
            }
        }

        return sent;
    }

    private sealed record Told(DateTimeOffset At, long Account, NoticeKind Kind, long? Macro, int? LeadDay, string To) : IComparable<Told>
    {
        public int CompareTo(Told? other) =>
            (At, Account, (int)Kind, To).CompareTo((other!.At, other.Account, (int)other.Kind, other.To));
    }
}

using AccountHealth.Core.Installation;
using AccountHealth.Core.Notices;
using AccountHealth.Monitoring.Mailing;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;
using static AccountHealth.Tests.Facts.WatchedInstallation;

namespace AccountHealth.Tests.Monitoring.Mailing;

public class SendingOffTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_is_sent_until_an_admin_turns_sending_on(bool atOnce)
    {
        await using var watched = await CreateSilentAsync();
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(-3));

        await watched.RunAsync(atOnce);
        var outcome = await watched.RunAsync("deliver", atOnce);

        Assert.Empty(watched.Sent);
        Assert.Empty(await watched.MessagesAsync());
        Assert.Equal(("Sending is off: 2 recipients waiting", true), (outcome.Summary, outcome.NeedsAttention));
    }

    [Fact]
    public async Task With_nothing_to_tell_it_is_no_matter_that_sending_is_off()
    {
        await using var watched = await CreateSilentAsync();

        var outcome = await watched.RunAsync("deliver");

        Assert.Equal(("Nothing to send; sending is off", false), (outcome.Summary, outcome.NeedsAttention));
    }

    [Fact]
    public async Task Once_it_is_on_accounts_first_seen_deactivated_make_one_mail_per_recipient()
    {
        await using var watched = await CreateSilentAsync();
        await watched.ImportAsync([.. Enumerable.Range(1, 20).Select(number => new ImportLine($"{number}", $"user{number}").EndingIn(-number))]);

        await watched.SetAsync(SettingDefinitions.SendingEnabled, "true");
        await watched.RunAsync();

        Assert.Equal([Admin, Owner], watched.Sent.Select(mail => mail.To).Order());
        Assert.All(watched.Sent, mail => Assert.Equal("20 accounts deactivated", mail.Content.Subject));
    }

    [Fact]
    public async Task The_configuration_turns_it_on_as_well()
    {
        await using var watched = await CreateSilentAsync(("Notifications:Enabled", "true"));
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(-3));

        await watched.RunAsync();

        Assert.Equal(2, watched.Sent.Count);
    }

    [Fact]
    public async Task The_summary_reaches_the_recipients_of_a_macro_that_was_saved_after_the_import()
    {
        await using var watched = await CreateSilentAsync();
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(-3));
        await watched.SaveMacroAsync([30, 7], Ops);

        await watched.SetAsync(SettingDefinitions.SendingEnabled, "true");
        await watched.RunAsync();

        Assert.Equal([Admin, Ops, Owner], watched.Sent.Select(mail => mail.To).Order());
    }

    [Fact]
    public async Task What_came_due_one_after_the_other_meanwhile_makes_one_line_in_one_mail()
    {
        await using var watched = await CreateSilentAsync();
        await watched.SaveMacroAsync([30, 7, 1], Ops);
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(35), new ImportLine("2", "Bob").EndingIn(6));
        for (var day = 0.0; day <= 34.5; day += 0.5)
        {
            watched.Now = InDays(day);
            await watched.RunAsync();
        }

        await watched.SetAsync(SettingDefinitions.SendingEnabled, "true");
        await watched.RunAsync(atOnce: true);

        var mail = Assert.Single(watched.MailsTo(Ops));
        Assert.Equal("1 account deactivated, 1 deactivating, the first in 1 day", mail.Content.Subject);
        Assert.Equal(2, mail.Content.Text.Split("\n* ").Length - 1);
        var warnings = (await watched.NoticesAsync()).Where(notice => notice.Kind == NoticeKind.PreDeactivation);
        Assert.Equal([1], warnings.Where(notice => notice.Deliveries[0].State == DeliveryState.Sent).Select(notice => notice.LeadDay!.Value));
    }

    [Fact]
    public async Task Before_turning_it_on_an_admin_sees_who_would_be_mailed_today()
    {
        await using var watched = await CreateSilentAsync();
        await watched.SaveMacroAsync([30], Ops);
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(-3), new ImportLine("2", "Bob").EndingIn(20), new ImportLine("3", "Cem").EndingIn(60));

        var preview = await watched.Get<MessageMaking>().PreviewAsync(InDays(1), CancellationToken.None);
        await watched.SetAsync(SettingDefinitions.SendingEnabled, "true");
        await watched.RunAsync(atOnce: true);

        Assert.Equal([(Admin, 1), (Ops, 2), (Owner, 1)], preview.Select(one => (one.To, one.Items.Count)));
        Assert.Equal(preview.Select(one => one.To), watched.Sent.Select(mail => mail.To).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_preview_sends_nothing_and_changes_nothing()
    {
        await using var watched = await CreateSilentAsync();
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(-3));

        await watched.Get<MessageMaking>().PreviewAsync(InDays(1), CancellationToken.None);

        Assert.Empty(await watched.MessagesAsync());
        Assert.All(await watched.DeliveriesAsync(NoticeKind.Deactivated), delivery => Assert.True(delivery.IsWaiting));
    }
}

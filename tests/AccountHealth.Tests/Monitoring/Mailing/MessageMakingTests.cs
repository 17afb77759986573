using AccountHealth.Core.Notices;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;
using static AccountHealth.Tests.Facts.WatchedInstallation;

namespace AccountHealth.Tests.Monitoring.Mailing;

public class MessageMakingTests
{
    [Fact]
    public async Task What_is_in_a_message_is_frozen_when_it_is_made()
    {
        await using var watched = await CreateAsync();
        await watched.ImportAsync(new ImportLine("1", "Ann") { Name = "Old name" }.EndingIn(-3));
        watched.Channel.Answer = _ => new SendResult.Deferred("451 later");
        await watched.RunAsync();
        var made = (await watched.MessagesAsync()).ConvertAll(message => message.Body.Text);

        watched.Channel.Answer = _ => new SendResult.Accepted();
        watched.Now += TimeSpan.FromMinutes(1);
        await watched.ImportAsync(new ImportLine("1", "Ann") { Name = "New name" }.EndingIn(-3), new ImportLine("2", "Ann").EndingIn(-3));
        await watched.RunAsync();

        Assert.Equal(made, watched.Sent.Take(2).Select(mail => mail.Content.Text));
        Assert.All(watched.Sent.Skip(2), mail => Assert.DoesNotContain("Old name", mail.Content.Text, StringComparison.Ordinal));
        var ofTheFirst = (await watched.NoticesAsync())[0].Deliveries.Select(delivery => delivery.MessageId);
        Assert.Equal((await watched.MessagesAsync()).Take(2).Select(message => (long?)message.Id), ofTheFirst.Order());
    }

    [Fact]
    public async Task One_recipient_gets_one_mail_for_everything_that_is_due()
    {
        await using var watched = await CreateAsync();
        await watched.SaveMacroAsync([30, 7], Ops, "owner");
        await watched.ImportAsync(
            new ImportLine("1", "Ann").EndingIn(25), new ImportLine("2", "Bob").EndingIn(5), new ImportLine("3", "Cem").EndingIn(-1));

        await watched.RunAsync(atOnce: true);

        Assert.Equal(3, watched.Sent.Count);
        var mail = Assert.Single(watched.MailsTo(Owner));
        Assert.Equal("1 account deactivated, 2 deactivating, the first in 5 days", mail.Content.Subject);
        Assert.Equal(["3", "2", "1"], Listed(mail));
    }

    [Fact]
    public async Task An_account_that_two_macros_tell_of_is_listed_once_in_a_mail()
    {
        await using var watched = await CreateAsync();
        await watched.SaveMacroAsync([30], Ops);
        await watched.Get<MacroChanges>().SaveAsync(
            null, new MacroDefinition { Name = "Late", Fields = MacroFacts.Fields([7], Ops), NewAccounts = true }, CancellationToken.None);
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(5));

        await watched.RunAsync(atOnce: true);

        Assert.Equal(["1"], Listed(Assert.Single(watched.Sent)));
        Assert.Equal(2, (await watched.DeliveriesAsync(NoticeKind.PreDeactivation)).Count(one => one.State == DeliveryState.Sent));
    }

    [Fact]
    public async Task A_warning_that_no_longer_holds_when_it_is_sent_is_closed_as_superseded()
    {
        await using var watched = await CreateAsync();
        await watched.SaveMacroAsync([30], Ops);
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(25), new ImportLine("2", "Bob").EndingIn(25));

        await watched.Get<TokenChanges>().RenewAsync(await watched.TokenAsync("Ann"), new TokenEnds(EndsInDays(200)), By, CancellationToken.None);
        var outcome = await watched.RunAsync("deliver", atOnce: true);

        Assert.Equal("1 sent, 1 closed as superseded", outcome.Summary);
        Assert.Equal(["2"], Listed(Assert.Single(watched.Sent)));
        var closed = (await watched.DeliveriesAsync(NoticeKind.PreDeactivation)).Single(one => one.State == DeliveryState.Superseded);
        Assert.Equal(("the date moved", null), (closed.Error, closed.MessageId));
    }

    [Fact]
    public async Task A_recipient_for_whom_nothing_holds_any_more_gets_no_mail()
    {
        await using var watched = await CreateAsync();
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(-1));

        await watched.Get<TokenChanges>().RenewAsync(await watched.TokenAsync("Ann"), new TokenEnds(EndsInDays(200)), By, CancellationToken.None);
        await watched.RunAsync();

        Assert.Empty(watched.Sent);
        Assert.Empty(await watched.MessagesAsync());
        Assert.All(await watched.DeliveriesAsync(NoticeKind.Deactivated), one => Assert.Equal("works again", one.Error));
    }

    [Fact]
    public async Task A_paused_account_is_left_out_of_the_mail_and_told_of_after_the_pause()
    {
        await using var watched = await CreateAsync();
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(-1), new ImportLine("2", "Bob").EndingIn(-1));
        var account = (await watched.AccountAsync("1")).Id;

        await watched.Get<AccountChanges>().PauseAsync([account], null, By, CancellationToken.None);
        await watched.RunAsync();
        Assert.All(watched.Sent, mail => Assert.Equal(["2"], Listed(mail)));

        await watched.Get<AccountChanges>().ResumeAsync([account], By, CancellationToken.None);
        await watched.RunAsync();
        Assert.Equal([Admin, Owner], watched.Sent.Skip(2).Select(mail => mail.To).Order());
        Assert.All(watched.Sent.Skip(2), mail => Assert.Equal(["1"], Listed(mail)));
    }

    [Fact]
    public async Task A_mail_says_what_holds_when_it_is_made_and_not_what_held_when_it_was_planned()
    {
        await using var watched = await CreateAsync();
        await watched.SaveMacroAsync([30], Ops);
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(25));

        await watched.Get<TokenChanges>().EditEndsAsync(await watched.TokenAsync("Ann"), new TokenEnds(EndsInDays(20)), By, CancellationToken.None);
        await watched.RunAsync(atOnce: true);

        Assert.Contains("Deactivates in 20 days, on 11 Dec 2026", Assert.Single(watched.Sent).Content.Text, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Listed(OutgoingMessage mail) => mail.Content.Text.Split('\n')
        .Where(line => line.StartsWith("* Account ", StringComparison.Ordinal)).Select(line => line[10..line.IndexOf(" (", StringComparison.Ordinal)]);
}

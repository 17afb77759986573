using AccountHealth.Core.Installation;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Queries;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;
using static AccountHealth.Tests.Facts.WatchedInstallation;

namespace AccountHealth.Tests.Monitoring.Checks;

public class SummaryCheckTests
{
    private const string Second = "second@example.com";

    [Fact]
    public async Task Silence_is_told_too()
    {
        await using var watched = await CreateAsync();
        await watched.SaveMacroAsync([7], Ops);
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(90));

        var outcome = await watched.RunAsync("summary");

        var mail = Assert.Single(watched.Sent);
        Assert.Equal((Admin, "Week 47: all quiet, 1 account watched"), (mail.To, mail.Content.Subject));
        Assert.Contains("silence is not mistaken for health", mail.Content.Text, StringComparison.Ordinal);
        Assert.Equal(("Week 47: 1 summary written; 1 sent", false), (outcome.Summary, outcome.NeedsAttention));
    }

    [Fact]
    public async Task Each_admin_gets_one_a_week_however_often_the_check_runs()
    {
        await using var watched = await CreateAsync();
        await watched.AddAdminAsync(Second);

        await watched.RunAsync("summary");
        var again = await watched.RunAsync("summary");
        watched.Now = new DateTimeOffset(2026, 11, 22, 23, 0, 0, TimeSpan.Zero);
        await watched.RunAsync("summary", atOnce: true);

        Assert.Equal([Admin, Second], watched.Sent.Select(mail => mail.To).Order());
        Assert.Equal(("The summary of week 47 was sent before", true), (again.Summary, again.FoundNothing));
    }

    [Fact]
    public async Task The_next_week_has_a_summary_of_its_own()
    {
        await using var watched = await CreateAsync();
        await watched.RunAsync("summary");

        watched.Now = new DateTimeOffset(2026, 11, 23, 7, 0, 0, TimeSpan.Zero);
        await watched.RunAsync("summary");

        Assert.Equal(2, watched.MailsTo(Admin).Select(mail => mail.MessageId).Distinct().Count());
        Assert.All(watched.Sent, mail => Assert.Matches("^weekly-2026-W4[78]-[0-9a-f]{16}@localhost$", mail.MessageId));
    }

    [Fact]
    public async Task A_Monday_that_was_missed_is_made_up_for_by_the_next_run()
    {
        await using var watched = await CreateAsync();
        watched.Now = new DateTimeOffset(2026, 11, 26, 15, 0, 0, TimeSpan.Zero);

        await watched.RunAsync("summary");

        Assert.StartsWith("Week 48", Assert.Single(watched.Sent).Content.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_that_dies_while_sending_repeats_it_under_the_same_message_id_and_loses_none()
    {
        await using var watched = await CreateAsync();
        await watched.AddAdminAsync(Second);
        string? handedOver = null;
        watched.Channel.Answer = mail =>
        {
            handedOver = mail.MessageId;
            throw new InvalidOperationException("The process dies here.");
        };
        await Assert.ThrowsAsync<InvalidOperationException>(() => watched.RunAsync("summary"));
        watched.Channel.Answer = _ => new SendResult.Accepted();

        watched.Now += TimeSpan.FromMinutes(6);
        await watched.RunAsync("deliver");
        await watched.RunAsync("summary");

        Assert.Equal([Admin, Second], watched.Sent.Select(mail => mail.To).Order());
        Assert.Single(watched.Sent, mail => mail.MessageId == handedOver);
    }

    [Fact]
    public async Task Two_runs_at_the_same_time_write_one()
    {
        await using var watched = await CreateAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => watched.RunAsync("summary"))));

        Assert.Single(watched.Sent);
    }

    [Fact]
    public async Task A_sender_that_changes_within_the_week_makes_no_second_summary()
    {
        await using var watched = await CreateAsync();
        await watched.RunAsync("summary");

        await watched.SetAsync(SettingDefinitions.MailFrom, "health@agency.example");
        await watched.RunAsync("summary");

        Assert.Single(watched.Sent);
    }

    [Fact]
    public async Task While_sending_is_off_none_is_written_and_the_outcome_says_so()
    {
        await using var watched = await CreateSilentAsync();

        var outcome = await watched.RunAsync("summary", atOnce: true);

        Assert.Equal(("Sending is off: no summary is sent", true), (outcome.Summary, outcome.NeedsAttention));
        Assert.Empty(await watched.MessagesAsync());
    }

    [Fact]
    public async Task With_a_mail_server_and_no_public_address_none_is_written()
    {
        await using var watched = await CreateAsync(("Mail:Host", "smtp.example.com"));

        var outcome = await watched.RunAsync("summary");

        Assert.Contains("public address", outcome.Summary, StringComparison.Ordinal);
        Assert.Empty(await watched.MessagesAsync());
    }

    [Fact]
    public async Task Whoever_turns_it_off_gets_none()
    {
        await using var watched = await CreateAsync((SettingDefinitions.WeeklySummary, "false"));

        var outcome = await watched.RunAsync("summary");

        Assert.Equal(("The weekly summary is turned off, see Settings", true), (outcome.Summary, outcome.FoundNothing));
        Assert.Empty(await watched.MessagesAsync());
    }

    [Fact]
    public async Task Without_an_admin_somebody_should_look()
    {
        await using var installation = await TestInstallation.CreateAsync((SettingDefinitions.SendingEnabled, "true"));

        Assert.True((await installation.RunAsync("summary")).NeedsAttention);
    }

    [Fact]
    public async Task It_tells_what_deactivated_recovered_was_renewed_failed_over_and_comes()
    {
        await using var watched = await CreateAsync();
        await watched.SaveMacroAsync([7], Ops);
        await watched.ImportAsync(
            new ImportLine("1", "Ann") { Name = "Goes down" }.EndingIn(8),
            new ImportLine("2", "Bob") { Name = "Comes back" }.EndingIn(8),
            new ImportLine("3", "Cy") { Name = "Is renewed" }.EndingIn(20),
            new ImportLine("4", "Dee") { Name = "Fails over" }.EndingIn(8), new ImportLine("4", "Eve") { Name = "Fails over", Order = 2 }.EndingIn(90),
            new ImportLine("5", "Flo") { Name = "Comes next" }.EndingIn(25),
            new ImportLine("6", "Gus") { Name = "Is far off" }.EndingIn(200),
            new ImportLine("7", "Hal") { Name = "Long dead" }.EndingIn(-30));
        await watched.RunUntilAsync(InDays(9));
        var renewals = watched.Get<TokenChanges>();
        await renewals.RenewAsync(await watched.TokenAsync("Bob"), new TokenEnds(End.At(InDays(100))), By, CancellationToken.None);
        await renewals.RenewAsync(await watched.TokenAsync("Cy"), new TokenEnds(End.At(InDays(100))), By, CancellationToken.None);
        await watched.RunAsync();

        await watched.RunAsync("summary");

        var mail = watched.MailsTo(Admin).Last().Content;
        Assert.Equal(["Goes down"], Listed(mail.Text, "Deactivated in the last 7 days: 1"));
        Assert.Equal(["Comes next"], Listed(mail.Text, "Deactivating in the next 30 days: 1"));
        Assert.Equal(["Fails over"], Listed(mail.Text, "Moved to a standby token: 1"));
        Assert.Equal(["Comes back"], Listed(mail.Text, "Working again: 1"));
        Assert.Equal(["Is renewed"], Listed(mail.Text, "Renewed in time: 1"));
        Assert.Contains("7 accounts are watched: 2 deactivated.", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Is far off", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paused_account_is_counted_and_not_spoken_of()
    {
        await using var watched = await CreateAsync();
        await watched.ImportAsync(new ImportLine("1", "Ann") { Name = "Quiet one" }.EndingIn(5));
        await watched.Get<AccountChanges>().PauseAsync([(await watched.AccountAsync("1")).Id], null, By, CancellationToken.None);

        await watched.RunAsync("summary");

        var text = Assert.Single(watched.MailsTo(Admin)).Content.Text;
        Assert.Contains("0 accounts are watched: none deactivated, 1 other paused", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Quiet one", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_tells_of_mails_that_did_not_arrive()
    {
        await using var watched = await CreateAsync();
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(-1));
        watched.Channel.Answer = mail => mail.To == Owner ? new SendResult.Refused("550 no such user") : new SendResult.Accepted();
        await watched.RunAsync();

        await watched.RunAsync("summary");

        var text = watched.MailsTo(Admin).Last().Content.Text;
        Assert.Contains($"Mails that did not arrive: 1\n\n* {Owner}\n  550 no such user", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_summary_is_on_the_notices_page_among_the_refused_mails()
    {
        await using var watched = await CreateAsync();
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(-1));
        await watched.RunAsync();
        watched.Now += TimeSpan.FromMinutes(1);
        watched.Channel.Answer = _ => new SendResult.Refused("550 no such user");
        await watched.RunAsync("summary");
        var notices = watched.Get<NoticeList>();

        var all = await notices.PageAsync(new NoticeQuery(), CancellationToken.None);
        var refused = await notices.PageAsync(new NoticeQuery { State = DeliveryState.Refused }, CancellationToken.None);

        Assert.Equal((3, null, NoticeKind.Deactivated), (all.Total, all.Rows[0].Kind, all.Rows[1].Kind));
        Assert.Equal((Admin, "550 no such user"), (Assert.Single(refused.Rows).To, refused.Rows[0].Error));
        Assert.Equal(refused.Rows, (await notices.PageAsync(new NoticeQuery { Weekly = true }, CancellationToken.None)).Rows);
        Assert.Empty((await notices.PageAsync(new NoticeQuery { State = DeliveryState.Refused, Kind = NoticeKind.Deactivated }, CancellationToken.None)).Rows);
        Assert.Equal(
            [(DeliveryState.Sent, 2), (DeliveryState.Refused, 1)],
            (await notices.CountsAsync(new NoticeQuery(), CancellationToken.None)).Select(one => (one.Key, one.Value)).OrderBy(one => one.Key));
        Assert.NotNull(await notices.MailAsync(refused.Rows[0].MessageId!.Value, CancellationToken.None));
    }

    /// <summary>The names under a heading.</summary>
    private static IEnumerable<string> Listed(string text, string heading)
    {
        Assert.Contains(heading + "\n", text, StringComparison.Ordinal);
        return text[text.IndexOf(heading, StringComparison.Ordinal)..].Split("\n\n").Skip(1).TakeWhile(part => part.StartsWith("* ", StringComparison.Ordinal))
            .SelectMany(part => part.Split('\n')).Where(line => line.StartsWith("* ", StringComparison.Ordinal)).Select(line => line[2..line.IndexOf(" (", StringComparison.Ordinal)]);
    }
}

using AccountHealth.Core.Installation;
using AccountHealth.Core.Notices;
using AccountHealth.Data.Queries;
using AccountHealth.Monitoring.SignIn;
using AccountHealth.Tests.Facts;

namespace AccountHealth.Tests.Monitoring.SignIn;

public class SignInByMailTests
{
    private const string Host = "https://health.example.com";
    private const string Mark = "sign-in.invalid";

    [Fact]
    public async Task The_owners_mail_carries_a_link_to_the_account_and_nobody_elses_does()
    {
        await using var watched = await DeactivatedAsync(new ImportLine("1", "Ann").EndingIn(1));

        var owner = Assert.Single(watched.MailsTo(WatchedInstallation.Owner));
        Assert.Equal(new RedeemedLink(WatchedInstallation.Owner, "accounts/x/profile/1"), await RedeemAsync(watched, owner));
        Assert.DoesNotContain(SignInLinks.Path, Assert.Single(watched.MailsTo(WatchedInstallation.Admin)).Content.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_about_several_accounts_leads_to_today()
    {
        await using var watched = await DeactivatedAsync(new ImportLine("1", "Ann").EndingIn(1), new ImportLine("2", "Ann").EndingIn(1));

        Assert.Equal("", (await RedeemAsync(watched, watched.MailsTo(WatchedInstallation.Owner).First()))!.ReturnTo);
    }

    [Fact]
    public async Task The_link_is_in_no_stored_mail_and_on_no_screen()
    {
        await using var watched = await DeactivatedAsync(new ImportLine("1", "Ann").EndingIn(1));
        var secret = SecretIn(watched.MailsTo(WatchedInstallation.Owner).First());

        var messages = await watched.MessagesAsync();
        Assert.All(messages, message => Assert.DoesNotContain(secret, message.Body.Text + message.Body.Html, StringComparison.Ordinal));
        var stored = messages.Single(message => message.To == WatchedInstallation.Owner);
        var shown = await watched.Get<NoticeList>().MailAsync(stored.Id, CancellationToken.None);
        Assert.Contains("[link made when the mail leaves]", shown!.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Mark, shown.Text + shown.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_that_is_sent_again_carries_a_link_that_works()
    {
        await using var watched = await WithPublicUrlAsync(new ImportLine("1", "Ann").EndingIn(1));
        watched.Channel.Answer = _ => new SendResult.Deferred("451");
        watched.Now = Times.InDays(2);
        await watched.RunAsync();
        watched.Channel.Answer = _ => new SendResult.Accepted();
        watched.Now = Times.InDays(3);
        await watched.RunAsync();

        Assert.NotNull(await RedeemAsync(watched, watched.MailsTo(WatchedInstallation.Owner).Last()));
    }

    [Fact]
    public async Task Without_a_public_address_there_are_no_links()
    {
        await using var watched = await WatchedInstallation.CreateAsync();
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(1));
        watched.Now = Times.InDays(2);
        await watched.RunAsync();

        var mail = watched.MailsTo(WatchedInstallation.Owner).First();
        Assert.DoesNotContain("sign-in", mail.Content.Text + mail.Content.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_looks_like_the_link_gets_no_secret_of_another()
    {
        await using var watched = await DeactivatedAsync(new ImportLine("1", "Ann") { Name = $"https://{Mark}/users" }.EndingIn(1));

        var admin = watched.MailsTo(WatchedInstallation.Admin).First();
        Assert.DoesNotContain(SignInLinks.Path + "#", admin.Content.Text + admin.Content.Html, StringComparison.Ordinal);
    }

    private static Task<WatchedInstallation> WithPublicUrlAsync(params ImportLine[] lines) => BeginAsync(lines);

    private static async Task<WatchedInstallation> DeactivatedAsync(params ImportLine[] lines)
    {
        var watched = await BeginAsync(lines);
        watched.Now = Times.InDays(2);
        await watched.RunAsync();
        return watched;
    }

    private static async Task<WatchedInstallation> BeginAsync(ImportLine[] lines)
    {
        var watched = await WatchedInstallation.CreateAsync((SettingDefinitions.PublicUrl, Host));
        await watched.ImportAsync(lines);
        return watched;
    }

    private static string SecretIn(OutgoingMessage mail)
    {
        var link = $"{Host}/{SignInLinks.Path}#";
        var from = mail.Content.Text.IndexOf(link, StringComparison.Ordinal) + link.Length;
        Assert.InRange(from, link.Length, int.MaxValue);
        Assert.Contains(link, mail.Content.Html, StringComparison.Ordinal);
        return mail.Content.Text[from..(from + 64)];
    }

    private static Task<RedeemedLink?> RedeemAsync(WatchedInstallation watched, OutgoingMessage mail) =>
        watched.Get<SignInLinks>().RedeemAsync(new AccountHealth.Core.Tokens.Secret(SecretIn(mail)), CancellationToken.None);
}

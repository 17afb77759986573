using AccountHealth.Core.Installation;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.WatchedInstallation;

namespace AccountHealth.Tests.Monitoring.Mailing;

public class PublicUrlTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task With_a_mail_server_nothing_is_sent_until_the_public_address_is_set(bool atOnce)
    {
        await using var watched = await CreateAsync(("Mail:Host", "smtp.example.com"));
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(-3));

        var outcome = await watched.RunAsync("deliver", atOnce);

        Assert.Empty(watched.Sent);
        Assert.Empty(await watched.MessagesAsync());
        Assert.True(outcome.NeedsAttention);
        Assert.Contains("public address", outcome.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_it_is_set_what_waited_is_sent_with_links()
    {
        await using var watched = await CreateAsync(("Mail:Host", "smtp.example.com"));
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(-3));
        await watched.RunAsync();

        await watched.SetAsync(SettingDefinitions.PublicUrl, "https://health.example.com/");
        await watched.RunAsync();

        Assert.Equal([Admin, Owner], watched.Sent.Select(mail => mail.To).Order());
        Assert.All(watched.Sent, mail => Assert.Contains("https://health.example.com/accounts/x/profile/1", mail.Content.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_pick_up_folder_needs_no_public_address_and_its_mails_have_no_links()
    {
        await using var watched = await CreateAsync();
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(-3));

        await watched.RunAsync();

        Assert.Equal(2, watched.Sent.Count);
        Assert.All(watched.Sent, mail => Assert.DoesNotContain("/accounts/", mail.Content.Text + mail.Content.Html, StringComparison.Ordinal));
    }
}

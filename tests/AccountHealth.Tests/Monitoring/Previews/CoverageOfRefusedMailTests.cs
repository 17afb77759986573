using AccountHealth.Core.Notices;
using AccountHealth.Core.Tokens;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Monitoring.Previews;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.WatchedInstallation;

namespace AccountHealth.Tests.Monitoring.Previews;

/// <summary>Who is told by mail that does not arrive is not told.</summary>
public class CoverageOfRefusedMailTests
{
    private const string NoOwner = "";

    [Fact]
    public async Task A_refused_mail_to_the_owner_shows_in_coverage_until_one_arrives()
    {
        await using var watched = await CreateAsync();
        await watched.SaveMacroAsync([7], Ops);
        await watched.ImportAsync(new ImportLine("1", "Ann") { Owner = "Owner@Example.com" }.EndingIn(-3), new ImportLine("2", "Bob") { Owner = NoOwner }.EndingIn(60));
        watched.Channel.Answer = mail => mail.To == Owner ? new SendResult.Refused("550 no such user") : new SendResult.Accepted();
        await watched.RunAsync();

        Assert.Equal(["1"], await IdsAsync(watched, CoverageGap.MailRefused));

        watched.Channel.Answer = _ => new SendResult.Accepted();
        await watched.Get<TokenChanges>().RenewAsync(await watched.TokenAsync("Ann"), new TokenEnds(End.At(Times.InDays(90))), By, CancellationToken.None);
        await watched.ImportAsync(new ImportLine("3", "Cy").EndingIn(-1));
        await watched.RunAsync();

        Assert.Equal(0, await CountAsync(watched, CoverageGap.MailRefused));
    }

    [Fact]
    public async Task A_refused_mail_to_an_address_of_a_macro_shows_on_the_accounts_of_that_macro()
    {
        await using var watched = await CreateAsync();
        await watched.SaveMacroAsync([7], Ops);
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(5), new ImportLine("2", "Bob").EndingIn(60));
        watched.Channel.Answer = _ => new SendResult.Refused("550 no such user");

        await watched.RunAsync(atOnce: true);

        Assert.Equal(["1", "2"], await IdsAsync(watched, CoverageGap.MailRefused));
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task Mail_to_the_admins_counts_as_refused_only_where_none_of_them_is_reached(bool another, int refused)
    {
        await using var watched = await CreateAsync();
        await watched.SaveMacroAsync([7], "admins");
        await watched.ImportAsync(new ImportLine("1", "Ann") { Owner = NoOwner }.EndingIn(-3));
        watched.Channel.Answer = _ => new SendResult.Refused("550 no such user");
        await watched.RunAsync();

        if (another)
        {
            await watched.AddAdminAsync("second@example.com");
        }

        Assert.Equal(refused, await CountAsync(watched, CoverageGap.MailRefused));
    }

    private static async Task<int> CountAsync(WatchedInstallation watched, CoverageGap gap) =>
        (await watched.Get<Coverage>().ReadAsync(CancellationToken.None))[gap];

    private static async Task<IEnumerable<string>> IdsAsync(WatchedInstallation watched, CoverageGap why) =>
        (await watched.Get<Coverage>().PageAsync(why, 1, CancellationToken.None)).Rows.Select(row => row.Account.NativeId).Order(StringComparer.Ordinal);
}

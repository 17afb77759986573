using AccountHealth.Core.Installation;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Monitoring.Import;
using AccountHealth.Tests.Facts;
using Microsoft.EntityFrameworkCore;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Monitoring.Checks;

public class PurgeCheckTests
{
    [Fact]
    public async Task Notices_of_the_current_generation_and_the_one_before_are_kept_however_old()
    {
        await using var installation = await DeactivatedAsync(times: 4);
        Assert.Equal([1, 2, 3, 4], await GenerationsAsync(installation));
        installation.Clock.Advance(TimeSpan.FromDays(500));
        await installation.RunAsync("expiry");

        await installation.RunAsync("purge");

        Assert.Equal([3, 4], await GenerationsAsync(installation));
        Assert.Contains("nothing to mend", (await installation.RunAsync("repair")).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_yet_400_days_old_is_kept()
    {
        await using var installation = await DeactivatedAsync(times: 4);
        var rows = (await installation.TimelineAsync()).Count;
        installation.Clock.Now = InDays(399);

        await installation.RunAsync("purge");

        Assert.Equal([1, 2, 3, 4], await GenerationsAsync(installation));
        Assert.Equal(rows, (await installation.TimelineAsync()).Count);
    }

    [Fact]
    public async Task Timeline_rows_go_after_400_days()
    {
        await using var installation = await DeactivatedAsync(times: 1);
        Assert.Contains(await installation.TimelineAsync(), entry => entry.At == Now);
        installation.Clock.Now = InDays(400.5);

        await installation.RunAsync("purge");

        Assert.NotEmpty(await installation.TimelineAsync());
        Assert.All(await installation.TimelineAsync(), entry => Assert.True(entry.At > Now));
    }

    [Fact]
    public async Task A_mail_goes_with_the_last_of_its_deliveries()
    {
        await using var installation = await DeactivatedAsync(times: 4);
        var mails = await installation.QueryAsync(context => context.Messages.CountAsync());
        installation.Clock.Advance(TimeSpan.FromDays(500));

        await installation.RunAsync("purge");

        var left = await installation.QueryAsync(context => context.Messages.Select(message => message.Id).ToListAsync());
        Assert.InRange(left.Count, 1, mails - 1);
        Assert.Equal(left.Order(), (await installation.QueryAsync(context => context.Deliveries.Where(one => one.MessageId != null)
            .Select(one => one.MessageId!.Value).Distinct().ToListAsync())).Order());
        Assert.Equal(left.Count, await installation.QueryAsync(context => context.MessageBodies.CountAsync()));
    }

    [Fact]
    public async Task Uploads_left_behind_go_after_a_day()
    {
        await using var installation = await TestInstallation.CreateAsync();
        var staged = installation.Get<StagedFiles>();
        var old = await staged.KeepAsync([1], CancellationToken.None);
        var recent = await staged.KeepAsync([2], CancellationToken.None);
        foreach (var (id, at) in new[] { (old, Now.AddHours(-25)), (recent, Now.AddHours(-23)) })
        {
            File.SetLastWriteTimeUtc(Path.Combine(installation.Data.Staged, id + ".staged"), at.UtcDateTime);
        }

        await installation.RunAsync("purge");

        Assert.Throws<FileNotFoundException>(() => staged.Read(old));
        Assert.Equal([2], staged.Read(recent));
    }

    /// <summary>An account whose token ended that many times and was renewed in between; everything was told.</summary>
    private static async Task<TestInstallation> DeactivatedAsync(int times)
    {
        var installation = await TestInstallation.CreateAsync((SettingDefinitions.SendingEnabled, "true"));
        await installation.ImportAsync(CsvFile.Of(CsvRow.Ann with { Owner = "owner@example.com", Expires = CsvFile.In(2) }));
        var token = (await installation.TokenAsync()).Id;
        for (var time = 1; time <= times; time++)
        {
            installation.Clock.Advance(TimeSpan.FromDays(2));
            await installation.RunAsync("expiry");
            await installation.RunAsync("deliver", atOnce: true);
            if (time < times)
            {
                var ends = new TokenEnds(AccountHealth.Core.Tokens.End.At(installation.Clock.Now.AddDays(2)));
                await installation.Get<TokenChanges>().RenewAsync(token, ends, "ann@example.com", CancellationToken.None);
                await installation.RunAsync("deliver", atOnce: true);
            }
        }

        return installation;
    }

    private static Task<List<int>> GenerationsAsync(TestInstallation installation) => installation.QueryAsync(context =>
        context.Notices.Select(notice => notice.Generation).Distinct().OrderBy(generation => generation).ToListAsync());
}

using AccountHealth.Core.Notices;
using AccountHealth.Tests.Facts;
using AccountHealth.Tests.Monitoring.Mailing;
using Microsoft.EntityFrameworkCore;
using static AccountHealth.Tests.Facts.Times;
using static AccountHealth.Tests.Facts.WatchedInstallation;

namespace AccountHealth.Tests.Monitoring.Checks;

public class PurgeCheckTests
{
    [Fact]
    public async Task What_a_running_generation_was_told_is_remembered_however_old_it_is()
    {
        await using var watched = await CreateAsync();
        await watched.SaveMacroAsync([365], Ops);
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(364));
        await watched.RunUntilAsync(InDays(1));

        watched.Now = InDays(600);
        await watched.RunAsync("purge");
        await watched.RunAsync();

        Assert.Single(await watched.NoticesAsync(), notice => notice.Kind == NoticeKind.PreDeactivation);
        Assert.Single(watched.MailsTo(Ops), mail => mail.Content.Subject.Contains("deactivates", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_older_generations_were_told_goes_after_400_days_with_its_mails()
    {
        await using var watched = await CreateAsync();
        await watched.ImportAsync(new ImportLine("1", "Ann"));
        for (var day = 1; day <= 9; day += 2)
        {
            watched.Now = InDays(day);
            await Flap.OnceAsync(watched, "1", "Ann");
        }

        watched.Now = InDays(405);
        await watched.RunAsync("purge");

        var notices = await watched.NoticesAsync();
        // Generations 1 and 2 fell on days 1 and 3.
        Assert.Equal([3, 4, 5], notices.Select(notice => notice.Generation).Distinct());
        Assert.Equal(notices.Count * 2, (await watched.MessagesAsync()).Count);
        Assert.Equal((await watched.MessagesAsync()).Count, await watched.QueryAsync(context => context.MessageBodies.CountAsync()));
    }
}

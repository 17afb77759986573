using System.Text.Json;
using AccountHealth.BrowserTests.Running;

namespace AccountHealth.BrowserTests;

/// <summary>The process dies while it is sending, again and again.</summary>
public class PowerCutTests
{
    private const int Owners = 120;

    [Fact]
    public async Task No_mail_is_lost_and_each_kill_repeats_at_most_one_under_the_same_Message_ID()
    {
        await using var server = await MailServer.StartAsync();
        await using var product = await Installed.WithAsync(
            [.. server.Settings, ("PublicUrl", "https://health.agency.example"), ("Notifications:Enabled", "true")],
            [.. Enumerable.Range(1, Owners).Select(number =>
                AccountFile.Page($"{number}", $"Shop {number:000}", $"owner{number}@agency.example", "Rosa Silva", TimeSpan.FromDays(3)))]);
        await product.SaveMacroAsync("Warn", ["owner"], [7]);

        int[] kills = [5, 40, 80];
        foreach (var arrived in kills)
        {
            await using var sending = product.Begin("check", "deliver");
            await server.ArrivedAsync(arrived);
            await sending.KillAsync();
        }

        await product.RunAsync("check", "deliver");

        // What was under way at a kill is claimed for six minutes: it still waits, and is sent then.
        var mails = server.All;
        using var notices = JsonDocument.Parse(await product.RunAsync("notices", "--json"));
        var deliveries = notices.RootElement.EnumerateArray().SelectMany(notice => notice.GetProperty("deliveries").EnumerateArray()).ToList();
        var waiting = deliveries.Where(delivery => delivery.GetProperty("state").GetString() is not "sent").ToList();
        Assert.Equal(Owners, deliveries.Count);
        Assert.InRange(waiting.Count, 0, kills.Length);
        Assert.All(deliveries.Except(waiting), delivery => Assert.NotEmpty(server.MailsTo(delivery.GetProperty("to").GetString()!)));
        Assert.InRange(mails.Count - mails.Select(mail => mail.MessageId).Distinct().Count(), 0, kills.Length);
        Assert.InRange(mails.Select(mail => mail.MessageId).Distinct().Count(), Owners - waiting.Count, Owners);
    }
}

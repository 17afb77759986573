using System.CommandLine;
using System.Text.Json;
using AccountHealth.Core.Notices;
using AccountHealth.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Web.CommandLine;

internal static class NoticesVerb
{
    private const int Chunk = 1000;

    public static Command Create()
    {
        var asJson = new Option<bool>("--json") { Description = "Print JSON" };
        var command = new Command("notices", "List who was or will be told what, the latest first") { asJson };
        command.Handle(async (parsed, services, cancellationToken) =>
        {
            await using var context = await services.GetRequiredService<IDbContextFactory<AccountHealthContext>>()
                .CreateDbContextAsync(cancellationToken);
            await using var output = Console.OpenStandardOutput();
            if (parsed.GetValue(asJson))
            {
                await using (var json = Json.Writer(output))
                {
                    json.WriteStartArray();
                    await foreach (var (notice, key) in ReadAsync(context, cancellationToken))
                    {
                        Write(json, notice, key);
                    }

                    json.WriteEndArray();
                }

                output.WriteByte((byte)'\n');
                return ExitCode.Done;
            }

            await using var text = new StreamWriter(output);
            await foreach (var (notice, key) in ReadAsync(context, cancellationToken))
            {
                foreach (var delivery in notice.Deliveries)
                {
                    await text.WriteLineAsync($"{notice.CreatedAt:yyyy-MM-dd HH:mm}  {notice.Kind.Id(),-16} {delivery.State.Id(),-13} {delivery.To,-32} {key}");
                }
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static async IAsyncEnumerable<(Notice Notice, string Key)> ReadAsync(
        AccountHealthContext context, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var before = long.MaxValue; ;)
        {
            var page = await (
                from notice in context.Notices.AsNoTracking().Include(notice => notice.Deliveries)
                join account in context.Accounts on notice.AccountId equals account.Id
                where notice.Id < before
                orderby notice.Id descending
                select new { Notice = notice, account.Key }).Take(Chunk).ToListAsync(cancellationToken);
            if (page.Count == 0)
            {
                yield break;
            }

            foreach (var row in page)
            {
                yield return (row.Notice, row.Key);
            }

            before = page[^1].Notice.Id;
        }
    }

    private static void Write(Utf8JsonWriter json, Notice notice, string key)
    {
        var account = key.Split('/', 3);
        json.WriteStartObject();
        json.WriteString("kind", notice.Kind.Id());
        json.WriteString("network", account[0]);
        json.WriteString("accountKind", account[1]);
        json.WriteString("accountId", account[2]);
        json.WriteText("macro", notice.MacroName);
        json.WriteNumber("leadDay", notice.LeadDay);
        json.WriteEnd("deactivatesAt", notice.DeactivatesAt);
        json.WriteInstant("createdAt", notice.CreatedAt);
        json.WriteStartArray("deliveries");
        foreach (var delivery in notice.Deliveries.OrderBy(one => one.Id))
        {
            json.WriteStartObject();
            json.WriteString("to", delivery.To);
            json.WriteString("channel", delivery.Channel);
            json.WriteString("state", delivery.State.Id());
            json.WriteInstant("sentAt", delivery.SentAt);
            json.WriteText("error", delivery.Error);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

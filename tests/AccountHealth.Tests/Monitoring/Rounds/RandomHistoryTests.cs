using AccountHealth.Core.Accounts;
using AccountHealth.Core.Installation;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Identity;
using AccountHealth.Tests.Facts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccountHealth.Tests.Monitoring.Rounds;

/// <summary>Ten thousand random events in all: however an account came to its verdict, judging it afresh finds the same.</summary>
public class RandomHistoryTests
{
    private const int EventsPerSeed = 2000;
    private const int RoundsBetweenRepairs = 20;

    [Theory]
    [InlineData(119)]
    [InlineData(121)]
    [InlineData(222)]
    [InlineData(233)]
    [InlineData(244)]
    [InlineData(1023)]
    public async Task After_thousands_of_events_the_repair_finds_nothing_to_mend(int seed)
    {
        await using var installation = await TestInstallation.CreateAsync((SettingDefinitions.SendingEnabled, "true"));
        await AddAdminAsync(installation);
        var history = new RandomHistory(installation, seed);
        await history.BeginAsync();
        var before = await SeenAsync(installation);

        for (var round = 1; history.Events < EventsPerSeed; round++)
        {
            await history.NextAsync();

            var after = await SeenAsync(installation);
            Assert.All(after.Where(one => before.TryGetValue(one.Key, out var seen) && seen.Verdict != one.Value.Verdict), one =>
                Assert.True(one.Value.Rows > before[one.Key].Rows, $"{history.Last} left no row for {before[one.Key].Verdict} → {one.Value.Verdict}"));
            before = after;
            if (round % RoundsBetweenRepairs == 0)
            {
                await RepairAsync(installation, history, seed);
            }
        }

        await RepairAsync(installation, history, seed);
    }

    /// <summary>First as it is: what is not due yet has to be right without another look. Then after the check.</summary>
    private static async Task RepairAsync(TestInstallation installation, RandomHistory history, int seed)
    {
        var where = $"seed {seed}, event {history.Events}, after {history.Last}: ";
        await EndsAsync("repair", "nothing to mend");
        await installation.RunAsync("expiry");
        await EndsAsync("expiry", "Nothing was due");
        await EndsAsync("repair", "nothing to mend");

        async Task EndsAsync(string check, string end)
        {
            var said = (await installation.RunAsync(check)).Summary;
            Assert.True(said.EndsWith(end, StringComparison.Ordinal), where + said);
        }
    }

    private static async Task<Dictionary<long, (Seen Verdict, int Rows)>> SeenAsync(TestInstallation installation) =>
        (await installation.QueryAsync(context => context.Accounts.AsNoTracking()
            .Select(account => new { account.Id, account.Verdict, Rows = context.Timeline.Count(entry => entry.AccountId == account.Id) }).ToListAsync()))
        .ToDictionary(one => one.Id, one => (Seen.Of(one.Verdict), one.Rows));

    private static async Task AddAdminAsync(TestInstallation installation)
    {
        await using var scope = installation.Scope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var user = new User { UserName = "admin@example.com", Email = "admin@example.com" };
        Assert.True((await users.CreateAsync(user)).Succeeded);
        Assert.True((await users.AddToRoleAsync(user, Roles.Admin)).Succeeded);
    }

    /// <summary>What people see of a verdict.</summary>
    private sealed record Seen(AccountStatus Status, string Reason, End Date, bool OrLater, long? Active, int Usable, int People)
    {
        public static Seen Of(AccountVerdict verdict) => new(
            verdict.Status, verdict.Reason, verdict.DeactivatesAt, verdict.OrLater, verdict.ActiveId, verdict.Usable, verdict.People);
    }
}

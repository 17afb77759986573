using AccountHealth.Core.Accounts;
using AccountHealth.Core.People;
using AccountHealth.Monitoring.Previews;
using AccountHealth.Tests.Facts;
using AccountHealth.Tests.Monitoring.Rounds;

namespace AccountHealth.Tests.Monitoring.Previews;

public class LeaverDrillTests
{
    private const int Events = 150;

    [Theory]
    [InlineData(21, 3)]
    [InlineData(22, 14)]
    [InlineData(23, 40)]
    [InlineData(24, 90)]
    public async Task Waiting_for_the_last_day_and_ending_the_tokens_does_what_the_drill_said_of_every_account(int seed, int days)
    {
        await using var installation = await TestInstallation.CreateAsync();
        var history = new RandomHistory(installation, seed);
        await history.BeginAsync();
        while (history.Events < Events)
        {
            await history.NextAsync();
        }

        var ending = new RealEnding(installation);
        foreach (var person in (await ending.PeopleAsync()).Take(3))
        {
            var at = installation.Clock.Now.AddDays(days);
            var drill = await installation.Get<LeaverDrill>().OfAsync(person, at, CancellationToken.None);
            var real = (await ending.EndAsync(await ending.TokensAsync(person), at)).Where(one => one.Value != Impact.None).ToDictionary();

            Assert.Equal(real.OrderBy(one => one.Key), drill.Radius.Effects.Select(one => KeyValuePair.Create(one.AccountId, one.Impact)).OrderBy(one => one.Key));
            Assert.Equal(real.Values.Count(impact => impact is Impact.Deactivates or Impact.Uncertain), drill.LostCount);
            Assert.Equal(real.Count - drill.LostCount, drill.ReducedCount);
        }
    }

    [Fact]
    public async Task A_standby_that_ends_before_the_last_day_is_no_cover_and_is_named()
    {
        await using var installation = await TestInstallation.CreateAsync();
        await installation.ImportAsync(CsvFile.Of(CsvRow.Ann with { Expires = CsvFile.In(90) }, CsvRow.Bo with { Expires = CsvFile.In(20) }));

        Assert.Equal(0, (await DrillAsync(installation, 19)).LostCount);
        var lost = Assert.Single((await DrillAsync(installation, 21)).Lost);

        Assert.Equal(("Bo", Times.EndsInDays(20)), (lost.Effect.EndsSooner!.Person, lost.Effect.EndsSooner.EndsAt));
    }

    [Fact]
    public async Task What_keeps_running_says_what_cover_is_left_on_that_day()
    {
        await using var installation = await TestInstallation.CreateAsync();
        await installation.ImportAsync(CsvFile.Of(
            CsvRow.Ann with { Expires = CsvFile.In(90) }, CsvRow.Bo with { Expires = CsvFile.In(60) },
            CsvRow.Bo with { User = "cy", UserName = "Cy", UserEmail = "cy@example.com", Order = "3", Expires = CsvFile.In(10) }));

        var left = Assert.Single((await DrillAsync(installation, 30)).Reduced);

        Assert.Equal((Impact.FailsOver, 1, "Bo"), (left.Impact, left.After.People, left.TakesOver!.Person));
    }

    [Fact]
    public async Task Whoever_runs_accounts_of_the_same_owner_is_proposed_before_those_who_share_a_tag_or_only_the_network()
    {
        await using var installation = await TestInstallation.CreateAsync();
        await installation.ImportAsync(CsvFile.Of(
            CsvRow.Ann with { Owner = "o@example.com", Tags = "paid", Expires = CsvFile.In(90) },
            Other("2", "net"),
            Other("3", "tag") with { Tags = "paid;more" },
            Other("4", "own") with { Owner = "O@example.com" },
            // Ends before that day; another app; dead: none of them fits.
            Other("5", "short") with { Owner = "o@example.com", Expires = CsvFile.In(5) },
            Other("6", "app") with { Owner = "o@example.com", App = "another" },
            Other("7", "dead") with { Owner = "o@example.com", Reason = "ACCESS_REVOKED" }));

        var candidates = Assert.Single((await DrillAsync(installation, 30)).Lost).Candidates;

        Assert.Equal(["own", "tag", "net"], candidates.Select(one => one.Who.Name));
        Assert.Equal([(Kinship.SameOwner, "o@example.com"), (Kinship.SameTag, "paid"), (Kinship.SameNetwork, "")], candidates.Select(one => (one.Kinship, one.What)));
    }

    [Fact]
    public async Task Where_no_login_fits_nobody_is_known()
    {
        await using var installation = await TestInstallation.CreateAsync();
        await installation.ImportAsync(CsvFile.Of(
            CsvRow.Ann with { Expires = CsvFile.In(90) }, CsvRow.Bo with { Id = "2", Network = "tiktok" }));

        Assert.Empty(Assert.Single((await DrillAsync(installation, 30)).Lost).Candidates);
    }

    private static CsvRow Other(string id, string user) => CsvRow.Bo with
    {
        Id = id,
        User = user,
        UserName = user,
        UserEmail = $"{user}@example.com",
        AccessToken = $"tok-{user}",
        Expires = CsvFile.In(90),
    };

    private static async Task<Drill> DrillAsync(TestInstallation installation, int days) => await installation.Get<LeaverDrill>()
        .OfAsync((await installation.TokenAsync()).Login.PersonId, Times.InDays(days), CancellationToken.None);
}

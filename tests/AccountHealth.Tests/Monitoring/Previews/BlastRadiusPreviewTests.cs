using AccountHealth.Core.Accounts;
using AccountHealth.Monitoring.Previews;
using AccountHealth.Tests.Facts;
using AccountHealth.Tests.Monitoring.Rounds;

namespace AccountHealth.Tests.Monitoring.Previews;

public class BlastRadiusPreviewTests
{
    private const int Events = 150;
    private const int PeopleAsked = 5;

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    public async Task Ending_the_tokens_for_real_does_what_the_preview_said_of_every_account(int seed)
    {
        await using var installation = await TestInstallation.CreateAsync();
        var history = new RandomHistory(installation, seed);
        await history.BeginAsync();
        while (history.Events < Events)
        {
            await history.NextAsync();
        }

        var ending = new RealEnding(installation);
        var seen = new HashSet<Impact>();
        foreach (var person in (await ending.PeopleAsync()).Take(PeopleAsked))
        {
            // One token after the other, and what is left of them at once.
            var tokens = await ending.TokensAsync(person);
            await AssertAsync(radius => radius.ByToken.GetValueOrDefault(tokens[0], Radius.Nothing), [tokens[0]]);
            await AssertAsync(radius => radius.All, tokens);

            async Task AssertAsync(Func<PersonRadius, Radius> of, IReadOnlyCollection<long> ended)
            {
                var radius = of(await installation.Get<BlastRadiusPreview>().OfAsync(person, CancellationToken.None));
                var real = (await ending.EndAsync(ended)).Where(one => one.Value != Impact.None).ToDictionary();
                Assert.Equal(real.OrderBy(one => one.Key), radius.Effects.Select(one => KeyValuePair.Create(one.AccountId, one.Impact)).OrderBy(one => one.Key));
                Assert.Equal(real.Values.CountBy(impact => impact).OrderBy(one => one.Key), radius.Counts.OrderBy(one => one.Key));
                seen.UnionWith(real.Values);
            }
        }

        Assert.Superset(new HashSet<Impact> { Impact.Deactivates, Impact.FailsOver, Impact.LosesStandby }, seen);
    }

    [Fact]
    public async Task A_preview_says_who_takes_over_until_when_and_changes_nothing()
    {
        await using var installation = await TwoPeopleAsync();
        var before = await installation.ContentsAsync();

        var radius = await OfAsync(installation, "ann");

        Assert.Equal([Impact.Deactivates, Impact.FailsOver, Impact.LosesStandby], radius.All.Effects.Select(effect => effect.Impact));
        Assert.Equal(["x/profile/2", "x/profile/1", "x/profile/3"], radius.All.Effects.Select(effect => effect.Key));
        var bo = radius.All.Effects[1].TakesOver!;
        Assert.Equal(("Bo", "x", "bo", Times.EndsInDays(200)), (bo.Person, bo.Network, bo.NativeId, bo.EndsAt));
        Assert.Equal(1, radius.All.Effects[2].After.People);
        Assert.Equal(before, await installation.ContentsAsync());
    }

    [Fact]
    public async Task A_withdrawn_or_refused_token_is_no_cover_and_its_end_touches_nothing()
    {
        await using var installation = await TestInstallation.CreateAsync();
        await installation.ImportAsync(CsvFile.Of(
            CsvRow.Ann with { Reason = "ACCESS_REVOKED" }, CsvRow.Bo, CsvRow.Ann with { Id = "2", Reason = "WITHDRAWN" }, CsvRow.Bo with { Id = "2" }));

        Assert.Equal(0, (await OfAsync(installation, "ann")).All.Total);
        Assert.Equal(2, (await OfAsync(installation, "bo")).All.Count(Impact.Deactivates));
    }

    [Fact]
    public async Task Two_logins_of_one_person_are_each_other_s_standby_but_not_when_all_of_the_person_ends()
    {
        await using var installation = await TestInstallation.CreateAsync();
        await installation.ImportAsync(CsvFile.Of(
            CsvRow.Ann with { Expires = CsvFile.In(60) },
            CsvRow.Ann with { User = "ann2", Order = "2", AccessToken = "tok-ann-2", Expires = CsvFile.In(60) }));

        var radius = await OfAsync(installation, "ann");

        Assert.Equal([1, 1], radius.ByToken.Values.Select(one => one.Count(Impact.FailsOver) + one.Count(Impact.LosesStandby)));
        Assert.Equal(1, radius.All.Count(Impact.Deactivates));
    }

    /// <summary>Account 1 runs on Ann with Bo behind her, 2 on Ann alone, 3 on Bo with Ann behind him.</summary>
    private static async Task<TestInstallation> TwoPeopleAsync()
    {
        var installation = await TestInstallation.CreateAsync();
        var (ann, bo) = (CsvRow.Ann with { Expires = CsvFile.In(90) }, CsvRow.Bo with { Expires = CsvFile.In(200) });
        await installation.ImportAsync(CsvFile.Of(
            ann, bo, ann with { Id = "2" }, ann with { Id = "3", Order = "2" }, bo with { Id = "3", Order = "1" }));
        return installation;
    }

    private static async Task<PersonRadius> OfAsync(TestInstallation installation, string user) =>
        await installation.Get<BlastRadiusPreview>().OfAsync((await installation.TokenAsync(user)).Login.PersonId, CancellationToken.None);
}

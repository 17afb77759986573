using AccountHealth.Core.Timeline;
using AccountHealth.Data.Queries;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Tests.Facts;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Tests.Monitoring.Changes;

/// <summary>Account 1 is covered by Ann and Bo, account 2 by Bo alone; then Bo turns out to be Ann.</summary>
public class PersonChangesTests
{
    private static readonly CsvRow Ann = CsvRow.Ann with { Expires = CsvFile.In(90) };
    private static readonly CsvRow Bo = CsvRow.Bo with { Expires = CsvFile.In(60) };

    [Fact]
    public async Task Merged_people_count_once_in_the_cover_of_all_their_accounts()
    {
        await using var installation = await MergedAsync();

        Assert.Equal((2, 1), await CoverAsync(installation, "1"));
        Assert.Equal((1, 1), await CoverAsync(installation, "2"));
        Assert.Equal(1, await installation.QueryAsync(context => context.People.CountAsync()));
        Assert.EndsWith("nothing to mend", (await installation.RunAsync("repair")).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_timeline_says_who_merged_them_and_that_the_cover_changed_where_it_did()
    {
        await using var installation = await MergedAsync();

        var rows = (await installation.TimelineAsync("1")).TakeLast(2).ToList();
        Assert.Equal(("Bo is Ann", "test"), (rows[0].Title, rows[0].By));
        Assert.Equal((TimelineKind.Cover, "Covered by 1 person, 2 tokens"), (rows[1].Kind, rows[1].Title));
        Assert.DoesNotContain(await installation.TimelineAsync("2"), row => row.Title.Contains(" is ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_import_with_the_address_of_whoever_was_merged_finds_the_one_who_stays()
    {
        await using var installation = await MergedAsync();

        var preview = await installation.ImportAsync(CsvFile.Of(Bo, Bo with { Id = "2" }), dryRun: true);
        await installation.ImportAsync(CsvFile.Of(
            Bo with { Expires = CsvFile.In(70), AccessToken = "tok-bo-2" },
            // A login that was never seen, with the old address in other letters.
            Bo with { Id = "3", User = "bo-too", UserEmail = " BO@Example.com", AccessToken = "tok-bo-too" }));

        Assert.Empty(preview.Changes);
        Assert.Equal(1, await installation.QueryAsync(context => context.People.CountAsync()));
        Assert.Equal((2, 1), await CoverAsync(installation, "1"));
        Assert.Equal("ann@example.com", (await installation.AccountAsync("3")).Of("bo-too").Token.Login.Person.Email);
    }

    [Fact]
    public async Task Who_was_merged_into_somebody_that_is_merged_again_goes_along()
    {
        await using var installation = await MergedAsync();
        var cy = Bo with { Id = "4", User = "cy", UserName = "Cy", UserEmail = "cy@example.com", AccessToken = "tok-cy" };
        await installation.ImportAsync(CsvFile.Of(cy));

        Assert.True(await MergeAsync(installation, "cy", "ann"));
        await installation.ImportAsync(CsvFile.Of(Bo with { Id = "5" }, Ann with { Id = "5" }, cy with { Id = "5" }));

        Assert.Equal((3, 1), await CoverAsync(installation, "5"));
        var view = await installation.Get<PersonDetails>().FindAsync((await installation.TokenAsync("bo")).Login.PersonId, CancellationToken.None);
        Assert.Equal(["ann@example.com", "bo@example.com"], view!.Aliases);
    }

    [Fact]
    public async Task Somebody_without_an_address_gets_that_of_whoever_is_merged_into_them()
    {
        await using var installation = await TestInstallation.CreateAsync();
        await installation.ImportAsync(CsvFile.Of(Ann with { UserEmail = "" }, Bo));

        await MergeAsync(installation, "ann", "bo");
        await installation.ImportAsync(CsvFile.Of(Bo, Ann with { UserEmail = "" }));

        Assert.Equal("bo@example.com", (await installation.QueryAsync(context => context.People.SingleAsync())).Email);
        Assert.Equal((2, 1), await CoverAsync(installation, "1"));
    }

    [Fact]
    public async Task Nobody_is_merged_with_themselves_or_with_somebody_who_is_gone()
    {
        await using var installation = await MergedAsync();
        var before = await installation.ContentsAsync();

        Assert.False(await MergeAsync(installation, "ann", "bo"));
        Assert.False(await installation.Get<PersonChanges>().MergeAsync((await installation.TokenAsync()).Login.PersonId, 12345, "test", CancellationToken.None));

        Assert.Equal(before, await installation.ContentsAsync());
    }

    private static async Task<TestInstallation> MergedAsync()
    {
        var installation = await TestInstallation.CreateAsync();
        await installation.ImportAsync(CsvFile.Of(Ann, Bo, Bo with { Id = "2" }));
        Assert.Equal((2, 2), await CoverAsync(installation, "1"));
        Assert.True(await MergeAsync(installation, "ann", "bo"));
        return installation;
    }

    private static async Task<bool> MergeAsync(TestInstallation installation, string stays, string goes) => await installation.Get<PersonChanges>().MergeAsync(
        (await installation.TokenAsync(stays)).Login.PersonId, (await installation.TokenAsync(goes)).Login.PersonId, "test", CancellationToken.None);

    private static async Task<(int Usable, int People)> CoverAsync(TestInstallation installation, string account)
    {
        var verdict = (await installation.AccountAsync(account)).Verdict;
        return (verdict.Usable, verdict.People);
    }
}

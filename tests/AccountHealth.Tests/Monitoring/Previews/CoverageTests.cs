using AccountHealth.Core.Notices;
using AccountHealth.Core.Tokens;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Monitoring.Previews;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.WatchedInstallation;

namespace AccountHealth.Tests.Monitoring.Previews;

public class CoverageTests
{
    private const string NoOwner = "";

    [Fact]
    public async Task An_account_that_is_told_of_in_time_and_covered_by_two_people_is_no_gap()
    {
        await using var watched = await CreateAsync();
        await watched.SaveMacroAsync([7], "owner");
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(60), new ImportLine("1", "Bob") { Order = 2 }.EndingIn(50));

        var figures = await ReadAsync(watched);

        Assert.Equal((1, 0), (figures.Accounts, figures.Untold));
        Assert.Empty(figures.Counts);
        Assert.Empty((await PageAsync(watched, null)).Rows);
    }

    [Fact]
    public async Task An_account_without_a_macro_shows_in_coverage()
    {
        await using var watched = await CreateAsync();
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(60));

        Assert.Equal((1, 0), (await CountAsync(watched, CoverageGap.NoMacro), (await ReadAsync(watched)).UntoldExpiring));
    }

    [Fact]
    public async Task A_macro_that_was_removed_from_an_account_is_no_cover()
    {
        await using var watched = await CreateAsync();
        var macro = await watched.SaveMacroAsync([7], Ops);
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(60));

        await watched.Get<MacroChanges>().RemoveAsync(macro, [(await watched.AccountAsync("1")).Id], By, CancellationToken.None);

        Assert.Equal(1, await CountAsync(watched, CoverageGap.NoMacro));
    }

    [Fact]
    public async Task A_macro_for_an_owner_that_is_nobody_shows_in_coverage_and_somebody_is_told_all_the_same()
    {
        await using var watched = await CreateAsync();
        await watched.SaveMacroAsync([7], "owner");
        await watched.ImportAsync(new ImportLine("1", "Ann") { Owner = NoOwner }.EndingIn(60), new ImportLine("2", "Ann").EndingIn(60));

        Assert.Equal(1, await CountAsync(watched, CoverageGap.NoOwner));
        Assert.Equal(0, (await ReadAsync(watched)).Untold);
    }

    [Theory]
    [InlineData("owner", 1)]
    [InlineData("admins", 2)]
    [InlineData(Ops, 0)]
    public async Task With_no_admin_an_account_that_nobody_hears_of_shows_in_coverage(string recipient, int nobody)
    {
        await using var installation = await TestInstallation.CreateAsync();
        await installation.SaveMacroAsync("Early", macro => macro with { Fields = SavedMacros.Fields([7], recipient), NewAccounts = true });
        await installation.ImportAsync(ImportLine.Header
            + (new ImportLine("1", "Ann") { Owner = NoOwner }.EndingIn(60)).ToCsv() + new ImportLine("2", "Ann").EndingIn(60).ToCsv());

        var figures = await installation.Get<Coverage>().ReadAsync(CancellationToken.None);

        Assert.Equal((nobody, nobody), (figures[CoverageGap.NoRecipient], figures.Untold));
    }

    [Fact]
    public async Task An_admin_hears_of_what_nobody_else_does()
    {
        await using var watched = await CreateAsync();
        await watched.SaveMacroAsync([7], "admins");
        await watched.ImportAsync(new ImportLine("1", "Ann") { Owner = NoOwner }.EndingIn(60));

        Assert.Equal(0, await CountAsync(watched, CoverageGap.NoRecipient));
    }

    [Fact]
    public async Task An_account_without_a_known_end_shows_in_coverage_and_one_that_never_ends_does_not()
    {
        await using var watched = await CreateAsync();
        await watched.SaveMacroAsync([7], Ops);
        await watched.ImportAsync(new ImportLine("1", "Ann") { Ends = "" }, new ImportLine("2", "Bob") { Ends = "never" });

        Assert.Equal(["1"], await IdsAsync(watched, CoverageGap.UnknownEnd));
        Assert.Equal(1, (await ReadAsync(watched)).Untold);
    }

    [Theory]
    [InlineData(60, 1)]
    [InlineData(59, 0)]
    public async Task Lead_days_as_long_as_the_tokens_whole_life_show_in_coverage(int lead, int tooLong)
    {
        await using var watched = await CreateAsync();
        await watched.SaveMacroAsync([90, lead], Ops);
        await watched.ImportAsync(new ImportLine("1", "Ann") { Network = "linkedin", Kind = "page" }.EndingIn(50));

        Assert.Equal(tooLong, await CountAsync(watched, CoverageGap.LeadTooLong));
    }

    [Fact]
    public async Task The_tokens_life_is_the_one_that_somebody_set_here()
    {
        await using var watched = await CreateAsync();
        await watched.SaveMacroAsync([50], Ops);
        await watched.ImportAsync(new ImportLine("1", "Ann") { Network = "linkedin", Kind = "page" }.EndingIn(50));
        Assert.Equal(0, await CountAsync(watched, CoverageGap.LeadTooLong));

        await watched.Get<LifespanChanges>().SetAsync("linkedin", ClockKind.Access, TimeSpan.FromDays(50), "seen here", By, CancellationToken.None);

        Assert.Equal(1, await CountAsync(watched, CoverageGap.LeadTooLong));
    }

    [Fact]
    public async Task A_token_of_another_network_may_live_longer_than_the_lead_days()
    {
        await using var watched = await CreateAsync();
        await watched.SaveMacroAsync([90], Ops);
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(50), new ImportLine("2", "Bob") { Network = "linkedin", Kind = "page" }.EndingIn(50));

        Assert.Equal(["2"], await IdsAsync(watched, CoverageGap.LeadTooLong));
    }

    [Fact]
    public async Task An_account_that_one_person_covers_shows_in_coverage_however_many_tokens_they_have()
    {
        await using var watched = await CreateAsync();
        await watched.SaveMacroAsync([7], Ops);
        await watched.ImportAsync(
            new ImportLine("1", "Ann").EndingIn(60),
            new ImportLine("2", "Ann").EndingIn(60), new ImportLine("2", "Bob") { Order = 2 }.EndingIn(60));

        Assert.Equal(["1"], await IdsAsync(watched, CoverageGap.OnePerson));
        Assert.Equal(0, (await ReadAsync(watched)).Untold);
    }

    [Fact]
    public async Task A_paused_account_shows_as_paused_and_as_nothing_else()
    {
        await using var watched = await CreateAsync();
        await watched.ImportAsync(new ImportLine("1", "Ann") { Ends = "" });

        await watched.Get<AccountChanges>().PauseAsync([(await watched.AccountAsync("1")).Id], null, By, CancellationToken.None);

        var figures = await ReadAsync(watched);
        Assert.Equal((0, 0), (figures.Accounts, figures.Untold));
        Assert.Equal([KeyValuePair.Create(CoverageGap.Paused, 1)], figures.Counts);
    }

    [Fact]
    public async Task An_account_with_several_gaps_is_one_row_that_names_them_all_and_counts_once()
    {
        await using var watched = await CreateAsync();
        await watched.ImportAsync(new ImportLine("1", "Ann") { Ends = "" }, new ImportLine("2", "Bob").EndingIn(20));

        var rows = (await PageAsync(watched, null)).Rows;

        Assert.Equal(2, (await ReadAsync(watched)).Untold);
        Assert.Equal(["2", "1"], rows.Select(row => row.Account.NativeId));
        Assert.Equal([CoverageGap.NoMacro, CoverageGap.OnePerson], rows[0].Gaps);
        Assert.Equal([CoverageGap.NoMacro, CoverageGap.UnknownEnd, CoverageGap.OnePerson], rows[1].Gaps);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_overlap()
    {
        await using var watched = await CreateAsync();
        await watched.ImportAsync([.. Enumerable.Range(1, Coverage.PageSize + 3).Select(number => new ImportLine($"{number}", "Ann").EndingIn(60))]);

        var first = await PageAsync(watched, CoverageGap.NoMacro);
        var second = await PageAsync(watched, CoverageGap.NoMacro, page: 2);

        Assert.Equal((Coverage.PageSize, 3), (first.Rows.Count, second.Rows.Count));
        Assert.Equal((Coverage.PageSize + 3, Coverage.PageSize + 3), (first.Total, second.Total));
        Assert.Empty(first.Rows.Select(row => row.Account.Id).Intersect(second.Rows.Select(row => row.Account.Id)));
        Assert.Equal(Coverage.PageSize + 3, (await watched.Get<Coverage>().IdsAsync(CoverageGap.NoMacro, CancellationToken.None)).Count);
    }

    [Fact]
    public async Task A_gap_that_nobody_has_is_an_empty_page()
    {
        await using var watched = await CreateAsync();
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(60));

        Assert.Empty((await PageAsync(watched, CoverageGap.NoRecipient)).Rows);
    }

    [Fact]
    public void Every_gap_has_an_id_of_its_own_that_finds_it()
    {
        Assert.All(Enum.GetValues<CoverageGap>(), gap => Assert.Equal(gap, CoverageGapIds.Find(gap.Id())));
        Assert.Null(CoverageGapIds.Find("nothing"));
        Assert.Null(CoverageGapIds.Find(null));
    }

    private static Task<CoverageFigures> ReadAsync(WatchedInstallation watched) => watched.Get<Coverage>().ReadAsync(CancellationToken.None);

    private static async Task<int> CountAsync(WatchedInstallation watched, CoverageGap gap) => (await ReadAsync(watched))[gap];

    private static Task<CoverageRows> PageAsync(WatchedInstallation watched, CoverageGap? why, int page = 1) =>
        watched.Get<Coverage>().PageAsync(why, page, CancellationToken.None);

    private static async Task<IEnumerable<string>> IdsAsync(WatchedInstallation watched, CoverageGap why) =>
        (await PageAsync(watched, why)).Rows.Select(row => row.Account.NativeId).Order(StringComparer.Ordinal);
}

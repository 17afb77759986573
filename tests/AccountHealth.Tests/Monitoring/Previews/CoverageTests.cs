using AccountHealth.Monitoring.Changes;
using AccountHealth.Monitoring.Previews;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.WatchedInstallation;

namespace AccountHealth.Tests.Monitoring.Previews;

public class CoverageTests
{
    private const string NoOwner = "";

    [Fact]
    public async Task An_account_that_is_told_of_in_time_is_no_gap()
    {
        await using var watched = await CreateAsync();
        await watched.SaveMacroAsync([7], "owner");
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(60));

        Assert.Equal(new CoverageGaps { Accounts = 1 }, await ReadAsync(watched));
    }

    [Fact]
    public async Task An_account_without_a_macro_shows_in_coverage()
    {
        await using var watched = await CreateAsync();
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(60));

        Assert.Equal(1, (await ReadAsync(watched)).NoMacro);
    }

    [Fact]
    public async Task A_macro_that_was_removed_from_an_account_is_no_cover()
    {
        await using var watched = await CreateAsync();
        var macro = await watched.SaveMacroAsync([7], Ops);
        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(60));

        await watched.Get<MacroChanges>().RemoveAsync(macro, [(await watched.AccountAsync("1")).Id], By, CancellationToken.None);

        Assert.Equal(1, (await ReadAsync(watched)).NoMacro);
    }

    [Fact]
    public async Task A_macro_for_an_owner_that_is_nobody_shows_in_coverage()
    {
        await using var watched = await CreateAsync();
        await watched.SaveMacroAsync([7], "owner");
        await watched.ImportAsync(new ImportLine("1", "Ann") { Owner = NoOwner }.EndingIn(60), new ImportLine("2", "Ann").EndingIn(60));

        Assert.Equal(new CoverageGaps { Accounts = 2, NoOwner = 1 }, await ReadAsync(watched));
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

        Assert.Equal(nobody, (await installation.Get<Coverage>().ReadAsync(CancellationToken.None)).NoRecipient);
    }

    [Fact]
    public async Task An_admin_hears_of_what_nobody_else_does()
    {
        await using var watched = await CreateAsync();
        await watched.SaveMacroAsync([7], "admins");
        await watched.ImportAsync(new ImportLine("1", "Ann") { Owner = NoOwner }.EndingIn(60));

        Assert.Equal(0, (await ReadAsync(watched)).NoRecipient);
    }

    [Fact]
    public async Task An_account_without_a_known_end_shows_in_coverage_and_one_that_never_ends_does_not()
    {
        await using var watched = await CreateAsync();
        await watched.SaveMacroAsync([7], Ops);
        await watched.ImportAsync(new ImportLine("1", "Ann") { Ends = "" }, new ImportLine("2", "Bob") { Ends = "never" });

        Assert.Equal(new CoverageGaps { Accounts = 2, UnknownEnd = 1 }, await ReadAsync(watched));
    }

    [Theory]
    [InlineData(60, 1)]
    [InlineData(59, 0)]
    public async Task Lead_days_as_long_as_the_tokens_whole_life_show_in_coverage(int lead, int tooLong)
    {
        await using var watched = await CreateAsync();
        await watched.SaveMacroAsync([90, lead], Ops);
        await watched.ImportAsync(new ImportLine("1", "Ann") { Network = "linkedin", Kind = "page" }.EndingIn(50));

        Assert.Equal(new CoverageGaps { Accounts = 1, LeadTooLong = tooLong }, await ReadAsync(watched));
    }

    [Fact]
    public async Task A_paused_account_is_no_gap()
    {
        await using var watched = await CreateAsync();
        await watched.ImportAsync(new ImportLine("1", "Ann") { Ends = "" });

        await watched.Get<AccountChanges>().PauseAsync([(await watched.AccountAsync("1")).Id], null, By, CancellationToken.None);

        Assert.Equal(new CoverageGaps(), await ReadAsync(watched));
    }

    private static Task<CoverageGaps> ReadAsync(WatchedInstallation watched) => watched.Get<Coverage>().ReadAsync(CancellationToken.None);
}

using AccountHealth.Monitoring.Changes;
using AccountHealth.Tests.Facts;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Tests.Monitoring.Import;

/// <summary>What a row that comes again may change of its account and its login.</summary>
public class ImportAgainAccountTests
{
    private const string By = "admin@example.com";

    private static readonly CsvRow Row = CsvRow.Ann with { Owner = "owner@example.com", Tags = "paid;tier-1", Zone = "Asia/Tokyo" };

    [Fact]
    public async Task Unchanged_account_facts_leave_hand_edits_alone()
    {
        await using var installation = await ImportedAsync(Row);
        await EditAsync(installation);

        await AgainAsync(installation, Row);

        var account = await installation.AccountAsync();
        Assert.Equal(("new@example.com", "Europe/Madrid"), (account.OwnerEmail, account.TimeZone));
        Assert.Equal(["tier-1", "vip"], account.Tags.Select(tag => tag.Tag).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_new_name_in_the_file_leaves_alone_what_people_changed_of_the_rest()
    {
        await using var installation = await ImportedAsync(Row);
        await EditAsync(installation);

        await AgainAsync(installation, Row with { Name = "Acme Ltd" });

        var account = await installation.AccountAsync();
        Assert.Equal(("Acme Ltd", "new@example.com", "Europe/Madrid"), (account.Name, account.OwnerEmail, account.TimeZone));
        Assert.Equal(["tier-1", "vip"], account.Tags.Select(tag => tag.Tag).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_file_without_those_columns_in_between_does_not_bring_old_facts_back()
    {
        await using var installation = await ImportedAsync(Row);
        await EditAsync(installation);

        await AgainAsync(installation, Row with { Owner = "", Tags = "", Zone = "" });
        await AgainAsync(installation, Row);

        var account = await installation.AccountAsync();
        Assert.Equal(("new@example.com", "Europe/Madrid"), (account.OwnerEmail, account.TimeZone));
    }

    [Fact]
    public async Task A_fact_that_the_file_changed_is_taken_over()
    {
        await using var installation = await ImportedAsync(Row);
        await EditAsync(installation);

        var result = await AgainAsync(installation, Row with { Owner = "third@example.com", Tags = "organic", Zone = "Africa/Lagos" });

        var account = await installation.AccountAsync();
        Assert.Equal(("third@example.com", "Africa/Lagos"), (account.OwnerEmail, account.TimeZone));
        Assert.Equal(["organic"], account.Tags.Select(tag => tag.Tag));
        Assert.Equal("owner, time zone, tags", Assert.Single(result.Changes).What);
    }

    [Fact]
    public async Task An_empty_cell_says_nothing_and_empties_nothing()
    {
        await using var installation = await ImportedAsync(Row);

        await AgainAsync(installation, Row with { Name = "", Owner = "", Tags = "", Zone = "", UserName = "", UserEmail = "" });

        var account = await installation.AccountAsync();
        Assert.Equal(("Acme", "owner@example.com", "Asia/Tokyo", 2), (account.Name, account.OwnerEmail, account.TimeZone, account.Tags.Count));
        Assert.Equal(("Ann", "ann@example.com"), (account.Of("ann").Token.Login.Name, account.Of("ann").Token.Login.Email));
    }

    [Fact]
    public async Task An_account_without_a_name_is_called_by_its_id()
    {
        await using var installation = await ImportedAsync(Row with { Name = "" });

        Assert.Equal("1", (await installation.AccountAsync()).Name);
    }

    [Fact]
    public async Task Logins_with_the_same_address_in_any_spelling_are_one_person()
    {
        await using var installation = await ImportedAsync(CsvRow.Ann, CsvRow.Bo with { UserEmail = "ANN@Example.com" });

        var account = await installation.AccountAsync();

        Assert.Equal((2, 1), (account.Verdict.Usable, account.Verdict.People));
    }

    [Fact]
    public async Task Logins_without_an_address_are_a_person_each()
    {
        await using var installation = await ImportedAsync(CsvRow.Ann with { UserEmail = "" }, CsvRow.Bo with { UserEmail = "" });

        Assert.Equal(2, (await installation.AccountAsync()).Verdict.People);
    }

    [Fact]
    public async Task A_login_that_turns_out_to_be_the_same_person_reduces_the_cover_of_all_its_accounts_at_once()
    {
        await using var installation = await ImportedAsync(CsvRow.Ann, CsvRow.Bo, CsvRow.Ann with { Id = "2" }, CsvRow.Bo with { Id = "2" });

        await AgainAsync(installation, CsvRow.Bo with { UserEmail = "ann@example.com" });

        Assert.Equal(1, (await installation.AccountAsync()).Verdict.People);
        Assert.Equal(1, (await installation.AccountAsync("2")).Verdict.People);
        Assert.Contains("nothing to mend", (await installation.RunAsync("repair")).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_that_changes_its_address_moves_all_its_apps_to_the_other_person()
    {
        await using var installation = await ImportedAsync(CsvRow.Ann, CsvRow.Bo, CsvRow.Ann with { Id = "2", App = "publisher" }, CsvRow.Bo with { Id = "2", App = "publisher" });

        await AgainAsync(installation, CsvRow.Bo with { UserEmail = "ann@example.com" });

        Assert.Equal(1, (await installation.AccountAsync("2")).Verdict.People);
    }

    [Fact]
    public async Task A_macro_for_new_accounts_is_applied_to_those_that_a_file_adds()
    {
        await using var installation = await ImportedAsync(Row);
        await installation.SaveMacroAsync("Warn", macro => macro with { NewAccounts = true, Accounts = new() { Tag = "paid" } });

        await AgainAsync(installation, CsvRow.Ann with { Id = "2", Tags = "paid" }, CsvRow.Ann with { Id = "3", Tags = "organic" });

        Assert.Single((await installation.AccountAsync("2")).Macros);
        Assert.Empty((await installation.AccountAsync("3")).Macros);
    }

    [Fact]
    public async Task A_macro_for_the_present_accounts_is_not_applied_to_those_that_a_file_adds()
    {
        await using var installation = await ImportedAsync(Row);
        await installation.SaveMacroAsync("Warn", macro => macro with { NewAccounts = false });

        await AgainAsync(installation, CsvRow.Ann with { Id = "2" });

        Assert.Equal(1, await installation.QueryAsync(context => context.MacroAccounts.CountAsync()));
    }

    private static async Task<TestInstallation> ImportedAsync(params CsvRow[] rows)
    {
        var installation = await TestInstallation.CreateAsync();
        await installation.ImportAsync(CsvFile.Of(rows));
        return installation;
    }

    private static async Task<AccountHealth.Monitoring.Import.ImportResult> AgainAsync(TestInstallation installation, params CsvRow[] rows)
    {
        installation.Clock.Advance(TimeSpan.FromMinutes(1));
        var result = await installation.ImportAsync(CsvFile.Of(rows));
        Assert.Empty(result.Problems);
        return result;
    }

    private static async Task EditAsync(TestInstallation installation)
    {
        var id = (await installation.AccountAsync()).Id;
        var changes = installation.Get<AccountChanges>();
        await changes.SetOwnerAsync([id], "new@example.com", By, CancellationToken.None);
        await changes.SetTimeZoneAsync(id, "Europe/Madrid", By, CancellationToken.None);
        await changes.SetTagsAsync([id], ["vip"], ["paid"], By, CancellationToken.None);
    }
}

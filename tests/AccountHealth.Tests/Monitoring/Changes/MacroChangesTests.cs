using AccountHealth.Core.Macros;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Tests.Facts;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Tests.Monitoring.Changes;

/// <summary>Account 1 is at X and paid, account 2 at TikTok; both end in 5 days.</summary>
public sealed class MacroChangesTests : IAsyncLifetime
{
    private const string By = "admin@example.com";

    private TestInstallation _installation = null!;
    private long _one;
    private long _two;

    private MacroChanges Changes => _installation.Get<MacroChanges>();

    public async Task InitializeAsync()
    {
        _installation = await TestInstallation.CreateAsync();
        await _installation.ImportAsync(CsvFile.Of(
            CsvRow.Ann with { Expires = CsvFile.In(5), Tags = "paid" }, CsvRow.Ann with { Id = "2", Network = "tiktok", Expires = CsvFile.In(5) }));
        (_one, _two) = ((await _installation.AccountAsync("1")).Id, (await _installation.AccountAsync("2")).Id);
    }

    public async Task DisposeAsync() => await _installation.DisposeAsync();

    [Fact]
    public async Task A_macro_is_applied_to_the_accounts_that_match_and_told_at_once()
    {
        var saved = await _installation.SaveMacroAsync("Warn", macro => macro with { Accounts = new() { Tag = "paid" } });

        Assert.Equal((true, 1), (saved.IsNew, saved.Accounts));
        Assert.Equal([_one], await AppliedAsync(saved.Id));
        Assert.Equal([_one], await _installation.QueryAsync(context => context.Notices.Select(notice => notice.AccountId).ToListAsync()));
    }

    [Fact]
    public async Task Saving_under_a_name_that_exists_in_any_case_changes_that_macro()
    {
        var first = await _installation.SaveMacroAsync("Warn");

        var second = await _installation.SaveMacroAsync(" WARN ", macro => macro with { Description = "changed", Accounts = new() { Network = "tiktok" } });

        Assert.Equal((first.Id, false, 1), (second.Id, second.IsNew, second.Accounts));
        Assert.Equal([_two], await AppliedAsync(first.Id));
        Assert.Equal("WARN", (await _installation.QueryAsync(context => context.Macros.SingleAsync())).Name);
    }

    [Fact]
    public async Task Renaming_to_the_name_of_another_macro_is_refused()
    {
        var first = await _installation.SaveMacroAsync("Warn");
        await _installation.SaveMacroAsync("Other");

        var refused = await Changes.SaveAsync(first.Id, await DefinitionAsync("Warn") with { Name = "other" }, default);

        Assert.Equal("name", Assert.Single(refused.Errors).Field);
        Assert.Equal(["Other", "Warn"], await _installation.QueryAsync(context => context.Macros.Select(macro => macro.Name).OrderBy(name => name).ToListAsync()));
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_macro_is_said_by_field_and_nothing_is_saved()
    {
        var refused = await _installation.SaveMacroAsync(" ", macro => macro with
        {
            Fields = SavedMacros.Fields([366], "nobody").With("colour", ["red"]),
            Accounts = new() { Ids = ["x/profile/1", "x/profile/77"] },
        });

        Assert.Equal(["accounts.ids", "colour", "leadDays", "name", "recipients"], refused.Errors.Select(error => error.Field).Order(StringComparer.Ordinal));
        Assert.Contains(refused.Errors, error => error.Problem.Contains("x/profile/77", StringComparison.Ordinal));
        Assert.Equal(0, await _installation.QueryAsync(context => context.Macros.CountAsync()));
    }

    [Fact]
    public async Task An_action_that_does_not_exist_is_refused_with_those_that_do()
    {
        var refused = await _installation.SaveMacroAsync("Warn", macro => macro with { Action = "paint" });

        Assert.Equal("action", Assert.Single(refused.Errors).Field);
        Assert.Contains(SetPreDeactivationNotification.Id, refused.Errors[0].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_are_kept_once_and_in_their_usual_order()
    {
        await _installation.SaveMacroAsync("Warn", macro => macro with { Fields = SavedMacros.Fields([1, 30, 7, 30], "Ops@Example.com", "ops@example.com", "OWNER") });

        var macro = await _installation.QueryAsync(context => context.Macros.SingleAsync());
        Assert.Equal(SavedMacros.Fields([30, 7, 1], "ops@example.com", "owner"), macro.Fields);
    }

    [Fact]
    public async Task A_macro_applied_by_hand_stays_when_its_filter_is_for_others()
    {
        var saved = await _installation.SaveMacroAsync("Warn", macro => macro with { Accounts = new() { Network = "tiktok" } });
        await Changes.ApplyAsync(saved.Id, [_one], By, default);

        await _installation.SaveMacroAsync("Warn", macro => macro with { Accounts = new() { Network = "facebook" } });

        Assert.Equal([_one], await AppliedAsync(saved.Id));
        Assert.Contains(await _installation.TimelineAsync(), entry => entry.Title == "Macro “Warn” applied" && entry.By == By);
    }

    [Fact]
    public async Task A_macro_removed_from_an_account_is_not_brought_back_by_its_filter()
    {
        var saved = await _installation.SaveMacroAsync("Warn");
        await Changes.RemoveAsync(saved.Id, [_one], By, default);

        var again = await _installation.SaveMacroAsync("Warn", macro => macro with { Description = "again" });

        Assert.Equal(1, again.Accounts);
        Assert.Equal([_two], await AppliedAsync(saved.Id));
        await Changes.ApplyAsync(saved.Id, [_one], By, default);
        Assert.Equal([_one, _two], await AppliedAsync(saved.Id));
    }

    [Fact]
    public async Task What_a_deleted_macro_told_stays_on_record()
    {
        var saved = await _installation.SaveMacroAsync("Warn");

        await Changes.DeleteAsync(saved.Id, default);

        Assert.Equal(["Warn", "Warn"], await _installation.QueryAsync(context => context.Notices.Select(notice => notice.MacroName).ToListAsync()));
        Assert.Empty((await _installation.AccountAsync()).Macros);
    }

    [Fact]
    public async Task Applying_what_is_applied_leaves_no_row()
    {
        var saved = await _installation.SaveMacroAsync("Warn");

        await Changes.ApplyAsync(saved.Id, [_one], By, default);

        Assert.DoesNotContain(await _installation.TimelineAsync(), entry => entry.Title.StartsWith("Macro", StringComparison.Ordinal));
    }

    private async Task<MacroDefinition> DefinitionAsync(string name) =>
        MacroDefinition.Of(await _installation.QueryAsync(context => context.Macros.SingleAsync(macro => macro.Name == name)));

    private Task<List<long>> AppliedAsync(long macro) => _installation.QueryAsync(context => context.MacroAccounts
        .Where(one => one.MacroId == macro && one.Origin != MacroOrigin.Removed).Select(one => one.AccountId).OrderBy(id => id).ToListAsync());
}

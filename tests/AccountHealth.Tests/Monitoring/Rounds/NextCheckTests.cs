using AccountHealth.Core.Reasons;
using AccountHealth.Core.Tokens;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Monitoring.Rounds;

/// <summary>When to look again, after each thing that can move it. Ann's token ends in 90 days, Bo's in 40.</summary>
public sealed class NextCheckTests : IAsyncLifetime
{
    private const string By = "admin@example.com";

    private TestInstallation _installation = null!;

    public async Task InitializeAsync()
    {
        _installation = await TestInstallation.CreateAsync();
        await ImportAsync(CsvRow.Ann with { Expires = CsvFile.In(90) }, CsvRow.Bo with { Expires = CsvFile.In(40) });
    }

    public async Task DisposeAsync() => await _installation.DisposeAsync();

    [Fact]
    public async Task The_next_look_is_at_the_first_instant_at_which_anything_changes()
    {
        // Bo's end comes before the window of 30 days before Ann's.
        Assert.Equal(InDays(40), await NextAsync());
    }

    [Fact]
    public async Task A_newer_token_moves_it()
    {
        await ImportAsync(CsvRow.Bo with { AccessToken = "tok-bo-2", Expires = CsvFile.In(50) });

        Assert.Equal(InDays(50), await NextAsync());
    }

    [Fact]
    public async Task Ends_told_by_hand_move_it()
    {
        await _installation.Get<TokenChanges>().EditEndsAsync(await TokenAsync("bo"), new TokenEnds(End.Never), By, default);
        Assert.Equal(InDays(90), await NextAsync());

        await _installation.Get<TokenChanges>().RenewAsync(await TokenAsync("bo"), new TokenEnds(EndsInDays(35)), By, default);
        Assert.Equal(InDays(35), await NextAsync());
    }

    [Fact]
    public async Task A_withdrawal_and_its_taking_back_move_it()
    {
        var ann = (await _installation.AccountAsync()).Of("ann").Id;

        // Without Ann the account deactivates in 40 days: its window opens in 10.
        await _installation.Get<AuthorizationChanges>().WithdrawAsync(ann, false, By, default);
        Assert.Equal(InDays(10), await NextAsync());

        await _installation.Get<AuthorizationChanges>().RestoreAsync(ann, By, default);
        Assert.Equal(InDays(40), await NextAsync());
    }

    [Fact]
    public async Task A_recorded_reason_and_its_clearing_move_it()
    {
        var ann = (await _installation.AccountAsync()).Of("ann").Id;

        await _installation.Get<AuthorizationChanges>().RecordReasonAsync(ann, ReasonCodes.AccessRevoked, "", By, default);
        Assert.Equal(InDays(10), await NextAsync());

        await _installation.Get<AuthorizationChanges>().ClearReasonAsync(ann, "", By, default);
        Assert.Equal(InDays(40), await NextAsync());
    }

    [Fact]
    public async Task A_pause_with_an_end_and_its_resumption_move_it()
    {
        var id = (await _installation.AccountAsync()).Id;

        await _installation.Get<AccountChanges>().PauseAsync([id], InDays(3), By, default);
        Assert.Equal(InDays(3), await NextAsync());

        await _installation.Get<AccountChanges>().ResumeAsync([id], By, default);
        Assert.Equal(InDays(40), await NextAsync());
    }

    [Fact]
    public async Task A_macro_moves_it_when_it_is_saved_changed_removed_applied_and_deleted()
    {
        var id = (await _installation.AccountAsync()).Id;
        var macros = _installation.Get<MacroChanges>();

        var saved = await SaveAsync(70);
        Assert.Equal(InDays(20), await NextAsync());
        await SaveAsync(60);
        Assert.Equal(InDays(30), await NextAsync());
        await macros.RemoveAsync(saved.Id, [id], By, default);
        Assert.Equal(InDays(40), await NextAsync());
        await macros.ApplyAsync(saved.Id, [id], By, default);
        Assert.Equal(InDays(30), await NextAsync());
        await macros.DeleteAsync(saved.Id, default);
        Assert.Equal(InDays(40), await NextAsync());

        Task<MacroSaved> SaveAsync(int lead) => _installation.SaveMacroAsync("Warn", macro => macro with { Fields = SavedMacros.Fields([lead], "ops@example.com") });
    }

    [Fact]
    public async Task A_macro_that_no_longer_matches_after_a_change_of_its_filter_moves_it_back()
    {
        await _installation.SaveMacroAsync("Warn", macro => macro with { Fields = SavedMacros.Fields([70], "ops@example.com") });

        await _installation.SaveMacroAsync("Warn", macro => macro with { Fields = SavedMacros.Fields([70], "ops@example.com"), Accounts = new() { Network = "facebook" } });

        Assert.Equal(InDays(40), await NextAsync());
    }

    [Fact]
    public async Task A_snooze_and_its_end_move_it_while_a_reminder_is_due()
    {
        await DeactivateAsync();
        var id = (await _installation.AccountAsync()).Id;
        // Reminders on day 2, 7, 12 …
        Assert.Equal(InDays(2), await NextAsync());
        _installation.Clock.Now = InDays(7);
        await _installation.RunAsync("expiry");
        Assert.Equal(InDays(12), await NextAsync());

        await _installation.Get<AccountChanges>().SnoozeAsync(id, InDays(10), "on it", By, default);
        Assert.Equal(InDays(10), await NextAsync());

        await _installation.Get<AccountChanges>().EndSnoozeAsync(id, By, default);
        Assert.Equal(InDays(12), await NextAsync());
    }

    [Fact]
    public async Task Judging_all_accounts_sets_right_what_a_setting_moved()
    {
        await _installation.QueryAsync(async context =>
        {
            await _installation.Get<AccountHealth.Data.Settings.SettingsStore>().SetAsync(context, "WarningDays", "80", default);
            return await context.SaveChangesAsync();
        });

        await _installation.Get<AccountChanges>().JudgeAllAsync(null, default);

        Assert.Equal(InDays(10), await NextAsync());
        Assert.Contains("nothing to mend", (await _installation.RunAsync("repair")).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_whose_tokens_never_end_is_not_looked_at_again()
    {
        await ImportAsync(CsvRow.Ann with { Id = "2", User = "cy", AccessToken = "tok-cy", Expires = "never" });

        Assert.Null((await _installation.AccountAsync("2")).Verdict.NextCheckAt);
    }

    private async Task DeactivateAsync()
    {
        foreach (var one in (await _installation.AccountAsync()).Authorizations)
        {
            await _installation.Get<AuthorizationChanges>().RecordReasonAsync(one.Id, ReasonCodes.AccessRevoked, "", By, default);
        }
    }

    private async Task ImportAsync(params CsvRow[] rows) => Assert.Empty((await _installation.ImportAsync(CsvFile.Of(rows))).Problems);

    private async Task<long> TokenAsync(string user) => (await _installation.TokenAsync(user)).Id;

    private async Task<DateTimeOffset?> NextAsync() => (await _installation.AccountAsync()).Verdict.NextCheckAt;
}

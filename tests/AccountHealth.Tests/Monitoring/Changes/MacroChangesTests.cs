using AccountHealth.Core.Accounts;
using AccountHealth.Core.Macros;
using AccountHealth.Core.Notices;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Tests.Facts;
using Microsoft.EntityFrameworkCore;
using static AccountHealth.Tests.Facts.Times;
using static AccountHealth.Tests.Facts.WatchedInstallation;

namespace AccountHealth.Tests.Monitoring.Changes;

public class MacroChangesTests
{
    private static readonly MacroDefinition Early = new() { Name = "Early", Fields = MacroFacts.Fields([30, 7], Ops) };

    [Fact]
    public async Task A_macro_is_applied_to_the_accounts_that_match_and_speaks_of_them()
    {
        await using var watched = await ThreeAccountsAsync();

        var saved = await SaveAsync(watched, Early with { Accounts = new AccountFilter { Owner = "OWNER@example.com", Ids = ["x/profile/1", "x/profile/2"] } });
        await watched.RunAsync(atOnce: true);

        Assert.Equal((true, 2), (saved.IsNew, saved.Accounts));
        Assert.Equal(2, (await watched.DeliveriesAsync(NoticeKind.PreDeactivation)).Count(one => one.State == DeliveryState.Sent));
    }

    [Fact]
    public async Task A_macro_saved_again_under_its_name_is_changed()
    {
        await using var watched = await ThreeAccountsAsync();
        var first = await SaveAsync(watched, Early);

        var second = await SaveAsync(watched, Early with { Name = " EARLY ", Fields = MacroFacts.Fields([1], "owner") });

        Assert.Equal((first.Id, false, 3), (second.Id, second.IsNew, second.Accounts));
        Assert.Equal(MacroFacts.Fields([1], "owner"), (await watched.QueryAsync(context => context.Macros.SingleAsync())).Fields);
    }

    [Fact]
    public async Task A_recipient_added_later_is_caught_up_once_and_nobody_hears_a_lead_day_twice()
    {
        await using var watched = await ThreeAccountsAsync();
        await SaveAsync(watched, Early);
        await watched.RunUntilAsync(InDays(1));

        await SaveAsync(watched, Early with { Fields = MacroFacts.Fields([30, 7], Ops, "joiner@example.com") });
        await SaveAsync(watched, Early with { Fields = MacroFacts.Fields([60, 30, 7], Ops, "joiner@example.com") });
        await watched.RunUntilAsync(InDays(3));

        Assert.Equal([Ops, "joiner@example.com"], watched.Sent.Select(mail => mail.To));
    }

    [Fact]
    public async Task An_account_that_stops_to_match_loses_the_macro_and_its_waiting_mail()
    {
        await using var watched = await ThreeAccountsAsync();
        await SaveAsync(watched, Early);

        var saved = await SaveAsync(watched, Early with { Accounts = new AccountFilter { Ids = ["x/profile/1"] } });
        await watched.RunAsync(atOnce: true);

        Assert.Equal(1, saved.Accounts);
        var states = (await watched.DeliveriesAsync(NoticeKind.PreDeactivation)).Select(one => (one.State, one.Error)).Order();
        Assert.Equal(
            [(DeliveryState.Sent, ""), (DeliveryState.Superseded, "the macro was removed"), (DeliveryState.Superseded, "the macro was removed")],
            states);
    }

    [Fact]
    public async Task An_account_that_a_person_took_it_from_does_not_get_it_back_by_its_filter()
    {
        await using var watched = await ThreeAccountsAsync();
        var saved = await SaveAsync(watched, Early);
        await watched.Get<MacroChanges>().RemoveAsync(saved.Id, [(await watched.AccountAsync("1")).Id], By, CancellationToken.None);

        var again = await SaveAsync(watched, Early);

        Assert.Equal(2, again.Accounts);
        Assert.Equal(
            [(MacroOrigin.Removed, false), (MacroOrigin.Filter, true), (MacroOrigin.Filter, true)],
            await watched.QueryAsync(async context => (await context.MacroAccounts.OrderBy(one => one.AccountId).ToListAsync()).ConvertAll(one => (one.Origin, one.IsApplied))));
    }

    [Fact]
    public async Task A_person_may_apply_it_to_an_account_that_does_not_match()
    {
        await using var watched = await ThreeAccountsAsync();
        var saved = await SaveAsync(watched, Early with { Accounts = new AccountFilter { Tag = "none" } });

        await watched.Get<MacroChanges>().ApplyAsync(saved.Id, [(await watched.AccountAsync("3")).Id], By, CancellationToken.None);
        await SaveAsync(watched, Early with { Accounts = new AccountFilter { Tag = "none" } });
        await watched.RunAsync(atOnce: true);

        Assert.Contains("Account 3", Assert.Single(watched.Sent).Content.Subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Accounts_that_come_later_have_it_if_it_is_for_new_ones(bool newAccounts, int mails)
    {
        await using var watched = await CreateAsync();
        await SaveAsync(watched, Early with { NewAccounts = newAccounts });

        await watched.ImportAsync(new ImportLine("1", "Ann").EndingIn(20));
        await watched.RunAsync(atOnce: true);

        Assert.Equal(mails, watched.Sent.Count);
    }

    [Fact]
    public async Task What_a_deleted_macro_told_stays_on_record_and_it_says_no_more()
    {
        await using var watched = await ThreeAccountsAsync();
        var saved = await SaveAsync(watched, Early);
        await watched.RunUntilAsync(InDays(1));

        await watched.Get<MacroChanges>().DeleteAsync(saved.Id, CancellationToken.None);
        await watched.RunUntilAsync(InDays(19));

        Assert.Single(watched.Sent);
        Assert.All(await watched.NoticesAsync(), notice => Assert.Equal((saved.Id, "Early"), (notice.MacroId!.Value, notice.MacroName)));
    }

    [Fact]
    public async Task What_is_wrong_with_a_macro_keeps_it_from_being_saved()
    {
        await using var watched = await ThreeAccountsAsync();

        var saved = await SaveAsync(watched, Early with { Name = "", Fields = MacroFacts.Fields([400], Ops), Accounts = new AccountFilter { Ids = ["x/profile/9"] } });

        Assert.Equal(["name", "leadDays", "accounts.ids"], saved.Errors.Select(error => error.Field));
        Assert.Equal(0, await watched.QueryAsync(context => context.Macros.CountAsync()));
    }

    [Fact]
    public async Task Two_macros_cannot_have_one_name()
    {
        await using var watched = await ThreeAccountsAsync();
        await SaveAsync(watched, Early);
        var second = await SaveAsync(watched, Early with { Name = "Second" });

        var saved = await watched.Get<MacroChanges>().SaveAsync(second.Id, Early with { Name = "early" }, CancellationToken.None);

        Assert.Equal("name", Assert.Single(saved.Errors).Field);
    }

    [Fact]
    public async Task An_action_that_is_not_there_is_named_with_those_that_are()
    {
        await using var watched = await ThreeAccountsAsync();

        var saved = await SaveAsync(watched, Early with { Action = "send-flowers" });

        Assert.Contains("set-pre-deactivation-notification", Assert.Single(saved.Errors).Problem, StringComparison.Ordinal);
    }

    private static Task<MacroSaved> SaveAsync(WatchedInstallation watched, MacroDefinition definition) =>
        watched.Get<MacroChanges>().SaveAsync(null, definition, CancellationToken.None);

    private static async Task<WatchedInstallation> ThreeAccountsAsync()
    {
        var watched = await CreateAsync();
        await watched.ImportAsync([.. Enumerable.Range(1, 3).Select(number => new ImportLine($"{number}", "Ann").EndingIn(20))]);
        return watched;
    }
}

using AccountHealth.Data.Identity;
using AccountHealth.Data.Queries;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Monitoring.Previews;
using AccountHealth.Tests.Facts;
using AccountHealth.Tests.Web.Components;
using AccountHealth.Web.Components.Pages;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AccountHealth.Tests.Web.RoleGrids;

/// <summary>What owners are told of what is not theirs: nothing, not even how much of it there is.</summary>
public class OwnerScopeTests
{
    private static readonly AccountScope Mine = AccountScope.OwnedBy(ActingScreen.Me);
    private static readonly CsvRow Own = CsvRow.Ann with { Owner = ActingScreen.Me, Expires = CsvFile.In(20) };
    private static readonly CsvRow Beside = Own with { Id = "2", Name = "Bakery", Owner = "elsewhere@example.com" };

    [Fact]
    public async Task A_timeline_tells_owners_of_no_macro()
    {
        await using var installation = await InstalledAsync();
        var account = await installation.AccountAsync();
        var macro = await installation.SaveMacroAsync("Early", one => one with { Accounts = one.Accounts with { Network = "facebook" } });
        await installation.Get<MacroChanges>().ApplyAsync(macro.Id, [account.Id], "ops@example.com", CancellationToken.None);

        Assert.DoesNotContain(await TitlesAsync(installation, account.Id, Mine), title => title.Contains("Early", StringComparison.Ordinal));
        Assert.Contains("Macro “Early” applied", await TitlesAsync(installation, account.Id, AccountScope.All));
        Assert.NotEmpty(await TitlesAsync(installation, account.Id, Mine));
    }

    [Fact]
    public async Task How_many_accounts_hang_on_a_token_is_told_of_own_accounts()
    {
        await using var installation = await InstalledAsync();

        Assert.Equal([1], (await OutlookAsync(installation, Mine)).AccountsOfToken.Values);
        Assert.Equal([2], (await OutlookAsync(installation, AccountScope.All)).AccountsOfToken.Values);
    }

    [Fact]
    public async Task A_token_withdrawn_from_anothers_account_is_shared_all_the_same()
    {
        await using var installation = await InstalledAsync();
        var (own, other) = (await installation.AccountAsync(), await installation.AccountAsync("2"));
        await installation.Get<AuthorizationChanges>().WithdrawAsync(other.Of("ann").Id, false, "test", CancellationToken.None);

        var relation = await installation.Get<Relations>().OfAsync(ActingScreen.Me, own.Id, CancellationToken.None);

        Assert.Equal(new TokenRelation(IsOwn: false, ServesOthers: true), relation.Tokens[own.Of("ann").Id]);
    }

    [Fact]
    public async Task An_open_list_shows_what_its_viewer_may_see_now_not_what_they_might_when_it_was_opened()
    {
        await using var installation = await InstalledAsync();
        await using var screen = new ActingScreen(installation);
        var page = screen.Show<AccountsPage>();
        await page.WaitForStateAsync(() => page.FindAll("tbody tr").Count == 2);

        screen.ActAs(Roles.Owner);
        screen.Screen.Services.GetRequiredService<NavigationManager>().NavigateTo("accounts?sort=name");

        await page.WaitForStateAsync(() => page.FindAll("tbody tr").Count == 1, TimeSpan.FromSeconds(30));
        Assert.Contains("Acme", page.Find("tbody").Text(), StringComparison.Ordinal);
    }

    private static async Task<TestInstallation> InstalledAsync()
    {
        var installation = await TestInstallation.CreateAsync();
        Assert.Empty((await installation.ImportAsync(CsvFile.Of(Own, Beside))).Problems);
        return installation;
    }

    private static async Task<List<string>> TitlesAsync(TestInstallation installation, long account, AccountScope scope) =>
        [.. (await installation.Get<AccountHistory>().TimelineAsync(account, 100, scope, CancellationToken.None)).Select(entry => entry.Title)];

    private static async Task<Outlook> OutlookAsync(TestInstallation installation, AccountScope scope) =>
        (await installation.Get<AccountOutlook>().FindAsync("x/profile/1", scope, CancellationToken.None))!;
}

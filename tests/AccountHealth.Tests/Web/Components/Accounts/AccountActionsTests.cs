using AccountHealth.Core.Accounts;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Accounts;
using AccountHealth.Web.Hosting;
using AccountHealth.Web.Identity;
using Bunit;

namespace AccountHealth.Tests.Web.Components.Accounts;

public class AccountActionsTests
{
    [Fact]
    public async Task Ops_is_offered_macros_for_a_selection_and_admins_the_accounts_themselves_too()
    {
        await using var ops = await InstalledScreen.CreateAsync([Policies.Ops], CsvRow.Ann);
        await using var admin = await InstalledScreen.CreateAsync([Policies.Ops, Policies.Admin], CsvRow.Ann);

        Assert.Equal(["Select all 2", "Apply macro", "Remove macro", "Export", ""], Buttons(ops));
        Assert.Equal(["Select all 2", "Apply macro", "Remove macro", "Owner", "Tags", "Pause", "Resume", "Export", ""], Buttons(admin));
    }

    [Fact]
    public async Task Ops_can_only_ask_an_admin()
    {
        await using var ops = await InstalledScreen.CreateAsync([Policies.Ops], CsvRow.Ann);

        Assert.Equal("Ask an admin…", Actions(ops, await ops.Installation.AccountAsync(), RightsOf.Ops).Text());
    }

    [Fact]
    public async Task A_paused_account_is_resumed_and_another_one_paused()
    {
        await using var admin = await InstalledScreen.CreateAsync([Policies.Admin], CsvRow.Ann);
        var account = await admin.Installation.AccountAsync();
        Assert.Equal("More Owner… Tags… Pause…", Actions(admin, account).Text());
        await admin.Installation.Get<AccountChanges>().PauseAsync([account.Id], null, "test", CancellationToken.None);

        var actions = Actions(admin, await admin.Installation.AccountAsync());
        Assert.Equal("More Owner… Tags… Resume", actions.Text());
        await actions.FindAll("button").Single(button => button.Text() == "Resume").ClickAsync();

        Assert.Null((await admin.Installation.AccountAsync()).Pause);
    }

    [Fact]
    public async Task I_am_on_it_is_said_of_a_deactivated_account_only()
    {
        await using var up = await InstalledScreen.CreateAsync([Policies.Admin], CsvRow.Ann with { Expires = CsvFile.In(3) });
        await using var down = await InstalledScreen.CreateAsync([Policies.Admin], CsvRow.Ann with { Expires = CsvFile.Ago(3) });

        Assert.DoesNotContain("I’m on it", Actions(up, await up.Installation.AccountAsync()).Text(), StringComparison.Ordinal);
        Assert.Contains("I’m on it until…", Actions(down, await down.Installation.AccountAsync()).Text(), StringComparison.Ordinal);
    }

    private static IRenderedComponent<AccountActions> Actions(InstalledScreen screen, Account account, AccountRights? rights = null) =>
        screen.Screen.Render<AccountActions>(parameters => parameters
            .Add(actions => actions.Account, account).Add(actions => actions.Rights, rights ?? RightsOf.Admin));

    private static List<string> Buttons(InstalledScreen screen) => [.. screen.Screen.Render<BulkBar>(parameters => parameters
        .Add(bar => bar.Selected, [1]).Add(bar => bar.Total, 2)).FindAll("button").Select(Rendered.Text)];
}

using AccountHealth.Core.Accounts;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Reasons;
using AccountHealth.Core.Macros;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Identity;
using AccountHealth.Data.Queries;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Accounts;
using AccountHealth.Web.Components.Pages;
using AccountHealth.Web.Identity;
using Bunit;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AccountHealth.Tests.Web.RoleGrids;

/// <summary>Actions on accounts do, live, what docs/roles.md says: each column of the table has an account and a token of its own.</summary>
public class AccountActionGridTests
{
    private const string Another = "another@example.com";
    private const string OfToken = "RecordReason, of the token";
    private const string OfAccount = "RecordReason, of the account";

    /// <summary>By column: who acts, who owns the account, and whose the token is. Whether it is shared is said by the column's name.</summary>
    private static readonly Dictionary<string, (string Role, string Owner, string Token)> Columns = new()
    {
        ["own token"] = (Roles.Owner, ActingScreen.Me, ActingScreen.Me),
        ["own token, shared"] = (Roles.Owner, ActingScreen.Me, ActingScreen.Me),
        ["another's token"] = (Roles.Owner, ActingScreen.Me, "third@example.com"),
        ["another's token, shared"] = (Roles.Owner, ActingScreen.Me, "fourth@example.com"),
        ["owner of other accounts"] = (Roles.Owner, Another, ActingScreen.Me),
        // Owning the account and the token gives somebody of ops no more.
        ["ops"] = (Roles.Ops, ActingScreen.Me, ActingScreen.Me),
        ["admin"] = (Roles.Admin, Another, "seventh@example.com"),
    };

    private static readonly TokenEnds Ends = new(End.At(Times.InDays(50)), null, null);

    private static readonly Dictionary<string, Func<ActingScreen, Account, Task>> Calls = new()
    {
        ["Reconnect"] = (screen, account) => OnTokenAsync(screen, account, "Reconnect…", true),
        ["Renew"] = (screen, account) => OnTokenAsync(screen, account, "Renewed: new end…", Ends),
        ["CorrectEnds"] = (screen, account) => OnTokenAsync(screen, account, "Correct its ends…", Ends),
        [OfToken] = (screen, account) => OnTokenAsync(screen, account, "Record a reason…", new RecordedReason(ReasonCodes.AccessRevoked, "")),
        [OfAccount] = (screen, account) => OnTokenAsync(screen, account, "Record a reason…", new RecordedReason(ReasonCodes.InsufficientPageRole, "")),
        ["ClearReason"] = (screen, account) => OnTokenAsync(screen, account, "Works after all"),
        ["Withdraw"] = (screen, account) => OnTokenAsync(screen, account, "Withdraw…", new WithdrawChoice(false)),
        ["WithdrawLogin"] = (screen, account) => OnTokenAsync(screen, account, "Withdraw…", new WithdrawChoice(true)),
        ["Revoke"] = RevokeAsync,
        ["Restore"] = (screen, account) => OnTokenAsync(screen, account, "Use again"),
        ["MakeActive"] = (screen, account) => OnTokenAsync(screen, account, "Make active"),
        ["Reorder"] = (screen, account) => OnTokenAsync(screen, account, "Move up"),
        ["AddToken"] = AddTokenAsync,
        ["Snooze"] = (screen, account) => OnAccountAsync(screen, account, "I’m on it until…", new SnoozeChoice(Times.InDays(1), "")),
        ["AskAdmin"] = AskAdminAsync,
        ["SetOwner"] = (screen, account) => OnAccountAsync(screen, account, "Owner…", "new@example.com"),
        ["SetTags"] = (screen, account) => OnAccountAsync(screen, account, "Tags…", new TagChange(["new"], [])),
        ["Pause"] = (screen, account) => OnAccountAsync(screen, account, "Pause…", new PauseChoice(null)),
    };

    [Fact]
    public void The_grid_has_every_action()
    {
        var rows = RoleGrid.Table("account action");

        Assert.Equal(Enum.GetNames<AccountAction>().Order(StringComparer.Ordinal), rows.Select(row => row.Name.Split(',')[0]).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Calls.Keys.Order(StringComparer.Ordinal), rows.Select(row => row.Name).Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.Equal(Columns.Keys, row.Cells.Keys));
    }

    [Fact]
    public void Rights_are_as_the_grid_says()
    {
        foreach (var row in RoleGrid.Table("account action"))
        {
            var action = Enum.Parse<AccountAction>(row.Name.Split(',')[0]);
            var reason = row.Name == OfToken ? ReasonVocabulary.Of(ReasonCodes.AccessRevoked) : row.Name == OfAccount ? ReasonVocabulary.Of(ReasonCodes.InsufficientPageRole) : null;
            foreach (var (column, who) in Columns)
            {
                var token = new TokenRelation(who.Token == ActingScreen.Me, column.EndsWith("shared", StringComparison.Ordinal));
                var rights = who.Role == Roles.Owner && who.Owner == ActingScreen.Me
                    ? RightsOf.Owner(token, 1)
                    : who.Role switch { Roles.Admin => RightsOf.Admin, Roles.Ops => RightsOf.Ops, _ => RightsOf.OwnerOfOthers };

                Assert.Equal((row.Name, column, row.Cells[column]), (row.Name, column, rights.Refusal(action, 1, reason) is null ? "yes" : "no"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Chosen_by_a_button_that_was_not_to_be_seen_it_is_done_or_refused_as_the_grid_says(string row)
    {
        await using var installation = await InstalledAsync(row);
        foreach (var (column, says) in RoleGrid.Table("account action").Single(one => one.Name == row).Cells)
        {
            var account = await installation.AccountAsync(Id(column));
            var before = await installation.ContentsAsync();
            await using var screen = new ActingScreen(installation);
            if (row != "AddToken")
            {
                screen.ActAs(Columns[column].Role);
            }

            var isRefused = await screen.IsRefusedAsync(one => Calls[row](one, account));

            Assert.Equal((column, says), (column, isRefused ? "no" : "yes"));
            Assert.Equal((column, isRefused), (column, before == await installation.ContentsAsync()));
        }
    }

    public static TheoryData<string> Rows() => [.. Calls.Keys];

    /// <summary>One account for each column; the token it is about comes second, after Bo's.</summary>
    private static async Task<TestInstallation> InstalledAsync(string row)
    {
        var installation = await TestInstallation.CreateAsync(
            (services, _) => services.Replace(ServiceDescriptor.Singleton(new ConnectorCatalog([new FakeConnector()]))), FakeConnector.SetUp);
        await using (var scope = installation.Scope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
            var admin = new User { UserName = "admin@example.com", Email = "admin@example.com" };
            Assert.True((await users.CreateAsync(admin)).Succeeded);
            Assert.True((await users.AddToRoleAsync(admin, Roles.Admin)).Succeeded);
        }

        // Only what is down can be worked on, and only a reason be lifted.
        var ends = row == "Snooze" ? CsvFile.Ago(2) : CsvFile.In(20);
        var rows = new List<CsvRow>();
        foreach (var (column, who) in Columns)
        {
            var token = CsvRow.Ann with
            {
                Id = Id(column),
                Owner = who.Owner,
                User = $"user-{Id(column)}",
                UserEmail = who.Token,
                Order = "2",
                Expires = ends,
                Reason = row == "ClearReason" ? ReasonCodes.AccessRevoked : "",
            };
            rows.AddRange([token, CsvRow.Bo with { Id = token.Id, Owner = token.Owner, User = $"bo-{token.Id}", Order = "1", Expires = ends }]);
            if (column.EndsWith("shared", StringComparison.Ordinal))
            {
                rows.Add(token with { Id = $"{token.Id}-beside", Owner = Another });
            }
        }

        Assert.Empty((await installation.ImportAsync(CsvFile.Of(rows))).Problems);
        foreach (var column in row == "Restore" ? Columns.Keys.ToList() : [])
        {
            var one = (await installation.AccountAsync(Id(column))).Of($"user-{Id(column)}");
            await installation.Get<AuthorizationChanges>().WithdrawAsync(one.Id, false, "test", CancellationToken.None);
        }

        return installation;
    }

    private static string Id(string column) => $"{Columns.Keys.ToList().IndexOf(column) + 1}";

    private static async Task OnTokenAsync(ActingScreen screen, Account account, string button, object? answer = null)
    {
        var menu = screen.Show<TokenMenu>(parameters => parameters
            .Add(one => one.Authorization, account.Of($"user-{account.NativeId}"))
            .Add(one => one.Order, account.Authorizations)
            .Add(one => one.CanReconnect, true)
            .Add(one => one.Rights, RightsOf.Admin));
        var clicked = ActingScreen.ClickAsync(menu, button);
        await (answer is null ? clicked : screen.AnswerAsync(menu, clicked, answer));
    }

    /// <summary>The dialog is open, whoever looks at it.</summary>
    private static async Task RevokeAsync(ActingScreen screen, Account account)
    {
        var menu = screen.Show<TokenMenu>(parameters => parameters
            .Add(one => one.Authorization, account.Of($"user-{account.NativeId}"))
            .Add(one => one.Order, account.Authorizations)
            .Add(one => one.Rights, RightsOf.Admin));
        _ = ActingScreen.ClickAsync(menu, "Withdraw…");
        var revoke = await screen.GivenAsync<Func<Task<Problem?>>>(nameof(WithdrawDialog.Revoke));
        Assert.Null(await revoke());
    }

    private static async Task OnAccountAsync(ActingScreen screen, Account account, string button, object answer)
    {
        var actions = screen.Show<AccountActions>(parameters => parameters.Add(one => one.Account, account).Add(one => one.Rights, RightsOf.Admin));
        await screen.AnswerAsync(actions, ActingScreen.ClickAsync(actions, button), answer);
    }

    private static async Task AskAdminAsync(ActingScreen screen, Account account)
    {
        // Admins have no such button: whom would they ask?
        var actions = screen.Show<AccountActions>(parameters => parameters.Add(one => one.Account, account).Add(one => one.Rights, RightsOf.Ops));
        _ = ActingScreen.ClickAsync(actions, "Ask an admin…");
        var ask = await screen.GivenAsync<Func<string, Task<string?>>>(nameof(AskAdminDialog.Ask));
        Assert.Null(await ask("Please record the new end."));
    }

    /// <summary>The page shows the button to an admin; who they are changes before the dialog is submitted.</summary>
    private static async Task AddTokenAsync(ActingScreen screen, Account account)
    {
        var page = screen.Show<AccountPage>(parameters => parameters
            .Add(one => one.Network, account.Network).Add(one => one.Kind, account.Kind).Add(one => one.Id, account.NativeId));
        await page.WaitForStateAsync(() => page.FindAll("section").Count > 0);
        _ = ActingScreen.ClickAsync(page, "Add a token");
        var add = await screen.GivenAsync<Func<IReadOnlyDictionary<string, string>, Task<IReadOnlyList<FieldError>>>>(nameof(AddTokenDialog.Add));
        screen.ActAs(Columns.ElementAt(int.Parse(account.NativeId) - 1).Value.Role);
        Assert.Empty(await add(new Dictionary<string, string> { ["user_id"] = $"new-{account.NativeId}", ["user_name"] = "New", ["user_email"] = "new@example.com" }));
    }
}

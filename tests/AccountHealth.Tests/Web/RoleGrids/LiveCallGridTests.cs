using AccountHealth.Core.Accounts;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Macros;
using AccountHealth.Data.Identity;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Monitoring.Checks;
using AccountHealth.Monitoring.Scheduling;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.Components.Accounts;
using AccountHealth.Web.Components.Guidance;
using AccountHealth.Web.Components.Macros;
using AccountHealth.Web.Components.Pages;
using AccountHealth.Web.Components.Settings;
using AccountHealth.Web.Components.Today;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccountHealth.Tests.Web.RoleGrids;

/// <summary>Whatever else changes something does, live, what docs/roles.md says.</summary>
public class LiveCallGridTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly Dictionary<string, Func<ActingScreen, string, Task>> Calls = new()
    {
        ["Save a macro"] = SaveMacroAsync,
        ["Delete a macro"] = async (screen, role) => await ConfirmAsync(screen, role, await MacroPageAsync(screen), "Delete"),
        ["Apply a macro to a selection"] = async (screen, role) => await BulkAsync(screen, role, "Apply macro", await MacroAsync(screen, "Late")),
        ["Remove a macro from a selection"] = async (screen, role) => await BulkAsync(screen, role, "Remove macro", await MacroAsync(screen, "Early")),
        ["Send a test of a macro"] = SendTestAsync,
        ["Run a check"] = (screen, role) => ClickAsync<ChecksPage>(screen, role, "Run now"),
        ["Set a lifespan"] = (screen, role) => LifespanAsync(screen, role, "Set"),
        ["Use the published lifespan again"] = (screen, role) => LifespanAsync(screen, role, "Use the published value"),
        ["Set the owner of a selection"] = (screen, role) => BulkAsync(screen, role, "Owner", "new@example.com"),
        ["Tag a selection"] = (screen, role) => BulkAsync(screen, role, "Tags", new TagChange(["new"], [])),
        ["Pause a selection"] = (screen, role) => BulkAsync(screen, role, "Pause", new PauseChoice(null)),
        ["Resume a selection"] = (screen, role) => BulkAsync(screen, role, "Resume", null),
        ["Read an import file"] = (screen, role) =>
        {
            screen.ActAs(role);
            return StageAsync(screen);
        },
        ["Import"] = async (screen, role) =>
        {
            var page = await StageAsync(screen);
            screen.ActAs(role);
            await page.Find(".first button.primary").ClickAsync();
        },
        ["Save settings"] = SaveSettingsAsync,
        ["Keep the pick-up folder"] = (screen, role) => ClickAsync<SetupList>(screen, role, "Keep the folder"),
        ["Send a greeting"] = (screen, role) => ClickAsync<SettingsPage>(screen, role, "Send a test to me"),
        ["Turn sending on"] = (screen, role) => ClickAsync<SendingSection>(screen, role, "Turn sending on"),
        ["Connect accounts"] = (screen, role) => ClickAsync<ConnectPage>(screen, role, "Sign in at Harbour"),
        ["Watch what was offered"] = WatchAsync,
        ["Save a network"] = SaveNetworkAsync,
        ["Remove a network's secret"] = RemoveSecretAsync,
        ["Add a user"] = AddUserAsync,
        ["Change a role"] = (screen, role) => OpsRow(screen, role).QuerySelector("select")!.ChangeAsync(Roles.Admin),
        ["Give a new password"] = (screen, role) => OpsRow(screen, role).QuerySelectorAll("button")[0].ClickAsync(),
        ["Remove a user"] = async (screen, role) =>
        {
            var page = screen.Show<UsersPage>();
            await ConfirmAsync(screen, role, page, "Remove");
        },
    };

    /// <summary>Not called here: merging is in MergeTests, and nothing calls a retry live yet.</summary>
    private static readonly string[] Elsewhere = ["Merge people", "Retry a mail"];

    [Fact]
    public void The_grid_has_every_call() =>
        Assert.Equal(Calls.Keys.Concat(Elsewhere).Order(StringComparer.Ordinal), RoleGrid.Table("other call").Select(row => row.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Called_from_a_page_that_was_not_to_be_seen_it_is_done_or_refused_as_the_grid_says(string row)
    {
        foreach (var (role, says) in RoleGrid.Table("other call").Single(one => one.Name == row).Cells)
        {
            await using var installation = await InstalledAsync(needsScheduler: row == "Run a check", comesBack: row == "Watch what was offered");
            await using var screen = new ActingScreen(installation);
            var before = await StateAsync(installation, row);

            var isRefused = await screen.IsRefusedAsync(one => Calls[row](one, role));

            Assert.Equal((role, says), (role, isRefused ? "no" : "yes"));
            Assert.Equal((role, isRefused), (role, before == await StateAsync(installation, row)));
        }
    }

    public static TheoryData<string> Rows() => [.. Calls.Keys];

    /// <summary>Two accounts, the second paused, two macros, a lifespan that somebody set, and two users.</summary>
    private static async Task<TestInstallation> InstalledAsync(bool needsScheduler, bool comesBack)
    {
        var installation = needsScheduler
            ? await TestInstallation.CreateAsync((services, data) => services.AddScheduler(data, _ => new Dictionary<string, Schedule>()))
            : await ConnectingInstallation.CreateAsync(new HarbourConnector { Offer = new Offer([HarbourConnector.Page("9", "Deli")], []) });
        if (needsScheduler)
        {
            await ActivatorUtilities.CreateInstance<ScheduleSync>(installation.Get<IServiceProvider>()).StartAsync(CancellationToken.None);
        }

        await using (var scope = installation.Scope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
            // The first in the list is not the last admin.
            foreach (var (email, role) in new[] { ("a@example.com", Roles.Ops), ("b@example.com", Roles.Admin) })
            {
                var user = new User { UserName = email, Email = email };
                Assert.True((await users.CreateAsync(user)).Succeeded);
                Assert.True((await users.AddToRoleAsync(user, role)).Succeeded);
            }
        }

        var ann = CsvRow.Ann with { Owner = "owner@example.com", Expires = CsvFile.In(5) };
        Assert.Empty((await installation.ImportAsync(CsvFile.Of(ann, CsvRow.Bo with { Id = "2", Owner = "owner@example.com", Expires = CsvFile.In(50) }))).Problems);
        await installation.Get<AccountChanges>().PauseAsync([(await installation.AccountAsync("2")).Id], null, "test", CancellationToken.None);
        await installation.SaveMacroAsync("Early");
        await installation.SaveMacroAsync("Late", macro => macro with { Accounts = AccountFilter.Everything with { Network = "facebook" } });
        var lifespan = NetworkFacts.Catalog["x"].Lifespans[0];
        Assert.Empty(await installation.Get<LifespanChanges>().SetAsync("x", lifespan.Clock, TimeSpan.FromDays(77), "why", "test", CancellationToken.None));
        Assert.Empty(await installation.Get<SettingsChanges>().SaveAsync(new Dictionary<string, string> { ["Networks:linkedin:ClientSecret"] = "sekret" }, CancellationToken.None));
        if (comesBack)
        {
            await installation.ComeBackAsync();
        }

        return installation;
    }

    /// <summary>The database; for a file that is read also which ones are kept to import. Not the whole folder: the database's own files come and go.</summary>
    private static async Task<string> StateAsync(TestInstallation installation, string row) => await installation.ContentsAsync()
        + (row == "Read an import file" ? string.Join('\n', Directory.EnumerateFiles(installation.Data.Staged).Order(StringComparer.Ordinal)) : "");

    private static async Task ClickAsync<T>(ActingScreen screen, string role, string button)
        where T : IComponent
    {
        var shown = screen.Show<T>();
        await shown.WaitForStateAsync(() => shown.FindAll("button").Any(one => one.Text().Contains(button, StringComparison.Ordinal)), Patience);
        screen.ActAs(role);
        await shown.FindAll("button").First(one => one.Text().Contains(button, StringComparison.Ordinal)).ClickAsync();
    }

    private static async Task ConfirmAsync<T>(ActingScreen screen, string role, IRenderedComponent<T> shown, string button)
        where T : IComponent
    {
        await shown.WaitForStateAsync(() => shown.FindAll("button").Any(one => one.Text() == button), Patience);
        screen.ActAs(role);
        await screen.AnswerAsync(shown, ActingScreen.ClickAsync(shown, button), true);
    }

    private static async Task BulkAsync(ActingScreen screen, string role, string button, object? answer)
    {
        var id = (await screen.Installation.AccountAsync(button == "Resume" ? "2" : "1")).Id;
        var bar = screen.Show<BulkBar>(parameters => parameters.Add(one => one.Selected, [id]).Add(one => one.Total, 2));
        screen.ActAs(role);
        var clicked = ActingScreen.ClickAsync(bar, button);
        await (answer is null ? clicked : screen.AnswerAsync(bar, clicked, answer));
    }

    private static Task<long> MacroAsync(ActingScreen screen, string name) =>
        screen.Installation.QueryAsync(context => context.Macros.Where(macro => macro.Name == name).Select(macro => macro.Id).SingleAsync());

    private static async Task<IRenderedComponent<MacroPage>> MacroPageAsync(ActingScreen screen)
    {
        var id = await MacroAsync(screen, "Early");
        return screen.Show<MacroPage>(parameters => parameters.Add(one => one.Id, id));
    }

    private static async Task SaveMacroAsync(ActingScreen screen, string role)
    {
        var page = await MacroPageAsync(screen);
        await page.Find("label.field input").ChangeAsync("Renamed");
        screen.ActAs(role);
        await page.Find("button.save").ClickAsync();
    }

    private static async Task SendTestAsync(ActingScreen screen, string role)
    {
        var account = await screen.Installation.AccountAsync();
        var dialog = screen.Show<TestMailDialog>(parameters => parameters
            .Add(one => one.Definition, new MacroDefinition { Name = "Tried", Fields = SavedMacros.Fields([7], "ops@example.com") })
            .Add(one => one.Accounts, [account]));
        screen.ActAs(role);
        await dialog.Find("form").SubmitAsync();
    }

    private static async Task LifespanAsync(ActingScreen screen, string role, string button)
    {
        var page = screen.Show<LifespansPage>();
        await page.WaitForStateAsync(() => page.FindAll($"button[aria-label^='{button} ']").Count > 0, Patience);
        _ = page.Find($"button[aria-label^='{button} ']").ClickAsync();
        var save = await screen.GivenAsync<Func<TimeSpan?, string, Task<IReadOnlyList<FieldError>>>>(nameof(LifespanDialog.Save));
        screen.ActAs(role);
        Assert.Empty(await save(TimeSpan.FromDays(99), "Read it again"));
    }

    private static async Task<IRenderedComponent<ImportPage>> StageAsync(ActingScreen screen)
    {
        var page = screen.Show<ImportPage>();
        var file = new ChosenFile(CsvFile.Utf8(CsvFile.Of(CsvRow.Ann with { Id = "3", Name = "New" })));
        await page.InvokeAsync(() => page.FindComponent<InputFile>().Instance.OnChange.InvokeAsync(new InputFileChangeEventArgs([file])));
        return page;
    }

    private static async Task SaveSettingsAsync(ActingScreen screen, string role)
    {
        var page = screen.Show<SettingsPage>();
        await page.FindAll("label").Single(label => label.Text().StartsWith("Support contact", StringComparison.Ordinal)).QuerySelector("input")!.ChangeAsync("Dana");
        screen.ActAs(role);
        await page.Find("form").SubmitAsync();
    }

    private static async Task WatchAsync(ActingScreen screen, string role)
    {
        var id = await screen.Installation.QueryAsync(context => context.ConnectSessions.Select(session => session.Id).SingleAsync());
        var page = screen.Show<ConnectionPage>(parameters => parameters.Add(one => one.Id, id));
        await page.WaitForStateAsync(() => page.FindAll("form").Count > 0, Patience);
        screen.ActAs(role);
        await page.Find("form").SubmitAsync();
    }

    private static async Task SaveNetworkAsync(ActingScreen screen, string role)
    {
        var page = screen.Show<NetworkSettingsPage>(parameters => parameters.Add(one => one.Network, "linkedin"));
        await page.FindAll("label").Single(label => label.Text().StartsWith("Client id", StringComparison.Ordinal)).QuerySelector("input")!.ChangeAsync("my-app");
        screen.ActAs(role);
        await page.Find("form").SubmitAsync();
    }

    private static async Task RemoveSecretAsync(ActingScreen screen, string role)
    {
        var page = screen.Show<NetworkSettingsPage>(parameters => parameters.Add(one => one.Network, "linkedin"));
        await page.WaitForStateAsync(() => page.FindAll("button").Any(one => one.Text() == "Remove the stored secret"), Patience);
        screen.ActAs(role);
        await ActingScreen.ClickAsync(page, "Remove the stored secret");
    }

    private static async Task AddUserAsync(ActingScreen screen, string role)
    {
        var page = screen.Show<UsersPage>();
        await page.Find("input[type=email]").ChangeAsync("new@example.com");
        screen.ActAs(role);
        await page.Find("form").SubmitAsync();
    }

    private static IElement OpsRow(ActingScreen screen, string role)
    {
        var page = screen.Show<UsersPage>();
        page.WaitForState(() => page.FindAll("tbody tr").Count == 2, Patience);
        screen.ActAs(role);
        return page.FindAll("tbody tr").Single(row => row.Text().Contains("a@example.com", StringComparison.Ordinal));
    }

    private sealed class ChosenFile(byte[] content) : IBrowserFile
    {
        public string Name => "new.csv";

        public DateTimeOffset LastModified => Times.Now;

        public long Size => content.Length;

        public string ContentType => "text/csv";

        public Stream OpenReadStream(long maxAllowedSize = 512000, CancellationToken cancellationToken = default) => new MemoryStream(content, writable: false);
    }
}

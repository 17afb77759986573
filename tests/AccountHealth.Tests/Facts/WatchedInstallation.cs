using AccountHealth.Core.Accounts;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Identity;
using AccountHealth.Data.Settings;
using AccountHealth.Data.Storage;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Monitoring.Checks;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AccountHealth.Tests.Facts;

/// <summary>An installation with accounts under watch: imports lines, saves macros, and lets days go by with the checks running.</summary>
internal sealed class WatchedInstallation : IAsyncDisposable
{
    public const string Admin = "admin@example.com";
    public const string Owner = "owner@example.com";
    public const string Ops = "ops@example.com";

    /// <summary>Who does what people do.</summary>
    public const string By = "tester@example.com";

    private readonly TestInstallation _installation;

    private WatchedInstallation(TestInstallation installation) => _installation = installation;

    public DateTimeOffset Now
    {
        get => _installation.Clock.Now;
        set => _installation.Clock.Now = value;
    }

    public RecordingChannel Channel => _installation.Channel;

    /// <summary>Mails sent so far.</summary>
    public IReadOnlyList<OutgoingMessage> Sent => _installation.Channel.Sent;

    /// <summary>Sending is on, and there is one admin.</summary>
    public static Task<WatchedInstallation> CreateAsync(params (string Key, string Value)[] configuration) =>
        CreateSilentAsync([.. configuration, ("Notifications:Enabled", "true")]);

    /// <summary>As <see cref="CreateAsync"/>, with this network to be asked.</summary>
    public static Task<WatchedInstallation> CreateAskingAsync(FakeConnector connector, params (string Key, string Value)[] configuration) =>
        CreateAskingAsync([connector], configuration);

    /// <summary>As <see cref="CreateAsync"/>, with these networks to be asked.</summary>
    public static async Task<WatchedInstallation> CreateAskingAsync(IReadOnlyList<FakeConnector> connectors, params (string Key, string Value)[] configuration)
    {
        var watched = new WatchedInstallation(await TestInstallation.CreateAsync(
            (services, _) => services.Replace(ServiceDescriptor.Singleton(new ConnectorCatalog(connectors))),
            [.. connectors.SelectMany(one => one.Connector.Apps.Any(app => app.Id == UserToken.DefaultApp) ? FakeConnector.SetUpOf(one.Descriptor.Id) : []), .. configuration, ("Notifications:Enabled", "true")]));
        await watched.AddAdminAsync(Admin);
        return watched;
    }

    /// <summary>Nobody has turned sending on yet.</summary>
    public static async Task<WatchedInstallation> CreateSilentAsync(params (string Key, string Value)[] configuration)
    {
        var watched = new WatchedInstallation(await TestInstallation.CreateAsync(configuration));
        await watched.AddAdminAsync(Admin);
        return watched;
    }

    public T Get<T>()
        where T : notnull => _installation.Get<T>();

    public Task<T> QueryAsync<T>(Func<AccountHealthContext, Task<T>> query) => _installation.QueryAsync(query);

    public Task<string> ContentsAsync() => _installation.ContentsAsync();

    public async Task AddAdminAsync(string email)
    {
        await using var scope = _installation.Scope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var user = new User { UserName = email, Email = email };
        Assert.True((await users.CreateAsync(user)).Succeeded);
        Assert.True((await users.AddToRoleAsync(user, Roles.Admin)).Succeeded);
    }

    /// <summary>As the settings page does it.</summary>
    public Task SetAsync(string key, string value) => QueryAsync(async context =>
    {
        await Get<SettingsStore>().SetAsync(context, key, value, CancellationToken.None);
        return await context.SaveChangesAsync();
    });

    public async Task ImportAsync(params ImportLine[] lines)
    {
        var result = await _installation.ImportAsync(ImportLine.Header + string.Concat(lines.Select(line => line.ToCsv())));
        Assert.Empty(result.Problems);
        Assert.True(result.Written);
    }

    public async Task<long> SaveMacroAsync(int[] leadDays, params string[] recipients)
    {
        var definition = new MacroDefinition { Name = "Early", Fields = MacroFacts.Fields(leadDays, recipients), NewAccounts = true };
        var saved = await Get<MacroChanges>().SaveAsync(null, definition, CancellationToken.None);
        Assert.Empty(saved.Errors);
        return saved.Id;
    }

    public Task<CheckOutcome> RunAsync(string check, bool atOnce = false) => _installation.RunAsync(check, atOnce);

    /// <summary>Both checks, once.</summary>
    public async Task RunAsync(bool atOnce = false)
    {
        await RunAsync("expiry", atOnce);
        await RunAsync("deliver", atOnce);
    }

    /// <summary>Lets the time go by from one due instant to the next, running both checks at each.</summary>
    public async Task RunUntilAsync(DateTimeOffset until)
    {
        while (await NextDueAsync() is { } due && due <= until)
        {
            Now = due > Now ? due : Now;
            await RunAsync();
        }

        Now = until;
    }

    public IEnumerable<OutgoingMessage> MailsTo(string to) => Sent.Where(mail => mail.To == to);

    /// <summary>Every delivery of a kind: to whom, and what became of it.</summary>
    public async Task<List<Delivery>> DeliveriesAsync(NoticeKind kind) =>
        [.. (await NoticesAsync()).Where(notice => notice.Kind == kind).SelectMany(notice => notice.Deliveries)];

    public Task<List<Notice>> NoticesAsync() => QueryAsync(context => context.Notices.AsNoTracking()
        .Include(notice => notice.Deliveries).OrderBy(notice => notice.Id).ToListAsync());

    public Task<List<Message>> MessagesAsync() => QueryAsync(context => context.Messages.AsNoTracking()
        .Include(message => message.Body).OrderBy(message => message.Id).ToListAsync());

    public Task<Account> AccountAsync(string id) => QueryAsync(context => context.Accounts.AsNoTracking()
        .Include(account => account.Authorizations).ThenInclude(one => one.Token).SingleAsync(account => account.NativeId == id));

    /// <summary>The id of a person's authorization on an account.</summary>
    public Task<long> AuthorizationAsync(string account, string user) => QueryAsync(context => context.Authorizations
        .Where(one => one.Account.NativeId == account && one.Token.Login.NativeId == user).Select(one => one.Id).SingleAsync());

    public Task<long> TokenAsync(string user) => QueryAsync(context => context.Tokens
        .Where(token => token.Login.NativeId == user).Select(token => token.Id).SingleAsync());

    public ValueTask DisposeAsync() => _installation.DisposeAsync();

    private async Task<DateTimeOffset?> NextDueAsync() => await QueryAsync(async context =>
    {
        var look = await context.Accounts.Where(account => account.Verdict.NextCheckAt != null)
            .OrderBy(account => account.Verdict.NextCheckAt).Select(account => account.Verdict.NextCheckAt).FirstOrDefaultAsync();
        var waiting = await context.Deliveries.AsNoTracking()
            .Where(delivery => delivery.State == DeliveryState.Planned && delivery.MessageId == null).ToListAsync();
        return waiting.Select(delivery => (DateTimeOffset?)delivery.DueAt).Append(look).Min();
    });
}

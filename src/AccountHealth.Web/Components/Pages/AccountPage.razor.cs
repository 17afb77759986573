using AccountHealth.Core.Accounts;
using AccountHealth.Core.Connecting;
using AccountHealth.Core.Macros;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Timeline;
using AccountHealth.Data.Identity;
using AccountHealth.Data.Queries;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Monitoring.Previews;
using AccountHealth.Web.Components.Accounts;
using AccountHealth.Web.Components.Connect;
using AccountHealth.Web.Components.Live;
using AccountHealth.Web.Identity;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace AccountHealth.Web.Components.Pages;

/// <summary>One account: when it deactivates, whose tokens hold it up, what was and will be told.</summary>
public sealed partial class AccountPage
{
    private const int TimelineStep = 25;
    private const int ToldShown = 20;

    private Outlook? _outlook;
    private Sentence _sentence = new([], "");
    private IReadOnlyList<TimelineEntry> _timeline = [];
    private IReadOnlyList<Notice> _told = [];
    private int _rows = TimelineStep;
    private string _support = "";
    private IReadOnlySet<long> _reconnectable = new HashSet<long>();
    private bool _missing;
    private AccountRights _rights = new(Roles.Owner, new AccountRelation(false, new Dictionary<long, TokenRelation>()));

    [Parameter]
    public string Network { get; set; } = "";

    [Parameter]
    public string Kind { get; set; } = "";

    [Parameter]
    public string Id { get; set; } = "";

    [Inject]
    private AccountOutlook Outlooks { get; set; } = default!;

    [Inject]
    private AccountHistory History { get; set; } = default!;

    [Inject]
    private TokenChanges Tokens { get; set; } = default!;

    [Inject]
    private ConnectorCatalog Connectors { get; set; } = default!;

    [Inject]
    private NetworkCatalog Networks { get; set; } = default!;

    [Inject]
    private ViewerTime Time { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private NotificationService Toasts { get; set; } = default!;

    [Inject]
    private CurrentSettings Settings { get; set; } = default!;

    [Inject]
    private Actor Actor { get; set; } = default!;

    private Account Account => _outlook!.Account;

    /// <summary>What to do begins with a button.</summary>
    private bool HasRepair => _outlook!.Advice.Any(one => one.About is { } about && _reconnectable.Contains(about.Id) && ReconnectWay.Helps(one) && _rights.May(AccountAction.Reconnect, about.Id));

    /// <summary>One that still holds: a recovery lifts it.</summary>
    private Snooze? SnoozeNow => Account.Snooze is { } snooze && snooze.Generation == Account.Verdict.Generation && snooze.Until > Time.Now ? snooze : null;

    protected override async Task ReadAsync()
    {
        // Asked each time: an open page outlives a sign-in.
        var scope = await Actor.ScopeAsync();
        _outlook = await Outlooks.FindAsync(Core.Accounts.Account.KeyOf(Network, Kind, Id), scope, CancellationToken.None);
        _missing = _outlook is null;
        if (_outlook is not null)
        {
            _rights = await Actor.RightsAsync(Account.Id);
            var settings = await Settings.GetAsync(CancellationToken.None);
            _support = settings.SupportContact;
            _reconnectable = ReconnectWay.Of(Account, Connectors, settings.Networks);
            _sentence = AccountSentence.Of(Account, Networks, Time);
            _timeline = await History.TimelineAsync(Account.Id, _rows, scope, CancellationToken.None);
            _told = await History.ToldAsync(Account.Id, ToldShown, CancellationToken.None);
        }
    }

    private Task ShowMore()
    {
        _rows += TimelineStep;
        return ReadAsync();
    }

    private async Task AddToken()
    {
        var account = Account;
        Func<IReadOnlyDictionary<string, string>, Task<IReadOnlyList<FieldError>>> add = async cells =>
            await Tokens.AddAsync(account.Id, cells, await Actor.MustAsync(AccountAction.AddToken, account.Id), CancellationToken.None);
        var parameters = new Dictionary<string, object?> { [nameof(AddTokenDialog.Account)] = account, [nameof(AddTokenDialog.Add)] = add };
        if (await Dialogs.OpenAsync<AddTokenDialog>("Add a token", parameters!, new DialogOptions { Width = "560px" }) is true)
        {
            Toasts.Notify(NotificationSeverity.Success, "Token added");
        }
    }
}

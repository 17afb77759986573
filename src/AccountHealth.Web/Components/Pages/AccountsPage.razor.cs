using AccountHealth.Core.Accounts;
using AccountHealth.Data.Queries;
using AccountHealth.Web.Components.Accounts;
using AccountHealth.Web.Components.Live;
using AccountHealth.Web.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace AccountHealth.Web.Components.Pages;

/// <summary>The list of accounts. What it shows is in its address; sorting, filtering and paging run in the database.</summary>
public sealed partial class AccountsPage
{
    private static readonly AccountStatus[] Tabs =
    [
        AccountStatus.Deactivated, AccountStatus.Expiring, AccountStatus.OnStandby,
        AccountStatus.Unverified, AccountStatus.Active, AccountStatus.Paused,
    ];

    private readonly HashSet<long> _selected = [];
    private AccountRows? _page;
    private IReadOnlyDictionary<AccountStatus, int> _counts = new Dictionary<AccountStatus, int>();
    private HashSet<long> _changed = [];
    private CancellationTokenSource _load = new();
    private AccountScope _scope = AccountScope.All;
    private int _fresh;
    private int _warningDays = 30;
    private bool _loading;

    [Inject]
    private AccountList Accounts { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private Actor Actor { get; set; } = default!;

    [Inject]
    private CurrentSettings Settings { get; set; } = default!;

    private AccountQuery Query { get; set; } = new();

    private bool IsFiltered => Query with { Sort = default, Descending = false, Page = 1 } != new AccountQuery();

    public override void Dispose()
    {
        base.Dispose();
        Navigation.LocationChanged -= OnLocation;
        _load.Cancel();
        _load.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocation;
        Query = AccountQueryUrl.Read(Navigation.Uri);
        _warningDays = (await Settings.GetAsync(CancellationToken.None)).WarningDays;
        await base.OnInitializedAsync();
    }

    protected override Task ReadAsync() => _page is null ? LoadAsync() : _loading ? Task.CompletedTask : RefreshAsync(_page);

    private void OnLocation(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(async () =>
    {
        var path = Navigation.ToBaseRelativePath(e.Location).Split('?')[0];
        var query = AccountQueryUrl.Read(e.Location);
        if (path == AccountQueryUrl.Path && query != Query)
        {
            _selected.Clear();
            Query = query;
            await LoadAsync();
            StateHasChanged();
        }
    });

    /// <summary>The query goes into the address, and from there to the database.</summary>
    private void Go(AccountQuery query) => Navigation.NavigateTo(AccountQueryUrl.Of(query), replace: query.Search != Query.Search);

    private async Task LoadAsync()
    {
        // Whoever types on is not interested in the answer to what they had typed.
        await _load.CancelAsync();
        _load = new CancellationTokenSource();
        var stop = _load.Token;
        _loading = true;
        try
        {
            // Asked each time: an open page outlives a sign-in.
            _scope = await Actor.ScopeAsync();
            var page = await Accounts.PageAsync(Query, _scope, stop);
            _counts = await Accounts.CountsAsync(Query, _scope, stop);
            _page = page;
            (_fresh, _loading) = (0, false);
            _changed = [];
        }
        catch (OperationCanceledException)
        {
            // A newer load takes over.
        }
    }

    private async Task SelectAllAsync() => _selected.UnionWith(await Accounts.IdsAsync(Query, await Actor.ScopeAsync(), CancellationToken.None));

    private Task SortAgain() => LoadAsync();

    /// <summary>Rows keep their place while somebody reads them; a new order is offered, not forced.</summary>
    private async Task RefreshAsync(AccountRows shown)
    {
        _scope = await Actor.ScopeAsync();
        var fresh = await Accounts.PageAsync(Query, _scope, CancellationToken.None);
        _counts = await Accounts.CountsAsync(Query, _scope, CancellationToken.None);
        var before = shown.Rows.ToDictionary(row => row.Id);
        if (shown.Rows.Count == 0 || shown.Rows.Select(row => row.Id).SequenceEqual(fresh.Rows.Select(row => row.Id)))
        {
            _changed = Changed(before, fresh.Rows);
            _page = fresh;
            return;
        }

        var rows = await Accounts.RowsAsync([.. before.Keys], _scope, CancellationToken.None);
        _changed = Changed(before, rows);
        _page = new AccountRows(rows, fresh.Total);
        _fresh = fresh.Rows.Count(row => !before.ContainsKey(row.Id)) + _changed.Count;
    }

    private static HashSet<long> Changed(Dictionary<long, AccountRow> before, IEnumerable<AccountRow> after) =>
        [.. after.Where(row => before.TryGetValue(row.Id, out var old) && !old.Verdict.SaysTheSameAs(row.Verdict)).Select(row => row.Id)];
}

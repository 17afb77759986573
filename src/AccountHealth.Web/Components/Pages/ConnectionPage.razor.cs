using AccountHealth.Core.Connecting;
using AccountHealth.Core.Networks;
using AccountHealth.Monitoring.Connecting;
using AccountHealth.Web.Components.Accounts;
using AccountHealth.Web.Components.Connect;
using AccountHealth.Web.Hosting;
using AccountHealth.Web.Identity;
using Microsoft.AspNetCore.Components;

namespace AccountHealth.Web.Components.Pages;

/// <summary>Where somebody lands who comes back from a network: what came of it, what to watch, what was done.</summary>
public sealed partial class ConnectionPage
{
    private ConnectView? _view;
    private ConnectDone? _done;
    private IReadOnlyList<OfferedChoice> _chosen = [];
    private bool _read;
    private bool _adding;
    private bool _working;
    private bool _isAdmin;
    private string? _problem;

    [Parameter]
    public long Id { get; set; }

    [Inject]
    private ConnectChoice Choice { get; set; } = default!;

    [Inject]
    private NetworkCatalog Networks { get; set; } = default!;

    [Inject]
    private NetworkSignIn SignIn { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private Actor Actor { get; set; } = default!;

    private string Network => Networks[_view!.Network].Name;

    private string Who => NameOf(_view!.Login) ?? "Nobody";

    private string Expected => NameOf(_view!.Expected) ?? "another login";

    private string Back => _view!.AccountKey is { } key ? AccountLink.To(key) : "accounts";

    private bool IsReconnect => _view!.TokenId is not null && !_adding;

    /// <summary>The token that is stored is of an app that is none of ours: this sign-in goes beside it.</summary>
    private bool IsForeign => _view!.ForeignApp.Length > 0;

    /// <summary>Nothing is stored before the person has seen what is missing, or that it is not what they came for.</summary>
    private bool HasQuestion => _view!.IsPartial || IsForeign;

    /// <summary>What is connected again. Beside another app's token it is stored only on accounts that the viewer may see.</summary>
    private List<OfferedChoice> Carried => [.. _view!.Offered.Where(one => one.HasLogin || (IsForeign && one.OnToken && one.IsSeen))];

    /// <summary>The expected login came: there is nothing to choose.</summary>
    private bool IsRenewing => IsReconnect && _view is { Failure: ConnectFailure.None, IsFinished: false, Login: not null };

    protected override async Task ReadAsync()
    {
        // What was there to choose from is gone from the database once it is chosen; here it is still shown.
        if (_working || _done is not null)
        {
            return;
        }

        _isAdmin = await Actor.IsAsync(Policies.Admin);
        _view = await Choice.FindAsync(Id, await Actor.NameAsync(), await Actor.ScopeAsync(), CancellationToken.None);
        _read = true;
    }

    /// <summary>Only once the page is live: a page that is only fetched changes nothing.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_view is not null && IsRenewing && !HasQuestion && _done is null && !_working)
        {
            await StoreAllTheSameAsync();
            StateHasChanged();
        }
    }

    private async Task StoreAllTheSameAsync() =>
        await StoreAsync(Carried, "", await SignIn.MustAsync(_view!.TokenId, _view.AccountId));

    /// <summary>What came back is of no use: it is thrown away at once.</summary>
    private async Task LeaveAsync()
    {
        _working = true;
        await Choice.DropAsync(Id, await Actor.NameAsync(), CancellationToken.None);
        Navigation.NavigateTo(Back);
    }

    private static string? NameOf(GrantLogin? login) => login is null ? null : login.Name.Length > 0 ? login.Name : login.NativeId;

    private void Add() => _adding = true;

    private async Task WatchAsync((IReadOnlyList<OfferedChoice> Chosen, string Owner) choice) =>
        await StoreAsync(choice.Chosen, choice.Owner, await Actor.MustBeAsync(Policies.Admin));

    private async Task StoreAsync(IReadOnlyList<OfferedChoice> chosen, string owner, string by)
    {
        _working = true;
        try
        {
            _done = await Choice.ChooseAsync(Id, [.. chosen.Select(one => one.Key)], owner, by, CancellationToken.None);
            _chosen = chosen;
        }
        finally
        {
            _working = false;
        }

        if (_done is null)
        {
            await ReadAsync();
        }
    }

    private Task AskAgainAsync() => AgainAsync(_view!, true);

    private async Task AgainAsync(ConnectView view, bool again)
    {
        _working = true;
        try
        {
            _problem = await SignIn.GoAsync(new ConnectWish(view.Network, view.App, _adding ? null : view.TokenId, view.AccountId, again))
                ? null
                : $"{Network} is not set up here any more. An admin can set it up in Settings.";
        }
        finally
        {
            _working = false;
        }
    }
}

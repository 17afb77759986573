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
    private bool _acceptsPartial;
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
    private Actor Actor { get; set; } = default!;

    private string Network => Networks[_view!.Network].Name;

    private string Who => NameOf(_view!.Login) ?? "Nobody";

    private string Expected => NameOf(_view!.Expected) ?? "another login";

    private string Back => _view!.AccountKey is { } key ? AccountLink.To(key) : "accounts";

    private bool IsReconnect => _view!.TokenId is not null && !_adding;

    /// <summary>The expected login came.</summary>
    private bool IsExpected => IsReconnect && _view is { Failure: ConnectFailure.None, IsFinished: false, Login: not null };

    /// <summary>It left out what it gave before: nobody wants to store that without knowing.</summary>
    private bool IsPartial => IsExpected && !_acceptsPartial && (_view!.MissingScopes.Count > 0 || _view.NotOffered.Count > 0);

    /// <summary>There is nothing to choose.</summary>
    private bool IsRenewing => IsExpected && !IsPartial;

    protected override async Task ReadAsync()
    {
        // What was there to choose from is gone from the database once it is chosen; here it is still shown.
        if (_working || _done is not null)
        {
            return;
        }

        _isAdmin = await Actor.IsAsync(Policies.Admin);
        _view = await Choice.FindAsync(Id, await Actor.NameAsync(), CancellationToken.None);
        _read = true;
    }

    /// <summary>Only once the page is live: a page that is only fetched changes nothing.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_view is { } view && IsRenewing && _done is null && !_working)
        {
            await StoreAsync([.. view.Offered.Where(one => one.HasLogin)], "", await SignIn.MustAsync(view.TokenId, view.AccountId));
            StateHasChanged();
        }
    }

    private static string? NameOf(GrantLogin? login) => login is null ? null : login.Name.Length > 0 ? login.Name : login.NativeId;

    private void Add() => _adding = true;

    private void AcceptPartial() => _acceptsPartial = true;

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

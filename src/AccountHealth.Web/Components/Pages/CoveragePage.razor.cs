using AccountHealth.Core.Installation;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Data.Queries;
using AccountHealth.Monitoring.Previews;
using AccountHealth.Web.Components.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace AccountHealth.Web.Components.Pages;

/// <summary>Accounts that nobody, or not enough people, would be told about. Which of them is in its address.</summary>
public sealed partial class CoveragePage
{
    private const string Path = "coverage";

    private readonly HashSet<long> _selected = [];
    private CoverageFigures? _figures;
    private CoverageRows? _rows;
    private InstallationSettings _settings = new();
    private bool _hasAdmin = true;
    private CoverageGap? _why;
    private int _page = 1;

    [Inject]
    private Coverage Gaps { get; set; } = default!;

    [Inject]
    private UserList Users { get; set; } = default!;

    [Inject]
    private CurrentSettings Settings { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private string Then => $"{Wording.Count(_figures!.Accounts, "account is", "accounts are")} watched." + _figures switch
    {
        { Untold: 0 } => "",
        { UntoldExpiring: 0 } => $" None of these {_figures.Untold:N0} deactivates within {_settings.WarningDays} days.",
        { UntoldExpiring: 1 } => $" 1 of these {_figures.Untold:N0} deactivates within {_settings.WarningDays} days.",
        _ => $" {_figures.UntoldExpiring:N0} of these {_figures.Untold:N0} deactivate within {_settings.WarningDays} days.",
    };

    public override void Dispose()
    {
        base.Dispose();
        Navigation.LocationChanged -= OnLocation;
    }

    protected override Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocation;
        (_why, _page) = Read(Navigation.Uri);
        return base.OnInitializedAsync();
    }

    protected override async Task ReadAsync()
    {
        _settings = await Settings.GetAsync(CancellationToken.None);
        _hasAdmin = await Users.HasAdminAsync(CancellationToken.None);
        var figures = await Gaps.ReadAsync(CancellationToken.None);
        _rows = await Gaps.PageAsync(_why, _page, CancellationToken.None);
        _figures = figures;
    }

    private static (CoverageGap? Why, int Page) Read(string uri)
    {
        var parameters = QueryHelpers.ParseQuery(new Uri(uri).Query);
        return (
            CoverageGapIds.Find(parameters.GetValueOrDefault("why")),
            int.TryParse(parameters.GetValueOrDefault("page"), out var page) ? Math.Clamp(page, 1, 1_000_000) : 1);
    }

    private void OnLocation(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(async () =>
    {
        if (Navigation.ToBaseRelativePath(e.Location).Split('?', '#')[0] == Path && Read(e.Location) is var asked && asked != (_why, _page))
        {
            _selected.Clear();
            (_why, _page) = asked;
            await ReadAsync();
            StateHasChanged();
        }
    });

    private async Task SelectAllAsync() => _selected.UnionWith(await Gaps.IdsAsync(_why, CancellationToken.None));

    /// <summary>What was mended is no longer here to be selected.</summary>
    private Task DoneAsync()
    {
        _selected.Clear();
        return ReadAsync();
    }
}

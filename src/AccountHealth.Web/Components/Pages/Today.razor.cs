using AccountHealth.Core.Accounts;
using AccountHealth.Core.Installation;
using AccountHealth.Data.Queries;
using AccountHealth.Monitoring.Previews;
using AccountHealth.Monitoring.Scheduling;
using AccountHealth.Web.Components.Live;
using AccountHealth.Web.Identity;
using Microsoft.AspNetCore.Components;

namespace AccountHealth.Web.Components.Pages;

/// <summary>What needs a person, in order of urgency.</summary>
public sealed partial class Today
{
    private Attention? _attention;
    private IReadOnlyList<FleetNetwork> _fleet = [];
    private IReadOnlyList<PersonToAsk> _deactivated = [];
    private IReadOnlyList<PersonToAsk> _expiring = [];
    private IReadOnlyList<PersonToAsk> _alone = [];
    private IReadOnlyList<CheckState> _checks = [];
    private CoverageFigures? _coverage;
    private InstallationSettings _settings = new();
    private bool _hasAdmin = true;
    private bool _isOwner;
    private string _me = "";
    private int _warningDays = 30;

    [Inject]
    private NeedsAttention Attention { get; set; } = default!;

    [Inject]
    private Fleet Fleet { get; set; } = default!;

    [Inject]
    private Coverage Coverage { get; set; } = default!;

    [Inject]
    private CheckBoard Checks { get; set; } = default!;

    [Inject]
    private UserList Users { get; set; } = default!;

    [Inject]
    private CurrentSettings Settings { get; set; } = default!;

    [Inject]
    private Actor Actor { get; set; } = default!;

    [Inject]
    private ViewerTime Time { get; set; } = default!;

    private int More => _attention!.Accounts - _attention.CoveredByNobody - _attention.CoveredByOne;

    protected override async Task ReadAsync()
    {
        var scope = await Actor.ScopeAsync();
        _settings = await Settings.GetAsync(CancellationToken.None);
        _warningDays = _settings.WarningDays;
        var attention = await Attention.ReadAsync(scope, CancellationToken.None);
        _fleet = await Fleet.ReadAsync(scope, CancellationToken.None);
        _deactivated = await Attention.ByLoginAsync(AccountStatus.Deactivated, scope, CancellationToken.None);
        _expiring = await Attention.ByLoginAsync(AccountStatus.Expiring, scope, CancellationToken.None);
        _alone = await Attention.AloneAsync(scope, CancellationToken.None);
        (_isOwner, _me) = (scope.Owner is not null, scope.Owner ?? "");
        if (!_isOwner)
        {
            _coverage = await Coverage.ReadAsync(CancellationToken.None);
            _checks = await Checks.StatesAsync(CancellationToken.None);
            _hasAdmin = await Users.HasAdminAsync(CancellationToken.None);
        }

        _attention = attention;
    }
}

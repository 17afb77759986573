using AccountHealth.Core.Guidance;
using AccountHealth.Core.Networks;
using AccountHealth.Data.Queries;
using AccountHealth.Web.Components.Accounts;
using AccountHealth.Web.Components.Guidance;
using AccountHealth.Web.Components.Live;
using AccountHealth.Web.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace AccountHealth.Web.Components.Pages;

/// <summary>Everything about one network's tokens, or about all of them. A reason is named by the address's fragment.</summary>
public sealed partial class GuidanceOfNetwork
{
    private NetworkDescriptor? _network;
    private Sentence? _sentence;
    private GuidanceNames _names = GuidanceNames.Generic("");
    private IReadOnlyDictionary<(string Kind, string Reason), int>? _counts;
    private string _open = "";
    private string _read = "";

    [Parameter]
    public string Network { get; set; } = "";

    [Inject]
    private GuidanceCatalog Catalog { get; set; } = default!;

    [Inject]
    private CurrentSettings Settings { get; set; } = default!;

    [Inject]
    private ReasonCounts Counts { get; set; } = default!;

    [Inject]
    private Actor Actor { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private GuidancePage? Guide => Catalog.Page(Network);

    public override void Dispose()
    {
        base.Dispose();
        Navigation.LocationChanged -= OnLocation;
    }

    protected override Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocation;
        _open = Fragment(Navigation.Uri);
        return base.OnInitializedAsync();
    }

    protected override Task OnParametersSetAsync() => _read == Network ? Task.CompletedTask : ReadAsync();

    protected override async Task ReadAsync()
    {
        _read = Network;
        var settings = await Settings.GetAsync(CancellationToken.None);
        _names = GuidanceNames.Generic(settings.SupportContact);
        _network = Settings.NetworksOf(settings).Find(Network);
        _sentence = _network is null ? null : TokenSentence.Of(_network);
        _counts = _network is null ? null : await Counts.OfAsync(Network, await Actor.ScopeAsync(), CancellationToken.None);
    }

    private void OnLocation(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(() =>
    {
        _open = Fragment(e.Location);
        StateHasChanged();
    });

    private static string Fragment(string address) => new Uri(address).Fragment.TrimStart('#');
}

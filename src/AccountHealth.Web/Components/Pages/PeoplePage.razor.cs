using AccountHealth.Data.Queries;
using AccountHealth.Web.Components.People;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace AccountHealth.Web.Components.Pages;

/// <summary>The people behind the tokens. What it shows is in its address.</summary>
public sealed partial class PeoplePage
{
    private PeopleQuery _query = new();
    private PersonRows? _page;
    private (int Everybody, int SoleCover) _counts;

    [Inject]
    private PeopleList People { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    public override void Dispose()
    {
        base.Dispose();
        Navigation.LocationChanged -= OnLocation;
    }

    protected override Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocation;
        _query = PeopleQueryUrl.Read(Navigation.Uri);
        return base.OnInitializedAsync();
    }

    protected override async Task ReadAsync()
    {
        var query = _query;
        var page = await People.PageAsync(query, CancellationToken.None);
        var counts = await People.CountsAsync(query, CancellationToken.None);
        // Whoever typed on meanwhile waits for another answer.
        if (query == _query)
        {
            (_page, _counts) = (page, counts);
        }
    }

    private void OnLocation(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(async () =>
    {
        var path = Navigation.ToBaseRelativePath(e.Location).Split('?')[0];
        if (path == PeopleQueryUrl.Path && PeopleQueryUrl.Read(e.Location) is var query && query != _query)
        {
            _query = query;
            await ReadAsync();
            StateHasChanged();
        }
    });

    private void Go(PeopleQuery query) => Navigation.NavigateTo(PeopleQueryUrl.Of(query), replace: query.Search != _query.Search);
}

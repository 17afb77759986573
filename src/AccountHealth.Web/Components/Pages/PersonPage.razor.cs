using System.Globalization;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Data.Queries;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Monitoring.Previews;
using AccountHealth.Web.Components.People;
using AccountHealth.Web.Hosting;
using AccountHealth.Web.Identity;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace AccountHealth.Web.Components.Pages;

/// <summary>One person: their logins, what rests on them, and what would be without them. What it shows is in its address.</summary>
public sealed partial class PersonPage
{
    private const int PageSize = 25;

    private PersonView? _view;
    private PersonRadius? _radius;
    private AccountRows _accounts = new([], 0);
    private IReadOnlySet<long> _theirs = new HashSet<long>();
    private (long Id, bool Alone, int Page)? _read;
    private long? _token;
    private DateOnly? _lastDay;
    private bool _alone;
    private int _page = 1;
    private bool _missing;
    private bool _isAdmin;

    [Parameter]
    public long Id { get; set; }

    [SupplyParameterFromQuery(Name = "token")]
    private string? TokenText { get; set; }

    [SupplyParameterFromQuery(Name = "leaves")]
    private string? LeavesText { get; set; }

    [SupplyParameterFromQuery(Name = "cover")]
    private string? CoverText { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageText { get; set; }

    [Inject]
    private PersonDetails People { get; set; } = default!;

    [Inject]
    private AccountList Accounts { get; set; } = default!;

    [Inject]
    private BlastRadiusPreview Preview { get; set; } = default!;

    [Inject]
    private PersonChanges Changes { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private NotificationService Toasts { get; set; } = default!;

    [Inject]
    private Actor Actor { get; set; } = default!;

    private string First => _view!.Person.Name.Split(' ')[0];

    protected override async Task OnInitializedAsync()
    {
        ReadAddress();
        _isAdmin = await Actor.IsAsync(Policies.Admin);
        await base.OnInitializedAsync();
    }

    protected override async Task OnParametersSetAsync()
    {
        ReadAddress();
        if (_read is { } read && read != (Id, _alone, _page))
        {
            await (read.Id == Id ? ReadAccountsAsync() : ReadAsync());
        }
    }

    protected override async Task ReadAsync()
    {
        if (_read?.Id != Id)
        {
            _radius = null;
        }

        _view = await People.FindAsync(Id, CancellationToken.None);
        _missing = _view is null;
        await ReadAccountsAsync();
        if (_view is not null && (_view.Accounts <= DrillSection.JudgedAtOnce || RendererInfo.IsInteractive))
        {
            StateHasChanged();
            _radius = await Preview.OfAsync(Id, CancellationToken.None);
        }
    }

    private static IEnumerable<string> Addresses(PersonView view) =>
        view.Person.Email is { } email ? view.Aliases.Prepend(email) : ["No address"];

    private async Task ReadAccountsAsync()
    {
        _read = (Id, _alone, _page);
        _accounts = await Accounts.PageAsync(new AccountQuery { Person = Id, OnePerson = _alone, Page = _page, PageSize = PageSize }, AccountScope.All, CancellationToken.None);
        _theirs = await People.AuthorizationsAsync(Id, [.. _accounts.Rows.Select(row => row.Id)], CancellationToken.None);
    }

    /// <summary>What makes no sense in the address is passed over.</summary>
    private void ReadAddress()
    {
        _token = long.TryParse(TokenText, NumberStyles.None, CultureInfo.InvariantCulture, out var token) ? token : null;
        _lastDay = DateOnly.TryParseExact(LeavesText, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        _alone = CoverText == "one";
        _page = int.TryParse(PageText, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, 1_000_000) : 1;
    }

    private string Link(long? token, DateOnly? lastDay) => PersonLink.To(Id, token, lastDay, _alone, _page);

    private static string Held(PersonView view)
    {
        var tokens = view.Tokens.Count(token => token.Accounts > 0);
        return view.Accounts == 0
            ? "No token of theirs is on any account any more."
            : $"{Wording.Count(tokens, "token")} of theirs {(tokens == 1 ? "is" : "are")} on {Wording.Count(view.Accounts, "account")}.";
    }

    private async Task MergeAsync()
    {
        var parameters = new Dictionary<string, object?> { [nameof(MergeDialog.View)] = _view };
        if (await Dialogs.OpenAsync<MergeDialog>($"Merge somebody with {_view!.Person.Name}", parameters!, new DialogOptions { Width = "560px" }) is PersonRow chosen)
        {
            var done = await Changes.MergeAsync(Id, chosen.Id, await Actor.MustBeAsync(Policies.Admin), CancellationToken.None);
            Toasts.Notify(done ? NotificationSeverity.Success : NotificationSeverity.Info, done ? $"{chosen.Name} is {_view.Person.Name} now" : "One of them is gone meanwhile");
            await ReadAsync();
        }
    }
}

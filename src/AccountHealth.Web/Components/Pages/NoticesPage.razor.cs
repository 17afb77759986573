using AccountHealth.Core.Notices;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Data.Queries;
using AccountHealth.Data.Storage;
using AccountHealth.Monitoring.Checks;
using AccountHealth.Monitoring.Mailing;
using AccountHealth.Monitoring.Scheduling;
using AccountHealth.Web.Components.Live;
using AccountHealth.Web.Components.Shared;
using AccountHealth.Web.Hosting;
using AccountHealth.Web.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Radzen;

namespace AccountHealth.Web.Components.Pages;

/// <summary>Who was told what, and what became of it. What it shows is in its address.</summary>
public sealed partial class NoticesPage
{
    private const string Path = "notices";

    private const string Weekly = "weekly-summary";

    private static readonly Choice[] Kinds =
        [.. Enum.GetValues<NoticeKind>().Select(kind => new Choice(kind.Id(), NoticeWords.Of(kind))), new Choice(Weekly, NoticeWords.Weekly)];

    private NoticeQuery _query = new();
    private NoticePage? _page;
    private IReadOnlyDictionary<DeliveryState, int> _counts = new Dictionary<DeliveryState, int>();
    private bool _sending = true;
    private string? _pickup;

    [Inject]
    private NoticeList Notices { get; set; } = default!;

    [Inject]
    private MessageRetry Retries { get; set; } = default!;

    [Inject]
    private CheckBoard Board { get; set; } = default!;

    [Inject]
    private CurrentSettings Settings { get; set; } = default!;

    [Inject]
    private DataDirectory Data { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private NotificationService Toasts { get; set; } = default!;

    [Inject]
    private Actor Actor { get; set; } = default!;

    [Inject]
    private ViewerTime Time { get; set; } = default!;

    public override void Dispose()
    {
        base.Dispose();
        Navigation.LocationChanged -= OnLocation;
    }

    protected override Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocation;
        _query = Read(Navigation.Uri);
        return base.OnInitializedAsync();
    }

    protected override async Task ReadAsync()
    {
        var settings = await Settings.GetAsync(CancellationToken.None);
        _sending = settings.SendingEnabled;
        _pickup = settings.Mail.UsesPickupFolder ? Data.Pickup : null;
        _page = await Notices.PageAsync(_query, CancellationToken.None);
        _counts = await Notices.CountsAsync(_query, CancellationToken.None);
    }

    private static string Url(NoticeQuery query)
    {
        var parameters = new Dictionary<string, string?>
        {
            ["state"] = query.State?.Id(),
            ["kind"] = KindText(query),
            ["q"] = query.Search.Length > 0 ? query.Search : null,
            ["page"] = query.Page > 1 ? query.Page.ToString() : null,
        };
        return QueryHelpers.AddQueryString(Path, parameters.Where(one => one.Value is not null).ToDictionary());
    }

    private static NoticeQuery Read(string uri)
    {
        var parameters = QueryHelpers.ParseQuery(new Uri(uri).Query);
        return OfKind(new NoticeQuery(), parameters.GetValueOrDefault("kind").ToString()) with
        {
            State = Enum.TryParse<DeliveryState>(parameters.GetValueOrDefault("state"), ignoreCase: true, out var state) ? state : null,
            Search = parameters.GetValueOrDefault("q").ToString(),
            Page = int.TryParse(parameters.GetValueOrDefault("page"), out var page) ? Math.Clamp(page, 1, 1_000_000) : 1,
        };
    }

    private static NoticeQuery OfKind(NoticeQuery query, string id) => query with
    {
        Kind = Enum.GetValues<NoticeKind>().Cast<NoticeKind?>().FirstOrDefault(kind => kind!.Value.Id() == id),
        Weekly = id == Weekly,
    };

    private static string? KindText(NoticeQuery query) => query.Weekly ? Weekly : query.Kind?.Id();

    private void OnLocation(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(async () =>
    {
        if (Navigation.ToBaseRelativePath(e.Location).Split('?')[0] == Path && Read(e.Location) is var query && query != _query)
        {
            _query = query;
            await ReadAsync();
            StateHasChanged();
        }
    });

    private void Go(NoticeQuery query) => Navigation.NavigateTo(Url(query), replace: query.Search != _query.Search);

    private static string What(NoticeRow row) => string.Join(", ", new[]
    {
        row.LeadDay is { } lead ? $"{Wording.Count(lead, "day")} before" : row.Kind == NoticeKind.Reminder ? $"day {row.Occurrence}" : "",
        row.MacroName,
    }.Where(text => text.Length > 0));

    private string Result(NoticeRow row) => row.State switch
    {
        DeliveryState.Planned when row.MessageId is not null => "being sent",
        DeliveryState.Planned => $"at {Time.Clock(row.NotBefore > row.ReleaseAt ? row.NotBefore.Value : row.ReleaseAt)}",
        DeliveryState.Deferred when row.NextAttemptAt is { } next => $"{row.Error}; next try {Time.Ago(next)}, attempt {row.Attempts + 1}",
        DeliveryState.Sent => "",
        _ => row.Error,
    };

    private async Task ShowAsync(NoticeRow row)
    {
        if (await Notices.MailAsync(row.MessageId!.Value, CancellationToken.None) is { } mail)
        {
            await Dialogs.OpenAsync<MailDialog>($"Mail to {row.To}", new Dictionary<string, object?> { [nameof(MailDialog.Mail)] = mail }!, new DialogOptions { Width = "760px" });
        }
    }

    private async Task RetryAsync(long message)
    {
        await Actor.MustBeAsync(Policies.Ops);
        if (await Retries.RetryAsync(message, CancellationToken.None))
        {
            await Board.RunNowAsync(DeliverCheck.Id, CancellationToken.None);
            Toasts.Notify(NotificationSeverity.Success, _sending ? "Trying again now" : "It is tried again once sending is on");
        }
        else
        {
            Toasts.Notify(NotificationSeverity.Info, "It was sent meanwhile");
        }
    }
}

using AccountHealth.Core.Macros;
using AccountHealth.Core.Notices;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Data.Queries;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Monitoring.Previews;
using AccountHealth.Web.Components.Macros;
using AccountHealth.Web.Hosting;
using AccountHealth.Web.Identity;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace AccountHealth.Web.Components.Pages;

/// <summary>Edits a macro beside what it would do.</summary>
public sealed partial class MacroPage : IDisposable
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(400);

    private MacroDefinition _draft = NewMacro();
    private IReadOnlyList<FieldError> _errors = [];
    private PreviewedMacro? _preview;
    private CancellationTokenSource _stop = new();
    private int _applied;
    private bool _previewing;
    private bool _saving;
    private bool _missing;

    [Parameter]
    public long? Id { get; set; }

    [Inject]
    private MacroList Macros { get; set; } = default!;

    [Inject]
    private MacroChanges Changes { get; set; } = default!;

    [Inject]
    private MacroPreview Previews { get; set; } = default!;

    [Inject]
    private MacroActionCatalog Actions { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private NotificationService Toasts { get; set; } = default!;

    [Inject]
    private Actor Actor { get; set; } = default!;

    private IMacroAction Action => Actions.Find(_draft.Action) ?? Actions.All.First();

    private string Title => _draft.Name.Length > 0 ? _draft.Name : "New macro";

    private string SaveText => _preview is { } preview ? $"Save and apply to {preview.Accounts:N0}" : "Save and apply";

    private bool TellsOwner => Action.Recipients(_draft.Fields).Contains(RecipientWords.Owner);

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Id is { } id)
        {
            var macro = await Macros.FindAsync(id, CancellationToken.None);
            _missing = macro is null;
            _draft = macro is null ? _draft : MacroDefinition.Of(macro);
            _applied = (await Macros.ReadAsync(CancellationToken.None)).FirstOrDefault(one => one.Macro.Id == id).Accounts;
        }
    }

    protected override Task OnAfterRenderAsync(bool firstRender) => firstRender && !_missing ? PreviewAsync() : Task.CompletedTask;

    private static MacroDefinition NewMacro() => new()
    {
        NewAccounts = true,
        Fields = MacroFields.None
            .With(SetPreDeactivationNotification.LeadDaysField, ["30", "7", "1"])
            .With(SetPreDeactivationNotification.RecipientsField, [RecipientWords.Owner, RecipientWords.Admins]),
    };

    private Task SetFieldAsync(MacroField field, IReadOnlyList<string> values) =>
        ChangeAsync(_draft with { Fields = _draft.Fields.With(field.Name, values) });

    private Task ChangeAsync(MacroDefinition draft)
    {
        _draft = draft;
        _errors = [];
        return PreviewAsync();
    }

    /// <summary>Looks ahead for what is in the form now; whoever changes it meanwhile starts it anew.</summary>
    private async Task PreviewAsync()
    {
        await _stop.CancelAsync();
        _stop = new CancellationTokenSource();
        var stop = _stop.Token;
        _previewing = true;
        StateHasChanged();
        try
        {
            var (id, draft) = (Id, _draft);
            // Off the circuit: thousands of accounts are looked at.
            var preview = await Task.Run(() => Previews.OfAsync(id, draft, Ahead, stop), stop);
            stop.ThrowIfCancellationRequested();
            (_preview, _previewing) = (preview, false);
            StateHasChanged();
        }
        catch (OperationCanceledException)
        {
            // A newer look takes over, or the page was left.
        }
    }

    private async Task Save()
    {
        _saving = true;
        try
        {
            await Actor.MustBeAsync(Policies.Ops);
            var saved = await Changes.SaveAsync(Id, _draft, CancellationToken.None);
            _errors = saved.Errors;
            if (saved.Errors.Count == 0)
            {
                Toasts.Notify(NotificationSeverity.Success, $"Saved and applied to {Wording.Count(saved.Accounts, "account")}");
                Navigation.NavigateTo("macros");
            }
        }
        finally
        {
            _saving = false;
        }
    }

    private async Task Delete()
    {
        var sure = await Dialogs.Confirm(
            $"“{_draft.Name}” is taken from {Wording.Count(_applied, "account")}. What it told stays on record.",
            "Delete macro",
            new ConfirmOptions { OkButtonText = "Delete macro", CancelButtonText = "Cancel" });
        if (sure == true)
        {
            await Actor.MustBeAsync(Policies.Ops);
            await Changes.DeleteAsync(Id!.Value, CancellationToken.None);
            Navigation.NavigateTo("macros");
        }
    }

    private async Task SendTest()
    {
        var accounts = _preview!.Tellings.SelectMany(row => row.Deliveries).Select(one => one.Account).DistinctBy(account => account.Id).Take(50).ToList();
        var parameters = new Dictionary<string, object?>
        {
            [nameof(TestMailDialog.Definition)] = _draft,
            [nameof(TestMailDialog.Accounts)] = accounts,
        };
        await Dialogs.OpenAsync<TestMailDialog>("Send a test", parameters!, new DialogOptions { Width = "560px" });
    }
}

using AccountHealth.Core.Connecting;
using AccountHealth.Core.Installation;
using AccountHealth.Core.Networks;
using AccountHealth.Core.Notices.Mail;
using AccountHealth.Data.Settings;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Monitoring.Connecting;
using AccountHealth.Web.Components.Live;
using AccountHealth.Web.Components.Settings;
using AccountHealth.Web.Hosting;
using AccountHealth.Web.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Radzen;

namespace AccountHealth.Web.Components.Pages;

/// <summary>Our apps at one network: id, secret, what is asked for.</summary>
public sealed partial class NetworkSettingsPage
{
    private readonly SettingForm _form = new();
    private InstallationSettings _settings = new();
    private bool _saving;
    private string _saved = "";

    [Parameter]
    public string Network { get; set; } = "";

    [Inject]
    private ConnectorCatalog Connectors { get; set; } = default!;

    [Inject]
    private NetworkCatalog Networks { get; set; } = default!;

    [Inject]
    private CurrentSettings Settings { get; set; } = default!;

    [Inject]
    private SettingsChanges Changes { get; set; } = default!;

    [Inject]
    private SettingsStore Store { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private NotificationService Toasts { get; set; } = default!;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    [Inject]
    private Actor Actor { get; set; } = default!;

    private IConnector? Connector => Connectors.Find(Network);

    private string ReturnTo => $"{(_settings.PublicUrl?.AbsoluteUri ?? Navigation.BaseUri).TrimEnd('/')}/{Connections.ReturnPath}";

    protected override async Task ReadAsync()
    {
        _settings = await Settings.GetAsync(CancellationToken.None);
        if (Connector is { } connector)
        {
            _form.Load(_settings.Networks, NetworkSetUp.Keys(connector));
        }
    }

    private string Key(string app, string name) => NetworkSettings.KeyOf(Network, app, name);

    private async Task SaveAsync()
    {
        (_saving, _saved) = (true, "");
        await Actor.MustBeAsync(Policies.Admin);
        _form.Errors = await Changes.SaveAsync(_form.Changes, CancellationToken.None);
        if (_form.Errors.Count == 0)
        {
            _saved = "Saved.";
            _form.Saved();
            await ReadAsync();
        }

        _saving = false;
    }

    private bool CanRemove(string app) => Key(app, NetworkSettings.ClientSecret) is var key && _settings.Networks.HasSecret(key) && !Store.IsFixed(key);

    /// <summary>What was typed in beside it stays, to be saved or not.</summary>
    private async Task RemoveSecretAsync(SignInApp app)
    {
        var key = Key(app.Id, NetworkSettings.ClientSecret);
        var tokens = await Changes.DependingOnAsync(key, CancellationToken.None);
        if (tokens > 0 && await Dialogs.Confirm(
            $"{Wording.Count(tokens, "token is", "tokens are")} asked about and renewed with it. Without it {(tokens == 1 ? "it is" : "they are")} watched by dates only, and may end sooner.",
            "Remove the stored secret",
            new ConfirmOptions { OkButtonText = "Remove secret", CancelButtonText = "Cancel" }) != true)
        {
            return;
        }

        _saved = "";
        await Actor.MustBeAsync(Policies.Admin);
        _form.Errors = await Changes.SaveAsync(new Dictionary<string, string> { [key] = "" }, CancellationToken.None);
        if (_form.Errors.Count == 0)
        {
            _saved = "The secret is removed.";
            await ReadAsync();
        }
    }

    private async Task CopyAsync()
    {
        try
        {
            await Script.InvokeVoidAsync("accountHealth.copy", ReturnTo);
            Toasts.Notify(NotificationSeverity.Success, "Copied");
        }
        catch (JSException)
        {
            // Browsers give the clipboard only to pages that came over HTTPS.
            Toasts.Notify(NotificationSeverity.Warning, "The browser refused", "Select the address and copy it by hand.");
        }
    }
}

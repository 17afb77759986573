using AccountHealth.Core.Installation;
using AccountHealth.Core.Notices;
using AccountHealth.Data.Storage;
using AccountHealth.Monitoring.Changes;
using AccountHealth.Monitoring.Mailing;
using AccountHealth.Web.Components.Live;
using AccountHealth.Web.Components.Settings;
using AccountHealth.Web.Hosting;
using AccountHealth.Web.Identity;
using Microsoft.AspNetCore.Components;

namespace AccountHealth.Web.Components.Pages;

/// <summary>Mail, public address, time zone, and whether anything is sent.</summary>
public sealed partial class SettingsPage
{
    private static readonly string[] Zones = [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => id.Contains('/') || id == "UTC").Order(StringComparer.Ordinal)];

    private readonly SettingForm _form = new();
    private InstallationSettings _settings = new();
    private (string Text, string Tone)? _test;
    private bool _testing;
    private bool _saving;
    private bool _saved;

    [Inject]
    private CurrentSettings Settings { get; set; } = default!;

    [Inject]
    private SettingsChanges Changes { get; set; } = default!;

    [Inject]
    private TestMail Mail { get; set; } = default!;

    [Inject]
    private DataDirectory Data { get; set; } = default!;

    [Inject]
    private Actor Actor { get; set; } = default!;

    protected override async Task ReadAsync()
    {
        _settings = await Settings.GetAsync(CancellationToken.None);
        _form.Load(_settings);
    }

    private async Task SaveAsync()
    {
        (_saving, _saved) = (true, false);
        await Actor.MustBeAsync(Policies.Admin);
        _form.Errors = await Changes.SaveAsync(_form.Changes, CancellationToken.None);
        _saved = _form.Errors.Count == 0;
        if (_saved)
        {
            _form.Saved();
            await ReadAsync();
        }

        _saving = false;
    }

    /// <summary>Tries what is saved, not what stands in the form.</summary>
    private async Task TestAsync()
    {
        _testing = true;
        var me = await Actor.MustBeAsync(Policies.Admin);
        var result = await Mail.SendGreetingAsync(me, CancellationToken.None);
        _test = result switch
        {
            SendResult.Accepted => ($"Accepted for {me}.", "toned ok"),
            SendResult.Deferred deferred => ($"Deferred: {deferred.Error}", "warn"),
            SendResult.Refused refused => ($"Refused: {refused.Error}", "stop"),
            _ => ("", ""),
        };
        _testing = false;
    }
}

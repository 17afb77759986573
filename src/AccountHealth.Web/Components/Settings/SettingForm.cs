using System.Globalization;
using AccountHealth.Core.Installation;
using AccountHealth.Core.Macros;

namespace AccountHealth.Web.Components.Settings;

/// <summary>The settings page's texts: what is stored, what was typed in, what is wrong with it.</summary>
public sealed class SettingForm
{
    private readonly Dictionary<string, string> _stored = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _typed = new(StringComparer.Ordinal);

    public IReadOnlyList<FieldError> Errors { get; set; } = [];

    /// <summary>What differs from what is stored.</summary>
    public IReadOnlyDictionary<string, string> Changes =>
        _typed.Where(one => one.Value != _stored.GetValueOrDefault(one.Key)).ToDictionary();

    public string this[string key]
    {
        get => _typed.GetValueOrDefault(key) ?? _stored.GetValueOrDefault(key, "");
        set => _typed[key] = value;
    }

    /// <summary>Takes over what is stored; what was typed in and is not saved yet stays.</summary>
    public void Load(InstallationSettings settings)
    {
        _stored[SettingDefinitions.SupportContact] = settings.SupportContact;
        _stored[SettingDefinitions.PublicUrl] = settings.PublicUrl?.ToString() ?? "";
        _stored[SettingDefinitions.TimeZone] = settings.Zone.Id;
        _stored[SettingDefinitions.WarningDays] = settings.WarningDays.ToString(CultureInfo.InvariantCulture);
        _stored[SettingDefinitions.SwitchBack] = YesNo(settings.SwitchBack);
        _stored[SettingDefinitions.WeeklySummary] = YesNo(settings.WeeklySummary);
        _stored[SettingDefinitions.MailHost] = settings.Mail.Host;
        _stored[SettingDefinitions.MailPort] = settings.Mail.Port.ToString(CultureInfo.InvariantCulture);
        _stored[SettingDefinitions.MailStartTls] = YesNo(settings.Mail.StartTls);
        _stored[SettingDefinitions.MailUser] = settings.Mail.User;
        _stored[SettingDefinitions.MailFrom] = settings.Mail.From;
        _stored[SettingDefinitions.MailFromName] = settings.Mail.FromName;
        _stored[SettingDefinitions.MailTimeoutSeconds] = settings.Mail.Timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Takes over what is stored for a network; secrets are never shown.</summary>
    public void Load(NetworkSettings settings, IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            _stored[key] = settings.TextOf(key);
        }
    }

    public void Saved() => _typed.Clear();

    public static string YesNo(bool value) => value ? "true" : "false";
}

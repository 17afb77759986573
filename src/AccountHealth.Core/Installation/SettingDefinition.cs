using System.Globalization;
using AccountHealth.Core.People;
using AccountHealth.Core.Time;
using AccountHealth.Core.Tokens;

namespace AccountHealth.Core.Installation;

/// <summary>One setting: its key in configuration and database, how its text is checked, and where it goes.</summary>
/// <param name="Key">Below <c>AccountHealth:</c> in configuration.</param>
/// <param name="Remedy">What a good value looks like, for the error that names the key.</param>
public sealed record SettingDefinition(
    string Key,
    string Remedy,
    Func<string, bool> IsGood,
    Func<InstallationSettings, string, InstallationSettings> Apply)
{
    /// <summary>Encrypted in the database and never shown again.</summary>
    public bool IsSecret { get; init; }
}

/// <summary>All settings that can be changed while running. Configuration wins over what was saved on the settings page.</summary>
public static class SettingDefinitions
{
    public const string PublicUrl = "PublicUrl";
    public const string TimeZone = "TimeZone";
    public const string SupportContact = "SupportContact";
    public const string WarningDays = "WarningDays";
    public const string SwitchBack = "SwitchBack";
    public const string SendingEnabled = "Notifications:Enabled";
    public const string WeeklySummary = "WeeklySummary";
    public const string MailHost = "Mail:Host";
    public const string MailPort = "Mail:Port";
    public const string MailStartTls = "Mail:StartTls";
    public const string MailUser = "Mail:User";
    public const string MailPassword = "Mail:Password";
    public const string MailFrom = "Mail:From";
    public const string MailFromName = "Mail:FromName";
    public const string MailTimeoutSeconds = "Mail:TimeoutSeconds";

    public static IReadOnlyList<SettingDefinition> All { get; } =
    [
        new(PublicUrl, "an address such as https://health.example.com", text => text.Length == 0 || Url(text) is not null,
            (settings, text) => settings with { PublicUrl = Url(text) }),
        new(TimeZone, "a time zone such as Europe/Madrid", text => ZonedTime.Find(text) is not null,
            (settings, text) => settings with { Zone = ZonedTime.Find(text)! }),
        new(SupportContact, "at most 200 characters on one line, such as “Dana in IT, ext. 12”, or nothing",
            text => text.Length <= 200 && IsOneLine(text), (settings, text) => settings with { SupportContact = text }),
        new(WarningDays, "whole days from 1 to 365", text => IsWithin(text, 1, 365),
            (settings, text) => settings with { WarningDays = Number(text) }),
        new(SwitchBack, "true or false", IsYesNo, (settings, text) => settings with { SwitchBack = bool.Parse(text) }),
        new(SendingEnabled, "true or false", IsYesNo, (settings, text) => settings with { SendingEnabled = bool.Parse(text) }),
        new(WeeklySummary, "true or false", IsYesNo, (settings, text) => settings with { WeeklySummary = bool.Parse(text) }),
        OfMail(MailHost, "a host name, or nothing for the pick-up folder",
            text => text.Length == 0 || Uri.CheckHostName(text) != UriHostNameType.Unknown, (mail, text) => mail with { Host = text }),
        OfMail(MailPort, "a port from 1 to 65535", text => IsWithin(text, 1, 65535), (mail, text) => mail with { Port = Number(text) }),
        OfMail(MailStartTls, "true or false", IsYesNo, (mail, text) => mail with { StartTls = bool.Parse(text) }),
        OfMail(MailUser, "a user name, or nothing", IsOneLine, (mail, text) => mail with { User = text }),
        OfMail(MailPassword, "a password, or nothing", IsOneLine, (mail, text) => mail with { Password = Secret.From(text) })
            with { IsSecret = true },
        OfMail(MailFrom, "an e-mail address", EmailAddress.IsValid, (mail, text) => mail with { From = text }),
        OfMail(MailFromName, "a name of at most 100 characters on one line", text => text.Length <= 100 && IsOneLine(text),
            (mail, text) => mail with { FromName = text }),
        OfMail(MailTimeoutSeconds, "seconds from 1 to 300", text => IsWithin(text, 1, 300),
            (mail, text) => mail with { Timeout = TimeSpan.FromSeconds(Number(text)) }),
    ];

    public static SettingDefinition? Find(string key) => All.FirstOrDefault(one => one.Key == key) ?? NetworkSettings.Find(key);

    private static SettingDefinition OfMail(
        string key, string remedy, Func<string, bool> isGood, Func<MailSettings, string, MailSettings> apply) =>
        new(key, remedy, isGood, (settings, text) => settings with { Mail = apply(settings.Mail, text) });

    private static Uri? Url(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Query.Length == 0 ? url : null;

    private static bool IsYesNo(string text) => bool.TryParse(text, out _);

    private static bool IsOneLine(string text) => !text.Any(char.IsControl);

    private static bool IsWithin(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}

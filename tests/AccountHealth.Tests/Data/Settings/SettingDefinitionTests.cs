using AccountHealth.Core.Installation;

namespace AccountHealth.Tests.Data.Settings;

public class SettingDefinitionTests
{
    [Theory]
    [InlineData(SettingDefinitions.PublicUrl, "https://health.example.com")]
    [InlineData(SettingDefinitions.PublicUrl, "http://10.0.0.7:8080/health")]
    [InlineData(SettingDefinitions.PublicUrl, "")]
    [InlineData(SettingDefinitions.TimeZone, "Europe/Madrid")]
    [InlineData(SettingDefinitions.WarningDays, "1")]
    [InlineData(SettingDefinitions.WarningDays, "365")]
    [InlineData(SettingDefinitions.SwitchBack, "False")]
    [InlineData(SettingDefinitions.SendingEnabled, "true")]
    [InlineData(SettingDefinitions.MailHost, "mail.example.com")]
    [InlineData(SettingDefinitions.MailHost, "127.0.0.1")]
    [InlineData(SettingDefinitions.MailHost, "")]
    [InlineData(SettingDefinitions.MailPort, "25")]
    [InlineData(SettingDefinitions.MailFrom, "health@example.com")]
    [InlineData(SettingDefinitions.MailTimeoutSeconds, "300")]
    public void A_good_value_is_taken(string key, string text)
    {
        var definition = SettingDefinitions.Find(key)!;

        Assert.True(definition.IsGood(text));
        Assert.NotNull(definition.Apply(new InstallationSettings(), text));
    }

    [Theory]
    [InlineData(SettingDefinitions.PublicUrl, "health.example.com")]
    [InlineData(SettingDefinitions.PublicUrl, "ftp://health.example.com")]
    [InlineData(SettingDefinitions.PublicUrl, "javascript:alert(1)")]
    [InlineData(SettingDefinitions.PublicUrl, "https://health.example.com/?a=b")]
    [InlineData(SettingDefinitions.TimeZone, "Mars/Olympus")]
    [InlineData(SettingDefinitions.TimeZone, "")]
    [InlineData(SettingDefinitions.WarningDays, "0")]
    [InlineData(SettingDefinitions.WarningDays, "366")]
    [InlineData(SettingDefinitions.WarningDays, "-1")]
    [InlineData(SettingDefinitions.WarningDays, "7.5")]
    [InlineData(SettingDefinitions.SwitchBack, "yes")]
    [InlineData(SettingDefinitions.SendingEnabled, "1")]
    [InlineData(SettingDefinitions.MailHost, "mail example.com")]
    [InlineData(SettingDefinitions.MailPort, "abc")]
    [InlineData(SettingDefinitions.MailPort, "0")]
    [InlineData(SettingDefinitions.MailPort, "65536")]
    [InlineData(SettingDefinitions.MailStartTls, "maybe")]
    [InlineData(SettingDefinitions.MailUser, "ann\r\nRCPT TO: x")]
    [InlineData(SettingDefinitions.MailPassword, "two\nlines")]
    [InlineData(SettingDefinitions.MailFrom, "health")]
    [InlineData(SettingDefinitions.MailFrom, "Health <health@example.com>")]
    [InlineData(SettingDefinitions.MailFromName, "two\nlines")]
    [InlineData(SettingDefinitions.MailTimeoutSeconds, "301")]
    public void A_bad_value_is_refused_with_a_remedy(string key, string text)
    {
        var definition = SettingDefinitions.Find(key)!;

        Assert.False(definition.IsGood(text));
        Assert.NotEmpty(definition.Remedy);
    }

    [Fact]
    public void The_default_of_every_setting_is_a_good_value_of_it()
    {
        var defaults = new InstallationSettings();

        var applied = SettingDefinitions.All.Aggregate(defaults, (settings, definition) => DefaultOf(definition.Key, defaults) is var text && definition.IsGood(text)
            ? definition.Apply(settings, text)
            : throw new InvalidOperationException(definition.Key));

        Assert.Equal(defaults, applied);
    }

    [Fact]
    public void Keys_are_unique_and_only_the_password_is_secret()
    {
        Assert.Equal(SettingDefinitions.All.Count, SettingDefinitions.All.Select(one => one.Key).Distinct().Count());
        Assert.Equal([SettingDefinitions.MailPassword], SettingDefinitions.All.Where(one => one.IsSecret).Select(one => one.Key));
    }

    private static string DefaultOf(string key, InstallationSettings settings) => key switch
    {
        SettingDefinitions.PublicUrl => "",
        SettingDefinitions.TimeZone => settings.Zone.Id,
        SettingDefinitions.SupportContact => settings.SupportContact,
        SettingDefinitions.WeeklySummary => $"{settings.WeeklySummary}",
        SettingDefinitions.WarningDays => $"{settings.WarningDays}",
        SettingDefinitions.SwitchBack => $"{settings.SwitchBack}",
        SettingDefinitions.SendingEnabled => $"{settings.SendingEnabled}",
        SettingDefinitions.MailHost => settings.Mail.Host,
        SettingDefinitions.MailPort => $"{settings.Mail.Port}",
        SettingDefinitions.MailStartTls => $"{settings.Mail.StartTls}",
        SettingDefinitions.MailUser => settings.Mail.User,
        SettingDefinitions.MailPassword => "",
        SettingDefinitions.MailFrom => settings.Mail.From,
        SettingDefinitions.MailFromName => settings.Mail.FromName,
        SettingDefinitions.MailTimeoutSeconds => $"{settings.Mail.Timeout.TotalSeconds}",
        _ => throw new InvalidOperationException($"{key} has no default here"),
    };
}

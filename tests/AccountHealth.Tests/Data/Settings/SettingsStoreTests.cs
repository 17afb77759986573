using System.Text;
using AccountHealth.Core.Installation;
using AccountHealth.Data.Settings;
using AccountHealth.Tests.Facts;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Tests.Data.Settings;

public class SettingsStoreTests
{
    [Fact]
    public async Task What_nobody_set_has_its_default()
    {
        await using var installation = await TestInstallation.CreateAsync();

        var settings = await LoadAsync(installation);

        Assert.Empty(settings.Lifespans);
        Assert.Equal(new InstallationSettings(), settings with { Lifespans = [] });
    }

    [Fact]
    public async Task An_installation_begins_with_a_window_of_30_days_switching_back_and_sending_nothing()
    {
        await using var installation = await TestInstallation.CreateAsync();

        var settings = await LoadAsync(installation);

        Assert.Equal((30, true, false), (settings.WarningDays, settings.SwitchBack, settings.SendingEnabled));
    }

    [Fact]
    public async Task A_saved_setting_is_read_again_and_replaced_by_the_next()
    {
        await using var installation = await TestInstallation.CreateAsync();

        await SetAsync(installation, SettingDefinitions.WarningDays, "14");
        await SetAsync(installation, SettingDefinitions.WarningDays, "21");
        await SetAsync(installation, SettingDefinitions.MailHost, "mail.example.com");

        var settings = await LoadAsync(installation);
        Assert.Equal((21, "mail.example.com"), (settings.WarningDays, settings.Mail.Host));
        Assert.Equal(2, await installation.QueryAsync(context => context.Settings.CountAsync()));
    }

    [Fact]
    public async Task A_setting_fixed_by_configuration_wins_over_a_saved_one()
    {
        await using var installation = await TestInstallation.CreateAsync((SettingDefinitions.WarningDays, "14"), (SettingDefinitions.MailPassword, "fixed"));

        await SetAsync(installation, SettingDefinitions.WarningDays, "21");
        await SetAsync(installation, SettingDefinitions.MailPassword, "saved");

        var settings = await LoadAsync(installation);
        Assert.Equal((14, "fixed"), (settings.WarningDays, settings.Mail.Password!.Reveal()));
        Assert.True(installation.Get<SettingsStore>().IsFixed(SettingDefinitions.WarningDays));
        Assert.False(installation.Get<SettingsStore>().IsFixed(SettingDefinitions.SwitchBack));
    }

    [Fact]
    public async Task A_secret_setting_is_stored_encrypted()
    {
        await using var installation = await TestInstallation.CreateAsync();

        await SetAsync(installation, SettingDefinitions.MailPassword, "plain-password");

        var stored = await installation.QueryAsync(context => context.Settings.Select(one => one.Value).SingleAsync());
        Assert.DoesNotContain("plain-password", stored + Encoding.UTF8.GetString(Convert.FromBase64String(stored)), StringComparison.Ordinal);
        Assert.Equal("plain-password", (await LoadAsync(installation)).Mail.Password!.Reveal());
        Assert.Equal("•••", $"{(await LoadAsync(installation)).Mail.Password}");
    }

    [Fact]
    public async Task A_secret_setting_can_be_emptied()
    {
        await using var installation = await TestInstallation.CreateAsync();
        await SetAsync(installation, SettingDefinitions.MailPassword, "plain-password");

        await SetAsync(installation, SettingDefinitions.MailPassword, "");

        Assert.Null((await LoadAsync(installation)).Mail.Password);
    }

    [Fact]
    public async Task A_bad_value_or_an_unknown_key_is_refused_and_nothing_is_saved()
    {
        await using var installation = await TestInstallation.CreateAsync();

        var refused = await Assert.ThrowsAsync<ArgumentException>(() => SetAsync(installation, SettingDefinitions.WarningDays, "soon"));
        await Assert.ThrowsAsync<ArgumentException>(() => SetAsync(installation, "Mail:Colour", "red"));

        Assert.Contains("WarningDays", refused.Message, StringComparison.Ordinal);
        Assert.Contains("1 to 365", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, await installation.QueryAsync(context => context.Settings.CountAsync()));
    }

    private static Task<InstallationSettings> LoadAsync(TestInstallation installation) => installation.QueryAsync(context =>
        installation.Get<SettingsStore>().LoadAsync(context, CancellationToken.None));

    private static Task<int> SetAsync(TestInstallation installation, string key, string text) => installation.QueryAsync(async context =>
    {
        await installation.Get<SettingsStore>().SetAsync(context, key, text, CancellationToken.None);
        return await context.SaveChangesAsync();
    });
}

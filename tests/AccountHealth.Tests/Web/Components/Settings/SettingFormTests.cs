using AccountHealth.Core.Installation;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Settings;
using AccountHealth.Web.Components.Settings;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace AccountHealth.Tests.Web.Components.Settings;

public class SettingFormTests
{
    [Fact]
    public void Only_what_differs_from_what_is_stored_is_saved()
    {
        var form = Loaded(new InstallationSettings());

        form[SettingDefinitions.WarningDays] = "14";
        form[SettingDefinitions.MailPort] = "587";

        Assert.Equal([KeyValuePair.Create(SettingDefinitions.WarningDays, "14")], form.Changes);
    }

    [Fact]
    public void What_was_typed_in_stays_when_somebody_else_saves()
    {
        var form = Loaded(new InstallationSettings());
        form[SettingDefinitions.MailHost] = "typed.example.com";

        form.Load(new InstallationSettings { WarningDays = 14, Mail = new MailSettings { Host = "stored.example.com" } });

        Assert.Equal(("typed.example.com", "14"), (form[SettingDefinitions.MailHost], form[SettingDefinitions.WarningDays]));
        form.Saved();
        Assert.Equal("stored.example.com", form[SettingDefinitions.MailHost]);
    }

    [Fact]
    public void Every_setting_but_secrets_and_the_switch_of_sending_is_shown_as_it_is_stored()
    {
        var form = Loaded(new InstallationSettings { PublicUrl = new Uri("https://h.example"), SupportContact = "Dana", Mail = new MailSettings { User = "u", Password = Secret.From("sekret") } });

        Assert.All(SettingDefinitions.All.Where(one => one.Key is not (SettingDefinitions.MailPassword or SettingDefinitions.SendingEnabled)), one =>
            Assert.True(form[one.Key].Length > 0 || one.Key == SettingDefinitions.MailHost, one.Key));
        Assert.Equal("", form[SettingDefinitions.MailPassword]);
    }

    [Fact]
    public void A_setting_that_configuration_fixes_cannot_be_changed_and_says_where_it_is_set()
    {
        using var screen = new Screen();
        screen.Services.AddSingleton(Store((SettingDefinitions.MailHost, "smtp.example.com")));

        var host = Field(screen, SettingDefinitions.MailHost);
        var port = Field(screen, SettingDefinitions.MailPort);

        Assert.True(host.Find("input").HasAttribute("disabled"));
        Assert.Equal("Label Set by configuration: AccountHealth__Mail__Host", host.Text());
        Assert.False(port.Find("input").HasAttribute("disabled"));
        Assert.Equal("Label Hint", port.Text());
    }

    [Fact]
    public void What_is_wrong_with_a_setting_is_said_beneath_it()
    {
        using var screen = new Screen();
        screen.Services.AddSingleton(Store());
        var form = Loaded(new InstallationSettings());
        form.Errors = [new(SettingDefinitions.MailPort, "It has to be a port."), new(SettingDefinitions.MailHost, "Not here.")];

        Assert.Equal("It has to be a port.", Field(screen, SettingDefinitions.MailPort, form).Find("[role=alert]").TextContent);
    }

    [Fact]
    public void A_yes_or_no_is_ticked()
    {
        using var screen = new Screen();
        screen.Services.AddSingleton(Store());
        var form = Loaded(new InstallationSettings());
        var field = screen.Render<SettingField>(parameters => parameters
            .Add(one => one.Form, form).Add(one => one.Key, SettingDefinitions.SwitchBack).Add(one => one.Label, "Label").Add(one => one.IsYesNo, true));
        Assert.True(field.Find("input").HasAttribute("checked"));

        field.Find("input").Change(false);

        Assert.Equal([KeyValuePair.Create(SettingDefinitions.SwitchBack, "false")], form.Changes);
    }

    private static SettingForm Loaded(InstallationSettings settings)
    {
        var form = new SettingForm();
        form.Load(settings);
        return form;
    }

    private static SettingsStore Store(params (string Key, string Value)[] configured) =>
        new(new FixedSettings(configured.ToDictionary(one => one.Key, one => one.Value)), null!);

    private static IRenderedComponent<SettingField> Field(Screen screen, string key, SettingForm? form = null) => screen.Render<SettingField>(parameters => parameters
        .Add(one => one.Form, form ?? Loaded(new InstallationSettings())).Add(one => one.Key, key).Add(one => one.Label, "Label").Add(one => one.Hint, "Hint"));
}

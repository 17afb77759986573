using AccountHealth.Core.Connecting;
using AccountHealth.Core.Installation;
using AccountHealth.Data.Storage;
using AccountHealth.Integrations;
using AccountHealth.Monitoring.Checks;
using AccountHealth.Tests.Architecture;
using AccountHealth.Tests.Facts;
using AccountHealth.Web.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AccountHealth.Tests.Web.Hosting;

/// <summary>appsettings.sample.json says all that can be set, and nothing but the truth.</summary>
public class SampleConfigurationTests
{
    private const string Urls = "urls";
    private const string Checks = "AccountHealth:Checks:";

    private static readonly string File = Path.Combine(Source.Root, "appsettings.sample.json");
    private static readonly ConnectorCatalog Connectors = new ServiceCollection().AddIntegrations().BuildServiceProvider().GetRequiredService<ConnectorCatalog>();
    private static readonly IConfiguration Sample = new ConfigurationBuilder().AddJsonFile(File).Build();

    [Fact]
    public async Task It_lists_every_key_and_no_other()
    {
        await using var installation = await TestInstallation.CreateAsync();
        var linkedIn = installation.Get<ConnectorCatalog>().Find("linkedin")!;
        var ofNetwork = new[] { NetworkSettings.ClientId, NetworkSettings.ClientSecret, NetworkSettings.Scopes, NetworkSettings.Version, NetworkSettings.RequestsPerSecond }
            .Concat(linkedIn.Connector.Hosts.Keys.Select(host => $"Hosts:{host}")).Select(name => $"AccountHealth:{NetworkSettings.Prefix}linkedin:{name}");
        var keys = SettingDefinitions.All.Select(definition => "AccountHealth:" + definition.Key)
            .Concat(installation.Get<IEnumerable<Check>>().Select(check => Checks + check.Name)).Append(Urls).Concat(ofNetwork);

        Assert.Equal(keys.Order(StringComparer.Ordinal), Keys().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Its_settings_are_the_defaults()
    {
        foreach (var definition in SettingDefinitions.All)
        {
            var text = Sample["AccountHealth:" + definition.Key]!;

            Assert.True(definition.IsGood(text), definition.Key);
            Assert.Equal(new InstallationSettings(), definition.Apply(new InstallationSettings(), text));
        }
    }

    [Fact]
    public async Task Its_network_is_not_set_up_and_reached_where_it_is_by_default()
    {
        await using var installation = await TestInstallation.CreateAsync();
        var linkedIn = installation.Get<ConnectorCatalog>().Find("linkedin")!;

        Assert.All(linkedIn.Connector.Hosts, host => Assert.Equal(host.Value, new Uri(Sample[$"AccountHealth:Networks:linkedin:Hosts:{host.Key}"]!)));
        Assert.Empty(Sample["AccountHealth:Networks:linkedin:ClientId"]!);
    }

    [Fact]
    public async Task Its_schedules_are_the_defaults()
    {
        await using var installation = await TestInstallation.CreateAsync();
        var checks = installation.Get<IEnumerable<Check>>().ToList();

        var schedules = ScheduleConfiguration.Read(Sample, [.. checks.Select(check => check.Name)]);

        Assert.All(checks, check => Assert.Equal(check.DefaultSchedule, schedules[check.Name]));
    }

    [Fact]
    public async Task Its_address_is_the_one_that_is_served_without_any()
    {
        var folder = Directory.CreateTempSubdirectory("account-health-test-");
        await using (var app = Server.Build(new DataDirectory(folder.FullName), ["--applicationName=AccountHealth.Web"]))
        {
            Assert.Equal(Server.Address(app), Sample[Urls]);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_product_starts_with_it_as_it_is()
    {
        await using var product = new ServedProduct { Configuration = configuration => configuration.AddJsonFile(File) };
        await product.AddUserAsync("admin@example.com", "admin");
        var admin = await product.SignedInAsync("admin@example.com");

        Assert.Contains("Set by configuration: AccountHealth__Mail__Host", await admin.ReadAsync("/settings"), StringComparison.Ordinal);
        Assert.Contains("every Monday at 07:00 UTC", await admin.ReadAsync("/checks"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_key_has_its_meaning_on_the_lines_above()
    {
        var lines = System.IO.File.ReadAllLines(File).Select(line => line.Trim()).ToList();
        var values = lines.Select((line, index) => (line, index)).Where(one => one.line.StartsWith('"') && !one.line.EndsWith('{')).ToList();

        Assert.Equal(Keys().Count, values.Count);
        Assert.All(values, one => Assert.StartsWith("// ", lines[one.index - 1]));
    }

    [Theory]
    [InlineData("Mail:Port", "0", "AccountHealth:Mail:Port", "a port from 1 to 65535")]
    [InlineData("WarningDays", "soon", "AccountHealth:WarningDays", "whole days from 1 to 365")]
    [InlineData("TimeZone", "Mars/Olympus", "AccountHealth__TimeZone", "Europe/Madrid")]
    public void A_wrong_value_stops_the_start_with_its_key_and_the_remedy(string key, string value, string named, string remedy)
    {
        var refused = Assert.Throws<ConfigurationException>(() => InstallationConfiguration.FixedSettings(Changed(key, value), Connectors));

        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Networks:linkdin:ClientId", "AccountHealth__Networks__linkdin__ClientId", "linkedin, pinterest")]
    [InlineData("Networks:linkedin:ClientID2", "AccountHealth:Networks:linkedin:ClientID2", "ClientId, ClientSecret, Scopes, Version, RequestsPerSecond, Hosts:")]
    [InlineData("Networks:linkedin:Hosts:token2", "AccountHealth__Networks__linkedin__Hosts__token2", "Hosts:")]
    [InlineData("Networks:tiktok:ClientId", "AccountHealth:Networks:tiktok:ClientId", "Apps:business:ClientId")]
    [InlineData("Networks:linkedin", "AccountHealth:Networks:linkedin", "ClientId, ClientSecret")]
    public void An_unknown_network_or_setting_of_one_stops_the_start_with_its_key_and_what_there_is(string key, string named, string known)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("AccountHealth:" + key, (string?)"value")]).Build();

        var refused = Assert.Throws<ConfigurationException>(() => InstallationConfiguration.FixedSettings(configuration, Connectors));

        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
        Assert.Contains(known, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_stops_the_start_before_anything_is_stored()
    {
        var refused = await Assert.ThrowsAsync<ConfigurationException>(() => TestInstallation.CreateAsync(("Networks:linkdin:ClientId", "my-app")));

        Assert.DoesNotContain("my-app", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_networks_setting_counts_in_any_writing()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("ACCOUNTHEALTH:NETWORKS:LINKEDIN:CLIENTID", (string?)"my-app")]).Build();

        Assert.Equal("my-app", InstallationConfiguration.FixedSettings(configuration, Connectors).Values["Networks:linkedin:ClientId"]);
    }

    [Theory]
    [InlineData("Checks:expiry", "sometimes", "AccountHealth:Checks:expiry", "every 5m")]
    [InlineData("Checks:expire", "every 5m", "AccountHealth:Checks:expire", "one of expiry, deliver")]
    public void A_wrong_schedule_stops_the_start_with_its_key_and_the_remedy(string key, string value, string named, string remedy)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("AccountHealth:" + key, (string?)value)]).Build();

        var refused = Assert.Throws<ConfigurationException>(() => ScheduleConfiguration.Read(configuration, ["expiry", "deliver"]));

        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, refused.Message, StringComparison.Ordinal);
    }

    private static IConfiguration Changed(string key, string value) => new ConfigurationBuilder().AddJsonFile(File)
        .AddInMemoryCollection([KeyValuePair.Create("AccountHealth:" + key, (string?)value)]).Build();

    private static List<string> Keys() => [.. Sample.AsEnumerable().Where(one => one.Value is not null).Select(one => one.Key)];
}

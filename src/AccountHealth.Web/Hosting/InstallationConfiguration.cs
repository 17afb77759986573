using AccountHealth.Core.Installation;
using AccountHealth.Data.Settings;

namespace AccountHealth.Web.Hosting;

/// <summary>Reads what appsettings.json, the environment and the command line fix.</summary>
internal static class InstallationConfiguration
{
    public const string Section = "AccountHealth";

    public static IConfigurationBuilder AddInstallation(this IConfigurationBuilder configuration) => configuration
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
        .AddEnvironmentVariables();

    /// <exception cref="ConfigurationException">A value is no good value of its setting.</exception>
    public static FixedSettings FixedSettings(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var values = new Dictionary<string, string>();
        foreach (var definition in SettingDefinitions.All.Concat(OfNetworks(section)))
        {
            if (section[definition.Key] is not { } text)
            {
                continue;
            }

            if (!definition.IsGood(text))
            {
                throw ConfigurationException.Of($"{Section}:{definition.Key}", definition.Remedy);
            }

            values.Add(definition.Key, text);
        }

        return new FixedSettings(values);
    }

    private static IEnumerable<SettingDefinition> OfNetworks(IConfigurationSection section) => section.GetSection("Networks")
        .AsEnumerable(makePathsRelative: true)
        // A section may stand there with an empty text of its own: it is no setting.
        .Where(one => one.Value is not null && !section.GetSection(NetworkSettings.Prefix + one.Key).GetChildren().Any())
        .Select(one => NetworkSettings.Find(NetworkSettings.Prefix + one.Key) ?? throw ConfigurationException.Of(
            $"{Section}:{NetworkSettings.Prefix}{one.Key}", "a setting that networks have, see appsettings.sample.json"));
}

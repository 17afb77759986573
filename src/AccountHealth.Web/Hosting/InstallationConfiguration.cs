using AccountHealth.Core.Connecting;
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

    /// <exception cref="ConfigurationException">A value is no good value of its setting, or there is no such network or setting of one.</exception>
    public static FixedSettings FixedSettings(IConfiguration configuration, ConnectorCatalog connectors)
    {
        var section = configuration.GetSection(Section);
        var values = new Dictionary<string, string>();
        foreach (var definition in SettingDefinitions.All.Concat(OfNetworks(section, connectors)))
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

    private static IEnumerable<SettingDefinition> OfNetworks(IConfigurationSection section, ConnectorCatalog connectors) => section.GetSection("Networks")
        .AsEnumerable(makePathsRelative: true)
        // A section may stand there with an empty text of its own: it is no setting.
        .Where(one => one.Value is not null && !section.GetSection(NetworkSettings.Prefix + one.Key).GetChildren().Any())
        .Select(one => OfNetwork(NetworkSettings.Prefix + one.Key, connectors));

    /// <summary>In the writing of the network itself: configuration may write any key in capitals.</summary>
    private static SettingDefinition OfNetwork(string key, ConnectorCatalog connectors)
    {
        var id = key.Split(':')[1];
        if (connectors.All.FirstOrDefault(one => Same(one.Descriptor.Id, id)) is not { } connector)
        {
            throw ConfigurationException.Unknown(
                $"{Section}:{key}", $"the networks that can be set up are {string.Join(", ", connectors.All.Select(one => one.Descriptor.Id))}");
        }

        var keys = NetworkSettings.KeysOf(connector).ToList();
        return keys.Find(one => Same(one, key)) is { } known
            ? NetworkSettings.Find(known)!
            : throw ConfigurationException.Unknown(
                $"{Section}:{key}", $"what {connector.Descriptor.Id} has is {string.Join(", ", keys.Select(one => one.Split(':', 3)[2]))}");
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}

using AccountHealth.Monitoring.Checks;

namespace AccountHealth.Web.Hosting;

/// <summary>Schedules that configuration sets: <c>AccountHealth:Checks:expiry = every 5m</c>.</summary>
internal static class ScheduleConfiguration
{
    private const string Section = $"{InstallationConfiguration.Section}:Checks";

    /// <exception cref="ConfigurationException">A schedule cannot be read, or there is no such check.</exception>
    public static IReadOnlyDictionary<string, Schedule> Read(IConfiguration configuration, IReadOnlyCollection<string> checks)
    {
        var schedules = new Dictionary<string, Schedule>(StringComparer.Ordinal);
        foreach (var entry in configuration.GetSection(Section).GetChildren())
        {
            var name = checks.FirstOrDefault(check => string.Equals(check, entry.Key, StringComparison.OrdinalIgnoreCase))
                ?? throw ConfigurationException.Of($"{Section}:{entry.Key}", $"one of {string.Join(", ", checks)}");
            schedules[name] = Schedule.Parse(entry.Value ?? "") ?? throw ConfigurationException.Of($"{Section}:{name}", Schedule.Remedy);
        }

        return schedules;
    }
}

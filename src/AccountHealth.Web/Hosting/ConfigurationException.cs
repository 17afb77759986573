namespace AccountHealth.Web.Hosting;

/// <summary>A configured value that cannot be used. Names the key and the remedy, and stops the start.</summary>
internal sealed class ConfigurationException(string key, string remedy)
    : Exception($"{key} has to be {remedy}. Change it in appsettings.json or in the environment ({key.Replace(":", "__")}).");

namespace AccountHealth.Web.Hosting;

/// <summary>Something about the set-up that cannot be used. It stops the start with what to change.</summary>
internal sealed class ConfigurationException(string message) : Exception(message)
{
    /// <summary>A configured value that is no good value of its key.</summary>
    public static ConfigurationException Of(string key, string remedy) =>
        new($"{key} has to be {remedy}. Change it in appsettings.json or in the environment ({key.Replace(":", "__")}).");

    /// <summary>A configured key that nothing goes by.</summary>
    public static ConfigurationException Unknown(string key, string known) =>
        new($"{key} is unknown: {known}. Correct or remove it in appsettings.json or in the environment ({key.Replace(":", "__")}).");
}

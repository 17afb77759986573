using AccountHealth.Core.Installation;
using AccountHealth.Data.Secrets;
using AccountHealth.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Data.Settings;

/// <summary>Settings that the configuration fixes: they win over the settings page, which shows them locked.</summary>
public sealed record FixedSettings(IReadOnlyDictionary<string, string> Values)
{
    public static FixedSettings None { get; } = new(new Dictionary<string, string>());

    public bool Contains(string key) => Values.ContainsKey(key);
}

/// <summary>Reads and saves the installation's settings.</summary>
public sealed class SettingsStore(FixedSettings @fixed, SecretCipher cipher)
{
    public async Task<InstallationSettings> LoadAsync(AccountHealthContext context, CancellationToken cancellationToken)
    {
        var saved = await context.Settings.AsNoTracking().ToDictionaryAsync(one => one.Key, one => one.Value, cancellationToken);
        var beginning = new InstallationSettings { Lifespans = await context.Lifespans.AsNoTracking().ToListAsync(cancellationToken) };
        // Which networks there are is not for this to know: theirs are found by what was saved or fixed.
        var ofNetworks = saved.Keys.Concat(@fixed.Values.Keys).Distinct(StringComparer.Ordinal)
            .Where(key => key.StartsWith(NetworkSettings.Prefix, StringComparison.Ordinal)).Select(SettingDefinitions.Find).OfType<SettingDefinition>();
        return SettingDefinitions.All.Concat(ofNetworks).Aggregate(beginning, (settings, definition) =>
            TextOf(definition, saved) is { } text ? definition.Apply(settings, text) : settings);
    }

    public bool IsFixed(string key) => @fixed.Contains(key);

    /// <summary>Puts the text into the context; the caller saves.</summary>
    /// <exception cref="ArgumentException">The text is no good value of this setting.</exception>
    public async Task SetAsync(AccountHealthContext context, string key, string text, CancellationToken cancellationToken)
    {
        var definition = SettingDefinitions.Find(key) ?? throw new ArgumentException($"There is no setting {key}.", nameof(key));
        if (!definition.IsGood(text))
        {
            throw new ArgumentException($"{key} has to be {definition.Remedy}.", nameof(text));
        }

        var row = await context.Settings.FindAsync([key], cancellationToken);
        if (row is null)
        {
            context.Settings.Add(row = new Setting { Key = key });
        }

        row.Value = definition.IsSecret && text.Length > 0
            ? Convert.ToBase64String(cipher.Encrypt(new Core.Tokens.Secret(text))!)
            : text;
    }

    private string? TextOf(SettingDefinition definition, Dictionary<string, string> saved) =>
        @fixed.Values.TryGetValue(definition.Key, out var text) ? text
        : !saved.TryGetValue(definition.Key, out var stored) ? null
        : definition.IsSecret && stored.Length > 0 ? cipher.Decrypt(Convert.FromBase64String(stored))!.Reveal()
        : stored;
}

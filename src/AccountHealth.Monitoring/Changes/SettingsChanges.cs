using AccountHealth.Core.Installation;
using AccountHealth.Core.Macros;
using AccountHealth.Data.Settings;
using AccountHealth.Monitoring.Rounds;

namespace AccountHealth.Monitoring.Changes;

/// <summary>What people change on the settings page.</summary>
public sealed class SettingsChanges(RoundRunner rounds, SettingsStore store)
{
    /// <param name="texts">Texts by setting key.</param>
    /// <returns>What cannot be saved; nothing was saved then.</returns>
    public async Task<IReadOnlyList<FieldError>> SaveAsync(IReadOnlyDictionary<string, string> texts, CancellationToken cancellationToken)
    {
        var errors = texts.Where(text => SettingDefinitions.Find(text.Key) is not { } definition || !definition.IsGood(text.Value))
            .Select(text => new FieldError(text.Key, $"It has to be {SettingDefinitions.Find(text.Key)?.Remedy ?? "a setting"}."))
            .Concat(texts.Where(text => store.IsFixed(text.Key)).Select(text => new FieldError(text.Key, "Configuration sets it; change it there.")))
            .ToList();
        if (errors.Count == 0)
        {
            await rounds.RunAsync(round => SaveAsync(round, texts, cancellationToken), cancellationToken);
        }

        return errors;
    }

    private async Task SaveAsync(Round round, IReadOnlyDictionary<string, string> texts, CancellationToken cancellationToken)
    {
        foreach (var (key, text) in texts)
        {
            await store.SetAsync(round.Context, key, text, cancellationToken);
        }

        await round.Context.SaveChangesAsync(cancellationToken);
        await rounds.FollowSettingsAsync(round, cancellationToken);
    }
}

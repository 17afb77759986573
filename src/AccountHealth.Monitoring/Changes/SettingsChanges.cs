using AccountHealth.Core.Connecting;
using AccountHealth.Core.Installation;
using AccountHealth.Core.Macros;
using AccountHealth.Core.Tokens;
using AccountHealth.Data.Settings;
using AccountHealth.Monitoring.Rounds;
using AccountHealth.Monitoring.Verifying;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Changes;

/// <summary>What people change on the settings page.</summary>
public sealed class SettingsChanges(RoundRunner rounds, SettingsStore store, ConnectorCatalog connectors)
{
    /// <summary>How many tokens could not be asked about any more without what is stored under this key.</summary>
    public Task<int> DependingOnAsync(string key, CancellationToken cancellationToken) => rounds.ReadAsync(
        async round =>
        {
            var without = SettingDefinitions.Find(key)!.Apply(round.Settings, "");
            var lost = round.Settings.Asked(connectors).Except(without.Asked(connectors)).Select(app => app.ToString()).ToList();
            return await round.Context.Tokens.CountAsync(token => token.HasSecret && lost.Contains(token.Login.Network + "/" + token.App), cancellationToken);
        },
        cancellationToken);

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
        var before = round.Settings;
        foreach (var (key, text) in texts)
        {
            await store.SetAsync(round.Context, key, text, cancellationToken);
        }

        await round.Context.SaveChangesAsync(cancellationToken);
        await rounds.FollowSettingsAsync(round, cancellationToken);
        await AskAtOnceAsync(round, before, cancellationToken);
    }

    /// <summary>A network that can be asked from now on, or with another app, is asked about its tokens at once.</summary>
    private async Task AskAtOnceAsync(Round round, InstallationSettings before, CancellationToken cancellationToken)
    {
        var changed = round.Settings.Asked(connectors).Where(app => KeyOf(round.Settings, app) != KeyOf(before, app)).ToList();
        if (changed.Count > 0)
        {
            var apps = changed.ConvertAll(app => app.ToString());
            await NetworkConditions.ForgetAsync(round, changed.ConvertAll(app => app.Network), cancellationToken);
            await round.Context.Tokens.Where(token => token.HasSecret && apps.Contains(token.Login.Network + "/" + token.App))
                .ExecuteUpdateAsync(
                    set => set.SetProperty(token => token.NextInspectionAt, (DateTimeOffset?)null).SetProperty(token => token.NextRenewalAt, (DateTimeOffset?)null),
                    cancellationToken);
        }
    }

    /// <summary>Of imported tokens, which name no app, the keys of all apps that they may be of.</summary>
    private string KeyOf(InstallationSettings settings, AppOfNetwork app)
    {
        var connector = connectors.Find(app.Network)!;
        var keys = connector.Connector.Apps.Where(one => one.Id == app.App || app.App == UserToken.DefaultApp).Select(one => settings.Networks.AccessTo(connector, one.Id));
        return string.Join('\n', keys.Select(key => $"{key?.ClientId}\t{key?.ClientSecret.Reveal()}"));
    }
}

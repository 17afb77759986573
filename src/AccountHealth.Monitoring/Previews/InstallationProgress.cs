using AccountHealth.Core.Installation;
using AccountHealth.Core.Macros;
using AccountHealth.Data.Settings;
using AccountHealth.Monitoring.Mailing;
using AccountHealth.Monitoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Monitoring.Previews;

/// <summary>How far this installation is set up.</summary>
public sealed class InstallationProgress(RoundRunner rounds, SettingsStore store)
{
    public Task<SetupFacts> ReadAsync(CancellationToken cancellationToken) => rounds.ReadAsync(
        async round =>
        {
            var context = round.Context;
            var settings = round.Settings;
            return new SetupFacts
            {
                // The folder is where mail goes while nobody has said anything: only a setting that was made is a decision.
                IsMailDecided = !settings.Mail.UsesPickupFolder || store.IsFixed(SettingDefinitions.MailHost)
                    || await context.Settings.AnyAsync(one => one.Key == SettingDefinitions.MailHost, cancellationToken),
                HasPublicUrl = settings.PublicUrl is not null,
                Accounts = await context.Accounts.CountAsync(cancellationToken),
                WithoutOwner = await context.Accounts.CountAsync(account => account.OwnerEmail == "", cancellationToken),
                HasMacro = await context.Macros.AnyAsync(cancellationToken),
                IsMacroApplied = await context.MacroAccounts.AnyAsync(one => one.Origin != MacroOrigin.Removed, cancellationToken),
                IsTestAccepted = await AcceptedTest.ExistsAsync(round, cancellationToken),
                IsSending = settings.SendingEnabled,
            };
        },
        cancellationToken);
}

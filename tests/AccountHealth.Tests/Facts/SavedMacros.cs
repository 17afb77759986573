using AccountHealth.Core.Macros;
using AccountHealth.Monitoring.Changes;

namespace AccountHealth.Tests.Facts;

internal static class SavedMacros
{
    /// <summary>Saves the macro: 7 days ahead to one address, for all accounts, unless the test says otherwise.</summary>
    public static Task<MacroSaved> SaveMacroAsync(
        this TestInstallation installation, string name, Func<MacroDefinition, MacroDefinition>? change = null)
    {
        var macro = new MacroDefinition { Name = name, Fields = Fields([7], "ops@example.com") };
        return installation.Get<MacroChanges>().SaveAsync(null, change?.Invoke(macro) ?? macro, CancellationToken.None);
    }

    public static MacroFields Fields(int[] leadDays, params string[] recipients) => MacroFields.None
        .With(SetPreDeactivationNotification.LeadDaysField, leadDays.Select(day => $"{day}"))
        .With(SetPreDeactivationNotification.RecipientsField, recipients);
}

using System.Globalization;
using AccountHealth.Core.Macros;

namespace AccountHealth.Tests.Facts;

internal static class MacroFacts
{
    public static MacroActionCatalog Actions { get; } = new([new SetPreDeactivationNotification()]);

    public static Macro Macro(long id, int[] leadDays, params string[] recipients) => new()
    {
        Id = id,
        Name = $"Macro {id}",
        Action = SetPreDeactivationNotification.Id,
        Fields = Fields(leadDays, recipients),
    };

    public static MacroFields Fields(int[] leadDays, params string[] recipients) => MacroFields.None
        .With(SetPreDeactivationNotification.LeadDaysField, leadDays.Select(day => day.ToString(CultureInfo.InvariantCulture)))
        .With(SetPreDeactivationNotification.RecipientsField, recipients);
}

using System.Globalization;
using AccountHealth.Core.Notices;
using AccountHealth.Core.People;

namespace AccountHealth.Core.Macros;

/// <summary>Checks a macro before it is saved, and puts its values into their one form.</summary>
public static class MacroFieldRules
{
    public const int LongestLeadDay = 365;
    public const int LongestName = 100;

    /// <summary>Everything that keeps the macro from being saved; empty when nothing does.</summary>
    public static IReadOnlyList<FieldError> Check(string name, MacroFields fields, MacroActionDescriptor action)
    {
        var errors = new List<FieldError>();
        if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName)
        {
            errors.Add(new FieldError("name", $"Give the macro a name of at most {LongestName} characters."));
        }

        foreach (var field in action.Fields)
        {
            var values = fields[field.Name];
            if (values.Count == 0)
            {
                errors.Add(new FieldError(field.Name, $"{field.Label} is empty: add at least one."));
            }

            errors.AddRange(values.Where(value => !IsGood(field.Kind, value)).Select(value => new FieldError(field.Name, Problem(field.Kind, value))));
        }

        errors.AddRange(fields.Values.Keys.Where(name => action.Fields.All(field => field.Name != name))
            .Select(name => new FieldError(name, $"The action {action.Id} has no field of this name.")));
        return errors;
    }

    /// <summary>The same values without duplicates and in their usual order.</summary>
    public static MacroFields Normalize(MacroFields fields, MacroActionDescriptor action) =>
        action.Fields.Aggregate(MacroFields.None, (normal, field) => normal.With(field.Name, field.Kind switch
        {
            MacroFieldKind.LeadDays => fields.Numbers(field.Name).Distinct().OrderDescending()
                .Select(day => day.ToString(CultureInfo.InvariantCulture)),
            _ => fields[field.Name].Select(value => Person.KeyOf(value) ?? "").Where(value => value.Length > 0).Distinct(),
        }));

    private static bool IsGood(MacroFieldKind kind, string value) => kind switch
    {
        MacroFieldKind.LeadDays => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var day)
            && day <= LongestLeadDay,
        _ => RecipientWords.IsWord(value) || EmailAddress.IsValid(value),
    };

    private static string Problem(MacroFieldKind kind, string value) => kind switch
    {
        MacroFieldKind.LeadDays => $"'{value}' is no lead day: use whole days from 0 to {LongestLeadDay}.",
        _ => $"'{value}' is no recipient: use an e-mail address, '{RecipientWords.Owner}' or '{RecipientWords.Admins}'.",
    };
}

namespace AccountHealth.Core.Macros;

/// <summary>What an action says of itself. The macro editor, the command line and the documentation draw from it.</summary>
/// <param name="Id">In files and tables.</param>
/// <param name="Name">As people know it.</param>
/// <param name="Description">One sentence: what it does to an account.</param>
/// <param name="Fields">What a person fills in.</param>
public sealed record MacroActionDescriptor(
    string Id, string Name, string Description, IReadOnlyList<MacroField> Fields);

/// <summary>What kind of values a field takes, and with that how it is edited and checked.</summary>
public enum MacroFieldKind
{
    /// <summary>E-mail addresses, and the words <see cref="Notices.RecipientWords.Owner"/> and <see cref="Notices.RecipientWords.Admins"/>.</summary>
    Recipients,

    /// <summary>Whole days before the deactivation date.</summary>
    LeadDays,
}

/// <param name="Name">In JSON.</param>
/// <param name="Label">On the screen.</param>
/// <param name="Kind">Its values.</param>
/// <param name="Hint">One line under the field.</param>
public sealed record MacroField(string Name, string Label, MacroFieldKind Kind, string Hint);

/// <summary>A field that cannot be taken as it is.</summary>
/// <param name="Field">The field's name in JSON.</param>
/// <param name="Problem">What is wrong and how to mend it, in one sentence.</param>
public sealed record FieldError(string Field, string Problem);

using AccountHealth.Core.Notices;

namespace AccountHealth.Core.Macros;

/// <summary>
/// What a macro does. Adding one is adding one class that implements this; registration finds it. An action is pure:
/// it answers with the notices that are due, and somebody else saves and sends them.
/// </summary>
public interface IMacroAction
{
    /// <summary>What the action says of itself. The same on every call.</summary>
    MacroActionDescriptor Descriptor { get; }

    /// <summary>The notices that the macro owes about the account at this moment, told ones included.</summary>
    /// <remarks>Called again and again: answering the same notice twice has no effect.</remarks>
    IEnumerable<NoticePlan> Run(Macro macro, NoticeSituation situation);

    /// <summary>Lead days on which this macro speaks; empty for an action that has none.</summary>
    IReadOnlyList<int> LeadDays(MacroFields fields);

    /// <summary>Addresses and recipient words that hear of the account through this macro.</summary>
    IReadOnlyList<string> Recipients(MacroFields fields);
}

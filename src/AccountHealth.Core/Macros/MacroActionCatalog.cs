namespace AccountHealth.Core.Macros;

/// <summary>All actions of this installation, by id.</summary>
public sealed class MacroActionCatalog(IEnumerable<IMacroAction> actions)
{
    private readonly Dictionary<string, IMacroAction> _byId =
        Registered.ById(actions, action => action.Descriptor.Id, "macro actions");

    public IReadOnlyCollection<IMacroAction> All => _byId.Values;

    /// <summary>The action with that id, or null.</summary>
    public IMacroAction? Find(string id) => _byId.GetValueOrDefault(id);

    public IReadOnlyList<int> LeadDaysOf(Macro macro) => Find(macro.Action)?.LeadDays(macro.Fields) ?? [];

    public IReadOnlyList<string> RecipientsOf(Macro macro) => Find(macro.Action)?.Recipients(macro.Fields) ?? [];
}

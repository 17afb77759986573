namespace AccountHealth.Core.Macros;

/// <summary>All actions of this installation, by id.</summary>
public sealed class MacroActionCatalog
{
    private readonly Dictionary<string, IMacroAction> _byId = new(StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">Two actions have the same id.</exception>
    public MacroActionCatalog(IEnumerable<IMacroAction> actions)
    {
        foreach (var action in actions)
        {
            if (!_byId.TryAdd(action.Descriptor.Id, action))
            {
                throw new InvalidOperationException($"Two macro actions have the id '{action.Descriptor.Id}'. Rename one of them.");
            }
        }
    }

    public IReadOnlyCollection<IMacroAction> All => _byId.Values;

    /// <summary>The action with that id, or null.</summary>
    public IMacroAction? Find(string id) => _byId.GetValueOrDefault(id);

    public IReadOnlyList<int> LeadDaysOf(Macro macro) => Find(macro.Action)?.LeadDays(macro.Fields) ?? [];

    public IReadOnlyList<string> RecipientsOf(Macro macro) => Find(macro.Action)?.Recipients(macro.Fields) ?? [];
}

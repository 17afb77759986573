namespace AccountHealth.Sandbox.Control;

/// <summary>One thing that can be made to happen.</summary>
/// <param name="Fields">What the order names, for the reader of the control page.</param>
/// <param name="NeedsBehaviour">Refused for a network that declares no behaviour for it.</param>
/// <param name="Do">Does it and answers what the caller is told.</param>
internal sealed record ControlVerb(string Name, string Fields, bool NeedsBehaviour, Func<ControlOrder, object> Do)
{
    public static IReadOnlyDictionary<string, ControlVerb> All { get; } =
        PersonVerbs.All.Concat(AccountVerbs.All).Concat(NetworkVerbs.All).Concat(WorldVerbs.All)
            .ToDictionary(verb => verb.Name, StringComparer.Ordinal);

    /// <summary>For verbs with nothing to tell but that it is done.</summary>
    public static object Done(string what) => new { done = what };
}

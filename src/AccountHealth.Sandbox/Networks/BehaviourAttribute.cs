using System.Reflection;

namespace AccountHealth.Sandbox.Networks;

/// <summary>One thing that a network does, and how sure we are of it; the control page lists them.</summary>
/// <param name="confidence">The tag of NETWORKS.md: "D L1" read in its documents, "C" in code, "T" transcribed, "M" remembered, "I" assumed.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
internal sealed class BehaviourAttribute(string what, string confidence) : Attribute
{
    public string What { get; } = what;
    public string Confidence { get; } = confidence;

    /// <summary>The verb of the control API that makes it happen; a verb that no behaviour names is refused for the network.</summary>
    public string? Verb { get; init; }

    /// <summary>"person" or "account", where the verb takes either and only one of them makes it happen.</summary>
    public string? About { get; init; }

    public static IReadOnlyList<BehaviourAttribute> Of(ISandboxNetwork network) =>
        [.. WithBases(network.GetType()).SelectMany(type => type.GetCustomAttributes<BehaviourAttribute>()
            .Concat(type.GetMethods(Declared).SelectMany(method => method.GetCustomAttributes<BehaviourAttribute>())))];

    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // What several networks share stands in a base class.
    private static IEnumerable<Type> WithBases(Type type)
    {
        for (var each = type; each != typeof(object); each = each.BaseType!)
        {
            yield return each;
        }
    }
}

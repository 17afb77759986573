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

    public static IReadOnlyList<BehaviourAttribute> Of(ISandboxNetwork network) =>
        [.. network.GetType().GetCustomAttributes<BehaviourAttribute>(),
            .. network.GetType().GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
                .SelectMany(method => method.GetCustomAttributes<BehaviourAttribute>())];
}

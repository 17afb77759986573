namespace AccountHealth.Web.Components.Accounts;

/// <summary>A piece of a sentence; the ones that matter are bold, and may have a tone.</summary>
public sealed record Words(string Text, bool Bold = false, string? Tone = null);

/// <summary>What a reader would tell a colleague about an account.</summary>
/// <param name="Say">The sentence that says it all.</param>
/// <param name="Then">What goes with it; empty for nothing.</param>
public sealed record Sentence(IReadOnlyList<Words> Say, string Then);

namespace AccountHealth.Core.Networks;

/// <summary>A network that gives no answers that could be believed. It says nothing of any account.</summary>
public sealed class NetworkCondition
{
    public string Network { get; internal set; } = "";

    /// <summary>The check that met it. What one hears says nothing of another: a renewal needs our app's secret, a question may not.</summary>
    public string Check { get; internal set; } = "";

    /// <summary>Why: a code of the vocabulary that is about our asking.</summary>
    public string Reason { get; internal set; } = "";

    /// <summary>What it said, secrets redacted.</summary>
    public string Detail { get; internal set; } = "";

    public DateTimeOffset Since { get; internal set; }

    /// <summary>Nothing is asked before; null where the network did not tell.</summary>
    public DateTimeOffset? Until { get; internal set; }
}

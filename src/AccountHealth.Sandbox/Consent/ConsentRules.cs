using AccountHealth.Sandbox.Networks;
using AccountHealth.Sandbox.World;

namespace AccountHealth.Sandbox.Consent;

/// <summary>How one network asks people; what is not said here is the same everywhere.</summary>
internal sealed record ConsentRules
{
    /// <summary>Parameters of the redirect after Cancel, beside the state.</summary>
    public required IReadOnlyList<(string Name, string Value)> Cancelled { get; init; }

    /// <summary>What the network calls the app's id.</summary>
    public string ClientId { get; init; } = "client_id";

    /// <summary>Under which names the code goes back.</summary>
    public IReadOnlyList<string> CodeNames { get; init; } = ["code"];

    public char ScopeSeparator { get; init; } = ' ';

    /// <summary>Where the permissions are fixed in the app and not asked for.</summary>
    public IReadOnlyList<string>? FixedScopes { get; init; }

    /// <summary>Where a network has several products whose pages differ: what holds on this one.</summary>
    public NetworkTraits? Traits { get; init; }

    /// <summary>Parameters of the redirect for a login that may not agree; null where it may.</summary>
    public Func<Login, IReadOnlyList<(string Name, string Value)>?> Refused { get; init; } = _ => null;

    /// <summary>Which of the wanted permissions this person is asked for; null: all of them.</summary>
    public Func<Call, Login, IReadOnlyList<string>, IReadOnlyList<string>>? ScopesFor { get; init; }
}

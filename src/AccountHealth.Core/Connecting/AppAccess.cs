using AccountHealth.Core.Tokens;

namespace AccountHealth.Core.Connecting;

/// <summary>How one of our apps is registered at a network, as configured here.</summary>
public sealed record AppAccess
{
    /// <summary><see cref="SignInApp.Id"/>.</summary>
    public required string App { get; init; }

    public required string ClientId { get; init; }

    public required Secret ClientSecret { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    public required IReadOnlyDictionary<string, Uri> Hosts { get; init; }

    public string Version { get; init; } = "";

    public Uri Host(string name) => Hosts[name];
}

/// <summary>An app of ours, as tokens name it.</summary>
/// <param name="Network">The network that signs in.</param>
/// <param name="App"><see cref="UserToken.App"/>.</param>
public readonly record struct AppOfNetwork(string Network, string App)
{
    public override string ToString() => $"{Network}/{App}";
}

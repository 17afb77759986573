using AccountHealth.Sandbox.World;

namespace AccountHealth.Sandbox.Grants;

/// <summary>An app that is registered with a network.</summary>
internal sealed record App(string Network, string Id)
{
    public required string Secret { get; set; }

    /// <summary>Beside those on this machine, which are always registered.</summary>
    public HashSet<string> Redirects { get; } = new(StringComparer.Ordinal);

    /// <summary>What the network granted or refused the app: "no-refresh", "testing".</summary>
    public Conditions Conditions { get; } = new();

    public bool Accepts(string? redirect) =>
        redirect is not null
        && (Redirects.Contains(redirect)
            || (Uri.TryCreate(redirect, UriKind.Absolute, out var address) && address is { Scheme: "http", Host: "127.0.0.1" or "localhost" }));
}

/// <summary>Who the caller says to be, and whether that holds.</summary>
/// <param name="Known">The app with that id, also where the secret is wrong.</param>
internal sealed record AppCheck(App? Known, bool SecretIsRight)
{
    /// <summary>The app, only where both are right.</summary>
    public App? Proven => SecretIsRight ? Known : null;
}

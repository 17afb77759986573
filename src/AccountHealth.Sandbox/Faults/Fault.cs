namespace AccountHealth.Sandbox.Faults;

/// <summary>Something wrong with a whole network, or with the part of it whose endpoint begins so.</summary>
/// <param name="Path">Beginning of "host/path"; null: all but the consent pages, which a person is looking at.</param>
/// <param name="Value">Milliseconds, seconds to wait, or "json" / "html", as the kind has it.</param>
internal sealed record Fault(string Network, FaultKind Kind, string? Path, string Value);

internal enum FaultKind
{
    Slow,
    DropConnection,
    Garbage,
    Outage,
    RateLimited,
}

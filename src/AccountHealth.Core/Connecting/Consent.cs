using AccountHealth.Core.Tokens;

namespace AccountHealth.Core.Connecting;

/// <summary>What a person is asked to agree to at the network.</summary>
/// <param name="ReturnTo">Our address that the browser comes back to; the network knows it.</param>
/// <param name="State">Unguessable; comes back unchanged.</param>
/// <param name="Verifier">The secret of this consent, of which the network first sees only a hash (PKCE).</param>
/// <param name="Again">Ask also for what the person left out before.</param>
public sealed record ConsentRequest(Uri ReturnTo, string State, Secret Verifier, bool Again = false);

/// <summary>What the browser brought back after the person agreed.</summary>
/// <param name="Code">To be exchanged once, within minutes.</param>
/// <param name="Now">The moment that the grant's ends are counted from.</param>
public sealed record ConsentReply(Secret Code, Uri ReturnTo, Secret Verifier, DateTimeOffset Now);

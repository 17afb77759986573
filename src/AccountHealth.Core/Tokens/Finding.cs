namespace AccountHealth.Core.Tokens;

/// <summary>A reason that was found against a token or an authorization: by a network's answer, or recorded by a person.</summary>
/// <param name="Reason">Code of the closed vocabulary, <see cref="Reasons.Reason"/>.</param>
/// <param name="At">When it was found.</param>
/// <param name="By">Who said so: a network's id, "import", or the address of the person who recorded it.</param>
/// <param name="Detail">The network's own code and message, secrets redacted; empty when recorded by a person.</param>
/// <param name="Note">What the person wrote; empty when found by an answer.</param>
public sealed record Finding(string Reason, DateTimeOffset At, string By, string Detail = "", string Note = "");

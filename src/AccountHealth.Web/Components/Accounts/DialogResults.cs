namespace AccountHealth.Web.Components.Accounts;

/// <summary>Tags to add and to remove.</summary>
internal sealed record TagChange(IReadOnlyList<string> Add, IReadOnlyList<string> Remove);

/// <param name="Until">When the account speaks again by itself; null for when resumed.</param>
internal sealed record PauseChoice(DateTimeOffset? Until);

/// <summary>Until when somebody works on it, and why.</summary>
internal sealed record SnoozeChoice(DateTimeOffset Until, string Reason);

/// <summary>Why it does not work, and what somebody adds to that.</summary>
internal sealed record RecordedReason(string Code, string Note);

/// <param name="WholeLogin">On all accounts of the login, not on this one only.</param>
/// <param name="IsDone">It was revoked at the network, and with that withdrawn.</param>
internal sealed record WithdrawChoice(bool WholeLogin, bool IsDone = false);

using AccountHealth.Sandbox.World;

namespace AccountHealth.Sandbox.Grants;

/// <summary>An opaque string that was handed out.</summary>
/// <param name="Kind"><see cref="Access"/>, <see cref="Refresh"/>, or a kind of the network's own ("short", "page").</param>
internal sealed record Token(string Value, string Kind, Grant Grant)
{
    public const string Access = "access";
    public const string Refresh = "refresh";

    public required DateTimeOffset IssuedAt { get; set; }

    /// <summary>Null: no end.</summary>
    public DateTimeOffset? Ends { get; set; }

    public DateTimeOffset LastUsedAt { get; set; }

    /// <summary>The page that a page token is for.</summary>
    public Account? Account { get; init; }

    /// <summary>Why it died before its end: <see cref="Causes"/>; null while it lives.</summary>
    public string? Cause { get; set; }

    public bool HasEnded(DateTimeOffset now) => Ends <= now;

    public bool Works(DateTimeOffset now) => Cause is null && !HasEnded(now);

    /// <summary>Whole seconds until the end, as answers tell them; null without one.</summary>
    public long? SecondsLeft(DateTimeOffset now) => Ends is { } end ? Math.Max(0, (long)(end - now).TotalSeconds) : null;
}

/// <summary>What can kill a token early; a network that tells them apart answers each differently.</summary>
internal static class Causes
{
    public const string Revoked = "revoked";
    public const string Password = "password";

    /// <summary>A rotated refresh token that was used, or one that a newer grant replaced.</summary>
    public const string Replaced = "replaced";
}

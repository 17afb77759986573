namespace AccountHealth.Data.Identity;

/// <summary>A link in a mail that signs an address in once. Only a hash of its secret is kept.</summary>
public sealed class SignInLink
{
    public long Id { get; internal set; }

    /// <summary>SHA-256 of the secret.</summary>
    public byte[] Hash { get; internal set; } = [];

    /// <summary>Whom it signs in, in the form in which addresses are compared.</summary>
    public string Email { get; internal set; } = "";

    /// <summary>The page it leads to: a path without a slash before it.</summary>
    public string ReturnTo { get; internal set; } = "";

    /// <summary>Asked for on the sign-in page, not sent along with a notice.</summary>
    public bool IsRequested { get; internal set; }

    public DateTimeOffset CreatedAt { get; internal set; }

    public DateTimeOffset ExpiresAt { get; internal set; }

    public DateTimeOffset? UsedAt { get; internal set; }
}

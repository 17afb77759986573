namespace AccountHealth.Data.Identity;

/// <summary>What a user may do. Enforced on the server.</summary>
public static class Roles
{
    /// <summary>Everything.</summary>
    public const string Admin = "admin";

    /// <summary>Macros, notices and checks; sees accounts.</summary>
    public const string Ops = "ops";

    /// <summary>The accounts that the user's address owns, and nothing else.</summary>
    public const string Owner = "owner";

    public static IReadOnlyList<string> All { get; } = [Admin, Ops, Owner];
}

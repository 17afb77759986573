namespace AccountHealth.Data.Identity;

/// <summary>What a user may do. Enforced on the server.</summary>
public static class Roles
{
    /// <summary>Everything.</summary>
    public const string Admin = "admin";

    /// <summary>Macros, notices and checks; sees accounts.</summary>
    public const string Ops = "ops";

    public static IReadOnlyList<string> All { get; } = [Admin, Ops];
}

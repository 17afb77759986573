namespace AccountHealth.Core.People;

/// <summary>Logins with the same e-mail address are one person; a login without an address is one of its own.</summary>
public sealed class Person
{
    public long Id { get; internal set; }

    public string Name { get; internal set; } = "";

    /// <summary>Trimmed and in lower case; null for a person known by a login without an address.</summary>
    public string? Email { get; internal set; }

    /// <summary>The form in which addresses are compared, or null where there is none.</summary>
    public static string? KeyOf(string? email) =>
        string.IsNullOrWhiteSpace(email) ? null : email.Trim().ToLowerInvariant();
}

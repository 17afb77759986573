namespace AccountHealth.Core.People;

/// <summary>A person's identity at one network.</summary>
public sealed class Login
{
    public long Id { get; internal set; }

    /// <summary>Id of the network that signs this login in.</summary>
    public string Network { get; internal set; } = "";

    public string NativeId { get; internal set; } = "";

    public string Name { get; internal set; } = "";

    /// <summary>As the network or the import gave it; empty when unknown.</summary>
    public string Email { get; internal set; } = "";

    public long PersonId { get; internal set; }

    public Person Person { get; internal set; } = null!;

    /// <summary>Name and address folded for search.</summary>
    public string SearchText { get; internal set; } = "";

    /// <summary>The name people know it by: its name, or its native id where it has none.</summary>
    public string DisplayName => Name.Length > 0 ? Name : NativeId;
}

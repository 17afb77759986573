namespace AccountHealth.Sandbox.World;

/// <summary>A page, channel, location or ad account of one network.</summary>
internal sealed record Account(string Network, string Kind, string Id, string Name)
{
    /// <summary>Role by the id of the person who has it.</summary>
    public Dictionary<string, string> Roles { get; } = new(StringComparer.Ordinal);

    public Conditions Conditions { get; } = new();

    /// <summary>The Page of an Instagram account, the organization of an ad account.</summary>
    public Account? Parent { get; init; }

    public string Key => $"{Kind}:{Id}";

    public string? RoleOf(Login login) => Roles.GetValueOrDefault(login.Person.Id);
}

namespace AccountHealth.Core.People;

/// <summary>An address whose person was merged into another one: whoever turns up with it is that one.</summary>
public sealed class PersonAlias
{
    /// <summary>As <see cref="Person.KeyOf"/> gives it.</summary>
    public string Email { get; internal set; } = "";

    public long PersonId { get; internal set; }

    public Person Person { get; internal set; } = null!;
}

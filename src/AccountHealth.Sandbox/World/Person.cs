namespace AccountHealth.Sandbox.World;

/// <summary>Someone who can sign in; the same person on every network.</summary>
/// <param name="Id">How the control API names the person: "ann".</param>
/// <param name="Extra">Made in numbers for a load test; the consent page does not list these.</param>
internal sealed record Person(string Id, string Name, string Email, bool Extra = false)
{
    public string GivenName => Name.Split(' ')[0];
    public string FamilyName => Name[GivenName.Length..].Trim();
}

namespace AccountHealth.Sandbox.World;

/// <summary>With this a network adds its sample accounts, in one line each.</summary>
internal sealed class Population(People people, NetworkTraits network)
{
    /// <param name="roles">Who has which role: ("ann", "ADMINISTRATOR").</param>
    public Account Add(string kind, string id, string name, params (string Person, string Role)[] roles) => Add(kind, id, name, null, roles);

    public Account Add(string kind, string id, string name, Account? parent, params (string Person, string Role)[] roles)
    {
        var account = new Account(network.Id, kind, id, name) { Parent = parent };
        people.Add(account);
        foreach (var (person, role) in roles)
        {
            people.SetRole(account, people.Find(person)!, role);
        }

        return account;
    }
}

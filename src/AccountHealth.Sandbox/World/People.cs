namespace AccountHealth.Sandbox.World;

/// <summary>Who and what there is: people, their logins at the networks, and the accounts they share.</summary>
internal sealed class People
{
    private readonly Dictionary<string, Person> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Network, string Person), Login> _logins = [];
    private readonly Dictionary<(string Network, string Key), Account> _accounts = [];
    private readonly Dictionary<(string Network, string Person), List<Account>> _byPerson = [];

    public IReadOnlyCollection<Person> All => _people.Values;
    public IReadOnlyCollection<Account> Accounts => _accounts.Values;

    public void Add(Person person) => _people[person.Id] = person;

    /// <summary>By id or e-mail address.</summary>
    public Person? Find(string? idOrEmail) =>
        idOrEmail is null ? null
        : _people.GetValueOrDefault(idOrEmail) ?? _people.Values.FirstOrDefault(person => person.Email == idOrEmail);

    /// <summary>Everybody can sign in everywhere; the login comes to be when it is first asked for.</summary>
    public Login LoginOf(Person person, NetworkTraits network)
    {
        if (!_logins.TryGetValue((network.Id, person.Id), out var login))
        {
            login = new Login(network.Id, person, network.LoginId(person));
            _logins.Add((network.Id, person.Id), login);
        }

        return login;
    }

    public Account? Account(string network, string kind, string id) => _accounts.GetValueOrDefault((network, $"{kind}:{id}"));

    /// <summary>By id alone, as the control API names it.</summary>
    public Account? Account(string network, string? id) =>
        _accounts.Values.FirstOrDefault(account => account.Network == network && (account.Id == id || account.Key == id));

    public void Add(Account account) => _accounts[(account.Network, account.Key)] = account;

    public void SetRole(Account account, Person person, string? role)
    {
        var key = (account.Network, person.Id);
        if (!_byPerson.TryGetValue(key, out var accounts))
        {
            _byPerson.Add(key, accounts = []);
        }

        if (role is null)
        {
            account.Roles.Remove(person.Id);
            accounts.Remove(account);
            return;
        }

        if (account.Roles.TryAdd(person.Id, role))
        {
            accounts.Add(account);
        }

        account.Roles[person.Id] = role;
    }

    /// <summary>What the login has a role on, in a steady order; without what was deleted.</summary>
    public IReadOnlyList<Account> AccountsOf(Login login, string kind) =>
        [.. _byPerson.GetValueOrDefault((login.Network, login.Person.Id), [])
            .Where(account => account.Kind == kind && !account.Conditions.Has(Conditions.Gone))];
}

using AccountHealth.Sandbox.World;

namespace AccountHealth.Sandbox.Control;

/// <summary>What happens to a page, channel or ad account.</summary>
internal static class AccountVerbs
{
    public static IEnumerable<ControlVerb> All =>
    [
        new("lose-page-role", "network, person, account, role? (none: no role any more)", true, LoseRole),
        Condition(Conditions.UnpublishPage),
        Condition(Conditions.DisableAdAccount),
        new("account", "network, kind, person?, role?, name?, id?, count?", false, Add),
    ];

    private static ControlVerb Condition(string name) => new(name, "network, account, on?, detail?", true, order =>
    {
        order.Account().Conditions.Set(name, order.On, order.Text("detail") ?? "");
        return ControlVerb.Done(order.On ? name : $"no longer {name}");
    });

    private static object LoseRole(ControlOrder order)
    {
        order.State.People.SetRole(order.Account(), order.Person(), order.Text("role"));
        return ControlVerb.Done(order.Text("role") is { } role ? $"now {role}" : "no role any more");
    }

    private static object Add(ControlOrder order)
    {
        var network = order.Network().Traits;
        var kind = order.Needed("kind");
        if (!network.Kinds.ContainsKey(kind))
        {
            throw new ControlRefusalException($"{network.Name} has no accounts of kind '{kind}', but {string.Join(", ", network.Kinds.Keys)}.");
        }

        var count = (int)order.Number("count", 1);
        var person = order.Text("person") is null ? null : order.Person();
        var ids = Enumerable.Range(0, count)
            .Select(index => Add(order, network, kind, person, count == 1 ? order.Text("name") : null, count == 1 ? order.Text("id") : null).Id)
            .ToList();
        return new { accounts = ids };
    }

    /// <summary>One more account; an id that exists gets one more person instead.</summary>
    public static Account Add(ControlOrder order, NetworkTraits network, string kind, Person? person, string? name = null, string? id = null)
    {
        var people = order.State.People;
        var number = people.Accounts.Count + 1;
        var account = id is null ? null : people.Account(network.Id, kind, id);
        if (account is null)
        {
            account = new Account(network.Id, kind, id ?? NativeIds.Digits($"{network.Id}{kind}{number}", 9), name ?? $"Sample {kind} {number}");
            people.Add(account);
        }

        if (person is not null)
        {
            people.SetRole(account, person, order.Text("role") ?? network.Kinds[kind]);
        }

        return account;
    }
}

namespace AccountHealth.Sandbox.Networks;

/// <summary>The networks in this assembly: a new file is enough to add one.</summary>
internal static class NetworkCatalog
{
    public static IReadOnlyList<ISandboxNetwork> Find()
    {
        var networks = typeof(NetworkCatalog).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(ISandboxNetwork)))
            .Select(type => (ISandboxNetwork)Activator.CreateInstance(type, nonPublic: true)!)
            .OrderBy(network => network.Traits.Id, StringComparer.Ordinal)
            .ToList();
        if (networks.GroupBy(network => network.Traits.Id).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new InvalidOperationException($"Two networks of the sandbox have the id '{twice.Key}'.");
        }

        return networks;
    }
}

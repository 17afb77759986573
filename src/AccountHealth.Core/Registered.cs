namespace AccountHealth.Core;

/// <summary>What registration found of one contract, by id.</summary>
internal static class Registered
{
    /// <exception cref="InvalidOperationException">Two have the same id. It stops the start.</exception>
    public static Dictionary<string, T> ById<T>(IEnumerable<T> all, Func<T, string> id, string what)
    {
        var byId = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var one in all)
        {
            if (!byId.TryAdd(id(one), one))
            {
                throw new InvalidOperationException($"Two {what} have the id '{id(one)}'. Rename one of them.");
            }
        }

        return byId;
    }
}

namespace AccountHealth.Core.Accounts;

/// <summary>Which authorization an account runs on.</summary>
internal static class Failover
{
    /// <summary>
    /// Stay on the one in use while it is usable; else the first usable in the order. One before it in the order takes
    /// over again once people preferred it, or a newer token or an accepted inspection showed that it works.
    /// </summary>
    /// <param name="usable">The usable ones, in order.</param>
    public static Ranked? Choose(IReadOnlyList<Ranked> usable, AccountVerdict previous, bool switchBack)
    {
        // One that lacks a scope or a role is used only when nothing better exists.
        var complete = usable.Where(one => one.Verdict.Lacks.Length == 0).ToList();
        var pool = complete.Count > 0 ? complete : usable;
        var current = pool.FirstOrDefault(one => one.Authorization.Id == previous.ActiveId);
        if (current is null)
        {
            return pool.Count > 0 ? pool[0] : null;
        }

        return pool
            .TakeWhile(one => one != current)
            .FirstOrDefault(one => ShownToWork(one.Authorization, switchBack) > previous.ActiveSince) ?? current;
    }

    private static DateTimeOffset? ShownToWork(Authorization authorization, bool switchBack) => switchBack
        ? new[] { authorization.PreferredAt, authorization.Token.RenewedAt, authorization.Token.Health.AcceptedAt }.Max()
        : authorization.PreferredAt;
}

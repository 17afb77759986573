using AccountHealth.Sandbox.Grants;
using AccountHealth.Sandbox.World;

namespace AccountHealth.Sandbox.Control;

/// <summary>What happens to a person at one network, or to what they granted.</summary>
internal static class PersonVerbs
{
    public static IEnumerable<ControlVerb> All =>
    [
        Killing("change-password", Causes.Password),
        Killing("revoke", Causes.Revoked),
        Condition(Conditions.Checkpoint),
        Condition(Conditions.Unconfirmed),
        Condition(Conditions.Lock),
        Condition(Conditions.Suspend),
        Condition(Conditions.Restrict),
        Condition(Conditions.Gone),
        new("drop-permission", "network, person, app?, scope", true, DropPermission),
        new("expire-now", "network, person, app?, token? (access, refresh or all)", true, ExpireNow),
        new("unused-for", "network, person, app?, days", true, UnusedFor),
    ];

    private static ControlVerb Killing(string name, string cause) => new(name, "network, person, app?", true, order =>
    {
        var grants = order.Grants();
        foreach (var grant in grants)
        {
            GrantBook.Kill(grant, cause);
        }

        return Counted(grants);
    });

    private static ControlVerb Condition(string name) => new(name, "network, person or account, on?, detail?", true, order =>
    {
        // Networks lock and suspend people or what they own; a network's behaviour says which it reads.
        var conditions = order.Text("account") is null ? order.Login().Conditions : order.Account().Conditions;
        conditions.Set(name, order.On, order.Text("detail") ?? "");
        return ControlVerb.Done(order.On ? name : $"no longer {name}");
    });

    private static object DropPermission(ControlOrder order)
    {
        var scope = order.Needed("scope");
        var grants = order.Grants();
        foreach (var grant in grants)
        {
            if (grant.Scopes.Remove(scope))
            {
                grant.Declined.Add(scope);
            }
        }

        return Counted(grants);
    }

    private static object ExpireNow(ControlOrder order)
    {
        var grants = order.Grants();
        var now = order.State.Clock.GetUtcNow();
        var which = order.Text("token") ?? Token.Access;
        foreach (var token in grants.SelectMany(grant => grant.Tokens))
        {
            // A network's own kinds (page, short) are ways of access.
            var kind = token.Kind == Token.Refresh ? Token.Refresh : Token.Access;
            if (which == "all" || which == kind)
            {
                token.Ends = token.Ends < now ? token.Ends : now;
            }
        }

        return Counted(grants);
    }

    private static object UnusedFor(ControlOrder order)
    {
        var grants = order.Grants();
        var back = TimeSpan.FromDays(order.Number("days", 60));
        foreach (var grant in grants)
        {
            grant.AuthorizedAt -= back;
            foreach (var token in grant.Tokens)
            {
                token.IssuedAt -= back;
                token.LastUsedAt -= back;
                token.Ends -= back;
            }
        }

        return Counted(grants);
    }

    private static object Counted(IReadOnlyList<Grant> grants) => new { grants = grants.Count, tokens = grants.Sum(grant => grant.Tokens.Count) };
}

using AccountHealth.Sandbox.Grants;
using AccountHealth.Sandbox.World;

namespace AccountHealth.Sandbox.Control;

/// <summary>The clock, more people, tokens for load tests, and what was asked.</summary>
internal static class WorldVerbs
{
    public static IEnumerable<ControlVerb> All =>
    [
        new("clock-offset", "days?, hours?, seconds? (from the real time)", false, order =>
        {
            order.State.Clock.Offset = TimeSpan.FromDays(order.Number("days", 0)) + TimeSpan.FromHours(order.Number("hours", 0))
                + TimeSpan.FromSeconds(order.Number("seconds", 0));
            return new { now = order.State.Clock.GetUtcNow() };
        }),
        new("page-size", "size (the most that a list answers at once)", false, order =>
        {
            order.State.PageSize = Math.Max(1, (int)order.Number("size", 2));
            return new { size = order.State.PageSize };
        }),
        new("reset", "", false, order =>
        {
            order.State.Reset();
            return ControlVerb.Done("reset");
        }),
        new("person", "name?, id?, email?, count?", false, order => new { people = AddPeople(order, extra: false).Select(person => person.Id) }),
        new("tokens", "network, count, app?, scopes? (space list), accounts? (of each), kind?", false, Mint),
        new("calls", "network?, endpoint? (its beginning), since? (unix seconds)", false, Calls),
    ];

    private static List<Person> AddPeople(ControlOrder order, bool extra)
    {
        var people = order.State.People;
        var count = (int)order.Number("count", 1);
        var added = new List<Person>(count);
        for (var index = 0; index < count; index++)
        {
            var number = people.All.Count + 1;
            var id = count == 1 ? order.Text("id") ?? $"person-{number}" : $"person-{number}";
            var person = new Person(id, order.Text("name") is { } name && count == 1 ? name : $"Person {number}",
                count == 1 && order.Text("email") is { } mail ? mail : $"{id}@example.com", extra || count > 1);
            people.Add(person);
            added.Add(person);
        }

        return added;
    }

    // As after a consent of each: a load test needs thousands, and clicks none of them.
    private static object Mint(ControlOrder order)
    {
        var network = order.Network().Traits;
        var app = order.App();
        var now = order.State.Clock.GetUtcNow();
        var scopes = order.Text("scopes")?.Split(' ') ?? [.. network.Scopes.Keys];
        var kind = order.Text("kind") ?? network.Kinds.Keys.First();
        var rows = AddPeople(order, extra: true).Select(person =>
        {
            var login = order.State.People.LoginOf(person, network);
            var accounts = Enumerable.Range(0, (int)order.Number("accounts", 0))
                .Select(_ => AccountVerbs.Add(order, network, kind, person).Id).ToList();
            var grant = order.State.Grants.Add(new Grant { App = app, Login = login, Scopes = [.. scopes], AuthorizedAt = now });
            var access = order.State.Grants.IssueAccess(grant, network, now);
            var refresh = network.RefreshPrefix.Length == 0 || app.Conditions.Has("no-refresh") ? null : order.State.Grants.IssueRefresh(grant, network, now);
            return new
            {
                person = person.Id,
                name = person.Name,
                email = person.Email,
                login = login.Id,
                accessToken = access.Value,
                accessEnds = access.Ends,
                refreshToken = refresh?.Value,
                refreshEnds = refresh?.Ends,
                accounts,
            };
        });
        return new { tokens = rows.ToList() };
    }

    private static object Calls(ControlOrder order)
    {
        var network = order.Text("network");
        var beginning = order.Text("endpoint") ?? "";
        var since = order.Number("since", 0);
        var counts = order.State.Calls.Counts
            .Where(one => (network is null || one.Key.Network == network) && one.Key.Second >= since
                && one.Key.Endpoint.StartsWith(beginning, StringComparison.Ordinal))
            .OrderBy(one => one.Key.Second)
            .Select(one => new { network = one.Key.Network, endpoint = one.Key.Endpoint, second = one.Key.Second, count = one.Value })
            .ToList();
        return new
        {
            total = counts.Sum(one => one.count),
            busiestSecond = counts.GroupBy(one => one.second).Select(second => second.Sum(one => one.count)).DefaultIfEmpty().Max(),
            counts,
            last = order.State.Calls.Last.Where(call => network is null || call.Network == network)
                .Select(call => new { at = call.At, network = call.Network, method = call.Method, path = call.Path, status = call.Status }).ToList(),
        };
    }
}

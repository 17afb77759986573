using System.Globalization;
using AccountHealth.Sandbox.Faults;
using AccountHealth.Sandbox.Grants;

namespace AccountHealth.Sandbox.Control;

/// <summary>What happens to a whole network, and the apps that are registered with it.</summary>
internal static class NetworkVerbs
{
    public static IEnumerable<ControlVerb> All =>
    [
        Fault("outage", FaultKind.Outage, "on?, path?", _ => ""),
        Fault("slow", FaultKind.Slow, "milliseconds, on?, path?", order => Text(order.Number("milliseconds", 2000))),
        Fault("rate-limited", FaultKind.RateLimited, "wait? (seconds), on?, path?", order => Text(order.Number("wait", 60))),
        Fault("garbage", FaultKind.Garbage, "as? (html or json), on?, path?", order => order.Text("as") ?? "html"),
        Fault("drop-connection", FaultKind.DropConnection, "on?, path?", _ => ""),
        new("app", "network, id, secret?, redirect?", false, Register),
        new("app-condition", "network, app?, condition (no-refresh, testing, …), on?", false, order =>
        {
            order.App().Conditions.Set(order.Needed("condition"), order.On, order.Text("detail") ?? "");
            return ControlVerb.Done(order.Needed("condition"));
        }),
    ];

    private static ControlVerb Fault(string name, FaultKind kind, string fields, Func<ControlOrder, string> value) =>
        new(name, "network, " + fields, false, order =>
        {
            order.State.Faults.Set(new Fault(order.Network().Traits.Id, kind, order.Text("path"), value(order)), order.On);
            return ControlVerb.Done(order.On ? name : $"no longer {name}");
        });

    private static object Register(ControlOrder order)
    {
        var network = order.Network().Traits;
        var id = order.Needed("id");
        var app = order.State.Apps.Find(network.Id, id);
        if (app is null)
        {
            app = new App(network.Id, id) { Secret = order.Text("secret") ?? AppRegistry.SampleSecret };
            order.State.Apps.Add(app);
        }

        app.Secret = order.Text("secret") ?? app.Secret;
        if (order.Text("redirect") is { } redirect)
        {
            app.Redirects.Add(redirect);
        }

        return new { app = app.Id, redirects = app.Redirects };
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}

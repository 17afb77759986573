using System.Globalization;
using AccountHealth.Sandbox.Hosting;
using AccountHealth.Sandbox.Networks;

namespace AccountHealth.Sandbox.Control;

/// <summary>The sandbox at a glance, and one form that makes things happen.</summary>
internal static class ControlPage
{
    private static readonly string[] Fields = ["app", "scope", "role", "days", "milliseconds", "wait", "as", "path", "detail", "hours", "count", "kind", "id", "name", "secret", "redirect"];

    public static string Of(SandboxState state) => Html.Page("Control", $"""
        <p class="mark">Sandbox – pretends to be the networks. Nothing here is real.</p>
        <h1>Control</h1>
        <p>The networks' clock shows {Time(state.Clock.GetUtcNow())}. {state.Grants.Tokens.Count} tokens are out.</p>
        {Form(state)}
        {Faults(state)}
        <h2>People</h2>{Html.Table(["Id", "Name", "E-mail"], state.People.All.Where(one => !one.Extra).Select(one => new[] { one.Id, one.Name, one.Email }))}
        <h2>Apps</h2>{Html.Table(["Network", "Client id", "Redirects", "Conditions"], state.Apps.All.Select(one => new[]
        {
            one.Network, one.Id, string.Join(", ", one.Redirects.Prepend("this machine")), string.Join(", ", one.Conditions.Names),
        }))}
        <h2>Accounts</h2>{Accounts(state)}
        <h2>Last calls</h2>{Html.Table(["At", "Network", "Method", "Path", "Status"], state.Calls.Last.Select(one => new[]
        {
            Time(one.At), one.Network, one.Method, one.Path, one.Status == 0 ? "dropped" : one.Status.ToString(CultureInfo.InvariantCulture),
        }))}
        <h2>What is pretended, and how sure it is</h2>{Behaviours(state)}
        """, wide: true);

    private static string Form(SandboxState state) => $"""
        <h2>Make something happen</h2>
        <form method="post"><div class="fields">
        {Html.Select("verb", "What", ControlVerb.All.Values.Select(verb => (verb.Name, verb.Fields.Length == 0 ? verb.Name : $"{verb.Name}: {verb.Fields}")))}
        {Html.Select("network", "Network", state.Networks.Select(one => (one.Traits.Id, one.Traits.Name)))}
        {Html.Select("person", "Person", state.People.All.Where(one => !one.Extra).Select(one => (one.Id, one.Name)).Prepend(("", "–")))}
        {Html.Select("account", "Account", state.People.Accounts.Take(100).Select(one => (one.Key, $"{one.Network}: {one.Name}")).Prepend(("", "–")))}
        {Html.Select("on", "On", [("true", "on"), ("false", "off")])}
        {string.Concat(Fields.Select(field => Html.Input(field, field)))}
        </div><p><button class="main">Do it</button></p></form>
        """;

    private static string Faults(SandboxState state) => state.Faults.All.Count == 0 ? "" :
        "<h2>Faults that are on</h2>" + Html.Table(["Network", "Fault", "Path", "Value"],
            state.Faults.All.Select(one => new[] { one.Network, one.Kind.ToString(), one.Path ?? "all but consent", one.Value }));

    private static string Accounts(SandboxState state) =>
        Html.Table(["Network", "Kind", "Id", "Name", "Roles", "Conditions"], state.People.Accounts.Take(100).Select(one => new[]
        {
            one.Network, one.Kind, one.Id, one.Name, string.Join(", ", one.Roles.Select(role => $"{role.Key} {role.Value}")),
            string.Join(", ", one.Conditions.Names),
        }));

    private static string Behaviours(SandboxState state) =>
        "<p>D: read in the network's documents, T: in a transcription, C: in running code, M: from memory, I: assumed.</p>"
        + Html.Table(["Network", "Behaviour", "Verb", "Source"], state.Networks.SelectMany(network => BehaviourAttribute.Of(network)
            .Select(one => new[] { network.Traits.Name, one.What, one.Verb ?? "", one.Confidence })));

    private static string Time(DateTimeOffset at) => at.ToString("u", CultureInfo.InvariantCulture);
}

using System.Globalization;
using AccountHealth.Sandbox.Grants;
using AccountHealth.Sandbox.Networks;
using AccountHealth.Sandbox.World;

namespace AccountHealth.Sandbox.Control;

/// <summary>What somebody wants to happen: named fields, from JSON or from the form of the control page.</summary>
internal sealed class ControlOrder(SandboxState state, IReadOnlyDictionary<string, string> fields)
{
    public SandboxState State { get; } = state;

    /// <summary>"on": false (or 0, off) takes a condition or a fault back.</summary>
    public bool On => Text("on") is not ("false" or "0" or "off");

    public string? Text(string name) => fields.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

    public string Needed(string name) => Text(name) ?? throw new ControlRefusalException($"Say which {name}.");

    public double Number(string name, double otherwise) => Text(name) is not { } text ? otherwise
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : throw new ControlRefusalException($"{name} is not a number.");

    public ISandboxNetwork Network() =>
        State.Network(Needed("network")) ?? throw new ControlRefusalException($"The sandbox has no network '{Text("network")}'.");

    public Person Person() =>
        State.People.Find(Needed("person")) ?? throw new ControlRefusalException($"Nobody here is called '{Text("person")}'.");

    public Login Login() => State.People.LoginOf(Person(), Network().Traits);

    public Account Account() =>
        State.People.Account(Network().Traits.Id, Needed("account"))
        ?? throw new ControlRefusalException($"{Network().Traits.Name} has no account '{Text("account")}'.");

    public App App() =>
        State.Apps.Find(Network().Traits.Id, Text("app") ?? AppRegistry.SampleId)
        ?? throw new ControlRefusalException($"{Network().Traits.Name} has no app '{Text("app")}'.");

    /// <summary>What the person granted to the named app, or to all apps.</summary>
    public IReadOnlyList<Grant> Grants()
    {
        var app = Text("app");
        return [.. State.Grants.Of(Login()).Where(grant => app is null || grant.App.Id == app)];
    }
}

/// <summary>The order makes no sense; the message says why.</summary>
internal sealed class ControlRefusalException(string message) : Exception(message);
